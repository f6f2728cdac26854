using System.Text.RegularExpressions;

namespace Linking.Tests.Sdk;

/// <summary>One type of a listing.</summary>
internal sealed partial class ListedType
{
    public ListedType(string header, IReadOnlyList<string> members)
    {
        Header = header;
        Members = members;
        var match = HeaderPattern().Match(header);
        if (!match.Success)
        {
            throw new FormatException("Not the header of a type: " + header);
        }

        Kind = match.Groups["kind"].Value;
        IsAbstract = match.Groups["modifier"].Value == "abstract";
        TypeParameters = [.. match.Groups["parameters"].Value.Split(", ", StringSplitOptions.RemoveEmptyEntries)];
        Namespace = match.Groups["namespace"].Value.TrimEnd('.');
        FullName = match.Groups["namespace"].Value + match.Groups["name"].Value + (TypeParameters.Count > 0 ? "`" + TypeParameters.Count : "");
    }

    public string Header { get; }

    public IReadOnlyList<string> Members { get; }

    public string Kind { get; }

    public bool IsAbstract { get; }

    public string Namespace { get; }

    public string FullName { get; }

    public IReadOnlyList<string> TypeParameters { get; }

    /// <summary>Whether the type is wrong without the member: whoever implements the interface or derives from the class must see it.</summary>
    public bool MustBeWhole(string member)
    {
        return Kind is "interface" or "enum" || (IsAbstract && member.Contains(" abstract ", StringComparison.Ordinal));
    }

    /// <summary>The name by which overloads are overloads of each other.</summary>
    public static string NameOf(string member)
    {
        return NamePattern().Match(member).Groups["name"].Value;
    }

    [GeneratedRegex(@"^(?<modifier>abstract|sealed|static)? ?(?<kind>class|interface|enum|struct) (?<namespace>(\w+\.)*)(?<name>[\w+]+)(<(?<parameters>[^>]*)>)?(?= |$)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex HeaderPattern();

    [GeneratedRegex(@"(?<name>\.ctor|\w+)(<[^<>]*>)?(\(|\[.*\] \{| \{| = |$)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NamePattern();
}
