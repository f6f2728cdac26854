using System.Globalization;

namespace Linking.Plugins.Runs.Batches;

/// <summary>How far a reading of linked rows is.</summary>
/// <param name="Reading">For what the rows are read.</param>
/// <param name="Table">The table being read; empty before the first.</param>
/// <param name="Page">Number and cookie of the table's next page; empty for its first.</param>
internal sealed record OrphanCursor(LinkReading Reading, string Table = "", string Page = "")
{
    private const int Parts = 3;
    private const char Separator = ' ';

    /// <summary>Reads the kept form; an empty text is the beginning of the first reading.</summary>
    internal static OrphanCursor Parse(string text)
    {
        var parts = text.Split([Separator], Parts);
        return parts.Length == Parts
            ? new OrphanCursor((LinkReading)int.Parse(parts[0], CultureInfo.InvariantCulture), parts[1], parts[2])
            : new OrphanCursor(LinkReading.BesideKeys);
    }

    public override string ToString() => string.Join(Separator.ToString(), ((int)Reading).ToString(CultureInfo.InvariantCulture), Table, Page);
}
