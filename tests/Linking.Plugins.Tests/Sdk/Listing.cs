namespace Linking.Tests.Sdk;

/// <summary>The public interface of an assembly as text: a header line and member lines for each type, by full name with arity.</summary>
internal sealed class Listing
{
    private readonly Dictionary<string, ListedType> types;

    private Listing(IEnumerable<ListedType> types)
    {
        this.types = types.ToDictionary(type => type.FullName);
    }

    public IEnumerable<ListedType> Types => types.Values;

    public static Listing Of(IEnumerable<ListedType> types)
    {
        return new Listing(types);
    }

    /// <summary>The listing that the tests keep.</summary>
    public static Listing Kept()
    {
        return Parse(KeptText());
    }

    public static string KeptText()
    {
        var assembly = typeof(Listing).Assembly;
        var texts = assembly.GetManifestResourceNames().Where(name => name.StartsWith("Listing/", StringComparison.Ordinal)).Order(StringComparer.Ordinal)
            .Select(name =>
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            return reader.ReadToEnd();
        });
        return string.Join("\n\n", texts);
    }

    public static Listing Parse(string text)
    {
        var lines = text.ReplaceLineEndings("\n").Split("\n\n").Select(block => block.Split('\n').Where(line => line.Length > 0 && line[0] != '#').ToList());
        return new Listing(lines.Where(block => block.Count > 0).Select(block => new ListedType(block[0], [.. block.Skip(1).Select(line => line.Trim())])));
    }

    public ListedType? Find(string fullName)
    {
        return types.GetValueOrDefault(fullName);
    }
}
