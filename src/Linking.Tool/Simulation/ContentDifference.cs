namespace Linking.Tool.Simulation;

/// <summary>
/// What it takes to turn the stored rows of a table into those of a file. Keeps 32 bytes a stored row while comparing, then one a row of the file.
/// </summary>
internal sealed class ContentDifference
{
    private readonly List<RowFate> fates = [];

    /// <summary>Compares.</summary>
    /// <param name="stored">What the organisation holds.</param>
    /// <param name="wanted">What it shall hold, in the order of the file.</param>
    public ContentDifference(IEnumerable<ContentRow> stored, IEnumerable<ContentRow> wanted)
    {
        var rest = stored.ToDictionary(row => row.Id, row => row.Fingerprint());
        foreach (var row in wanted)
        {
            var fate = !rest.Remove(row.Id, out var fingerprint) ? RowFate.Created : fingerprint == row.Fingerprint() ? RowFate.Unchanged : RowFate.Changed;
            fates.Add(fate);
            Writes += fate == RowFate.Unchanged ? 0 : 1;
        }

        Deleted = [.. rest.Keys.Order()];
    }

    private ContentDifference(IReadOnlyList<Guid> deleted, IReadOnlyCollection<Guid> created)
    {
        fates.AddRange(Enumerable.Repeat(RowFate.Created, created.Count));
        Writes = created.Count;
        Deleted = deleted;
    }

    /// <summary>Stored rows that are deleted, by id.</summary>
    public IReadOnlyList<Guid> Deleted { get; }

    /// <summary>Rows of the file that are created or changed.</summary>
    public int Writes { get; }

    public bool IsEmpty => Writes == 0 && Deleted.Count == 0;

    /// <summary>What it takes to delete every stored row and to create every row of the file.</summary>
    public static ContentDifference Recreation(IEnumerable<ContentRow> stored, IEnumerable<ContentRow> wanted) =>
        new([.. stored.Select(row => row.Id).Order()], [.. wanted.Select(row => row.Id)]);

    /// <summary>The rows of the file that are created or changed.</summary>
    /// <param name="wanted">The same rows in the same order as before.</param>
    public IEnumerable<(RowFate Fate, ContentRow Row)> Select(IEnumerable<ContentRow> wanted)
    {
        var index = 0;
        foreach (var row in wanted)
        {
            var fate = fates[index++];
            if (fate != RowFate.Unchanged)
            {
                yield return (fate, row);
            }
        }
    }
}
