using Linking.Tool.Generate;

namespace Linking.Tool.Simulation;

/// <summary>Rows of one table that wait to be written together.</summary>
internal sealed class WriteBatch
{
    /// <summary>Rows that a bulk message carries at most.</summary>
    private const int LargestBulk = 1000;

    private const int MostSingles = 10;

    /// <summary>Draws how the rows will be written.</summary>
    /// <param name="table">The table.</param>
    /// <param name="kind">What to do with the rows; not Delete.</param>
    /// <param name="random">Draws message and size.</param>
    public WriteBatch(ContentTable table, ChangeKind kind, SeededRandom random)
    {
        Table = table;
        Kind = kind;
        Message = random.Chance(0.4) ? WriteMessage.Upsert : kind == ChangeKind.Create ? WriteMessage.Create : WriteMessage.Update;
        Bulk = random.Chance(0.9);
        Size = 1 + random.Next(Bulk ? LargestBulk : MostSingles);
    }

    public ContentTable Table { get; }

    public ChangeKind Kind { get; }

    public WriteMessage Message { get; }

    /// <summary>True to write all rows with one message.</summary>
    public bool Bulk { get; }

    public int Size { get; }

    public List<ContentRow> Rows { get; } = [];

    public bool IsFull => Rows.Count >= Size;
}
