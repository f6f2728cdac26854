using System.Collections;
using System.Globalization;

namespace Linking.Tool.Input.Files;

/// <summary>
/// Decides which rows of a file count. An export that only appends holds several versions of a row: the newest counts, by SinkModifiedOn,
/// then by versionnumber, then by its place. A row whose newest version is marked as deleted does not count. Kept in memory are the ids.
/// </summary>
internal sealed class RowVersions
{
    private readonly int isDelete;
    private readonly int sinkModifiedOn;
    private readonly int versionNumber;
    private readonly HashSet<Guid> ids = [];
    private readonly Dictionary<Guid, (DateTime Sink, long Version, long Number, bool Deleted)> newest = [];
    private readonly List<long> leftOut = [];
    private readonly bool hasVersions;

    /// <summary>Looks which of the marks the file has.</summary>
    public RowVersions(TableRows rows)
    {
        isDelete = rows.IndexOf(RowMarks.IsDelete);
        sinkModifiedOn = rows.IndexOf(RowMarks.SinkModifiedOn);
        versionNumber = rows.IndexOf(RowMarks.VersionNumber);
        hasVersions = sinkModifiedOn >= 0 || versionNumber >= 0;
    }

    /// <summary>Rows that a newer version replaces.</summary>
    public long Older { get; private set; }

    /// <summary>Rows that are marked as deleted.</summary>
    public long Deleted { get; private set; }

    /// <summary>Whether the current row is marked as deleted.</summary>
    public bool IsDeleted(TableRows row) => row[isDelete].Trim() is "1" || row[isDelete].Trim().Equals("true", StringComparison.OrdinalIgnoreCase);

    /// <summary>Adds the current row.</summary>
    /// <returns>False when the file has another row of that id and nothing says which is newer.</returns>
    public bool Add(TableRows row, Guid id)
    {
        var deleted = IsDeleted(row);
        if (!hasVersions)
        {
            _ = deleted ? LeaveOut(row.Number) : 0;
            Deleted += deleted ? 1 : 0;
            return deleted || ids.Add(id);
        }

        var entry = (Sink(row), Version(row), row.Number, deleted);
        if (!newest.TryGetValue(id, out var other))
        {
            newest.Add(id, entry);
            return true;
        }

        Older++;
        var (older, newer) = Comparer<(DateTime, long, long, bool)>.Default.Compare(entry, other) > 0 ? (other, entry) : (entry, other);
        _ = LeaveOut(older.Item3);
        newest[id] = newer;
        return true;
    }

    /// <summary>Leaves the current row out: it is marked as deleted and has no id that can be read.</summary>
    public void AddDeleted(TableRows row)
    {
        Deleted++;
        _ = LeaveOut(row.Number);
    }

    /// <summary>The rows that do not count, of so many; null when all do.</summary>
    public BitArray? LeftOut(long rows)
    {
        foreach (var (_, _, number, _) in newest.Values.Where(row => row.Deleted))
        {
            Deleted++;
            _ = LeaveOut(number);
        }

        newest.Clear();
        if (leftOut.Count == 0)
        {
            return null;
        }

        var bits = new BitArray((int)rows);
        foreach (var number in leftOut)
        {
            bits[(int)number] = true;
        }

        return bits;
    }

    private int LeaveOut(long number)
    {
        leftOut.Add(number);
        return leftOut.Count;
    }

    private DateTime Sink(TableRows row) =>
        DateTime.TryParse(row[sinkModifiedOn], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var moment)
            ? moment : default;

    private long Version(TableRows row) => long.TryParse(row[versionNumber], NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
