namespace Linking.Plugins.Batches;

/// <summary>How far a reading of linked rows is.</summary>
/// <param name="Table">The table being read; empty before the first.</param>
/// <param name="Page">Number and cookie of the table's next page; empty for its first.</param>
internal readonly record struct LinksCursor(string Table, string Page)
{
    private const char Separator = ' ';

    /// <summary>Reads the kept form; an empty text is the beginning.</summary>
    internal static LinksCursor Parse(string text)
    {
        var parts = text.Split([Separator], 2);
        return parts.Length == 2 ? new LinksCursor(parts[0], parts[1]) : new LinksCursor(string.Empty, string.Empty);
    }

    public override string ToString() => Table + Separator + Page;
}
