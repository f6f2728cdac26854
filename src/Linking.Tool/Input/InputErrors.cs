namespace Linking.Tool.Input;

/// <summary>Collects what is wrong with an input, up to a number that a person reads in one go.</summary>
internal sealed class InputErrors
{
    public const int Limit = 20;

    private readonly List<InputError> errors = [];

    public IReadOnlyList<InputError> All => errors;

    /// <summary>True when reading on would add nothing.</summary>
    public bool Full => errors.Count >= Limit;

    public bool Any => errors.Count > 0;

    public void Add(string file, int? line, string problem, string remedy)
    {
        if (!Full)
        {
            errors.Add(new InputError(file, line, problem, remedy));
        }
    }

    /// <summary>Ends the reading when something is wrong.</summary>
    /// <exception cref="InputException">Something was added.</exception>
    public void ThrowIfAny()
    {
        if (Any)
        {
            throw new InputException(errors);
        }
    }
}
