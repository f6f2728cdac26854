namespace Linking.Tool.Input;

/// <summary>The input is refused; nothing has been written.</summary>
internal sealed class InputException(IReadOnlyList<InputError> errors)
    : Exception(string.Join('\n', errors))
{
    public InputException(string file, int? line, string problem, string remedy)
        : this([new InputError(file, line, problem, remedy)])
    {
    }

    public IReadOnlyList<InputError> Errors { get; } = errors;
}
