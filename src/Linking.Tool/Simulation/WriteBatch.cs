using Linking.Tool.Generate;
using Linking.Tool.Input;

namespace Linking.Tool.Simulation;

/// <summary>Rows of one table that wait to be written together.</summary>
internal sealed class WriteBatch
{
    /// <summary>Rows that a bulk message carries at most.</summary>
    private const int LargestBulk = 1000;

    private const int MostSingles = 10;

    /// <summary>Draws how the rows will be written.</summary>
    /// <param name="table">The table.</param>
    /// <param name="kind">What to do with the rows.</param>
    /// <param name="random">Draws message and size.</param>
    public WriteBatch(ContentTable table, ChangeKind kind, SeededRandom random)
    {
        Table = table;
        Kind = kind;
        Message = Draw(kind, random);

        // Standard tables know no message that deletes several rows.
        Bulk = random.Chance(0.9) && (kind != ChangeKind.Delete || table.Kind == ProfileTableKind.Elastic);
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

    private static WriteMessage Draw(ChangeKind kind, SeededRandom random) => kind switch
    {
        ChangeKind.Delete => WriteMessage.Delete,
        _ when random.Chance(0.4) => WriteMessage.Upsert,
        ChangeKind.Create => WriteMessage.Create,
        _ => WriteMessage.Update,
    };
}
