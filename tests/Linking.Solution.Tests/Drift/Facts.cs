namespace Linking.Solution.Tests.Drift;

/// <summary>Named elements with what is to be the same of them in the code and in the solution.</summary>
internal sealed class Facts
{
    private readonly SortedDictionary<string, string> values = new(StringComparer.Ordinal);

    /// <summary>The names of the elements, as messages give them.</summary>
    public IEnumerable<string> Names => values.Keys;

    /// <summary>Adds an element; the same one twice is a fact of its own.</summary>
    public void Add(string name, string value = "")
    {
        if (!values.TryAdd(name, value))
        {
            values[name + " (again)"] = value;
        }
    }

    /// <summary>Says where code and solution are not the same.</summary>
    public static IReadOnlyList<string> Differences(Facts code, Facts solution) =>
    [
        .. code.Names.Except(solution.Names, StringComparer.Ordinal).Select(name => $"The code relies on the {name}, and the solution does not have it."),
        .. solution.Names.Except(code.Names, StringComparer.Ordinal).Select(name => $"The solution has the {name}, and the code does not know it."),
        .. code.values.Where(fact => solution.values.TryGetValue(fact.Key, out var other) && other != fact.Value)
            .Select(fact => $"The {fact.Key} is '{fact.Value}' in the code and '{solution.values[fact.Key]}' in the solution."),
    ];
}
