using System.Text.RegularExpressions;
using Microsoft.AspNetCore.WebUtilities;

namespace EmbeddedDataverse.WebApi.Metadata;

/// <summary>
/// The query options of a request for definitions: <c>$select</c>, <c>$expand</c> with a selection of its own, and a
/// <c>$filter</c> of comparisons by eq and ne that are joined by and, or all by or.
/// </summary>
internal sealed partial class DefinitionOptions
{
    private readonly List<(string Property, bool IsEqual, string? Value)> conditions = [];
    private bool isAny;

    public IReadOnlySet<string>? Select { get; private set; }

    public IReadOnlyDictionary<string, DefinitionOptions> Expand { get; private set; } = new Dictionary<string, DefinitionOptions>();

    /// <summary>Every property that is named.</summary>
    public IEnumerable<string> Names => conditions.Select(condition => condition.Property).Concat(Select ?? new HashSet<string>()).Concat(Expand.Keys);

    public static DefinitionOptions Of(Uri address)
    {
        var options = new DefinitionOptions();
        foreach (var (name, value) in QueryHelpers.ParseQuery(address.Query))
        {
            options.Read(name, value.ToString());
        }

        return options;
    }

    public bool Matches(object definition)
    {
        bool Holds((string Property, bool IsEqual, string? Value) condition) =>
            (DefinitionWriter.Text(definition, condition.Property) == condition.Value) == condition.IsEqual;
        return conditions.Count == 0 || (isAny ? conditions.Any(Holds) : conditions.All(Holds));
    }

    private void Read(string name, string value)
    {
        switch (name)
        {
            case "$select":
                Select = value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal);
                break;
            case "$expand":
                Expand = Expansion().Matches(value)
                    .ToDictionary(match => match.Groups["name"].Value, match => Nested(match.Groups["options"].Value), StringComparer.Ordinal);
                break;
            case "$filter":
                Filter(value);
                break;
            default:
                throw ApiError.NotSupported($"The query option {name} of definitions");
        }
    }

    private static DefinitionOptions Nested(string text)
    {
        var options = new DefinitionOptions();
        foreach (var option in text.Split(';', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = option.IndexOf('=', StringComparison.Ordinal);
            options.Read(option[..Math.Max(equals, 0)].Trim(), option[(equals + 1)..]);
        }

        return options;
    }

    private void Filter(string text)
    {
        var parts = Either().Split(text);
        isAny = parts.Length > 1;
        foreach (var part in isAny ? parts : Both().Split(text))
        {
            var match = Comparison().Match(part);
            if (!match.Success)
            {
                throw ApiError.NotSupported($"'{part}' in $filter of definitions");
            }

            var value = match.Groups["text"].Success ? match.Groups["text"].Value.Replace("''", "'", StringComparison.Ordinal) : match.Groups["value"].Value;
            conditions.Add(
                (match.Groups["property"].Value, match.Groups["operator"].Value == "eq", value == "null" && !match.Groups["text"].Success ? null : value));
        }
    }

    [GeneratedRegex(@"(?<name>[A-Za-z]+)(\((?<options>[^()]*)\))?", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Expansion();

    [GeneratedRegex(@"\sor\s", RegexOptions.None, 1000)]
    private static partial Regex Either();

    [GeneratedRegex(@"\sand\s", RegexOptions.None, 1000)]
    private static partial Regex Both();

    [GeneratedRegex(@"^\s*\(?\s*(?<property>[A-Za-z/]+)\s+(?<operator>eq|ne)\s+(Microsoft\.Dynamics\.CRM\.[A-Za-z]+)?('(?<text>([^']|'')*)'|(?<value>[A-Za-z0-9-]+))\s*\)?\s*$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Comparison();
}
