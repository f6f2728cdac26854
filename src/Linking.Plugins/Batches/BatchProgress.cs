using Linking.Plugins.Planning;
using Linking.Plugins.RunRecords;

namespace Linking.Plugins.Batches;

/// <summary>How far a batch is: saved in one write after each block, so that the next attempt goes on from there.</summary>
internal sealed class BatchProgress
{
    /// <summary>Where the next block begins, in the form of the batch's kind.</summary>
    public string Cursor { get; set; } = string.Empty;

    public TableCounts Counts { get; init; } = new();

    /// <summary>Fingerprints of the rows that are linked, as far as they were looked at.</summary>
    public RowSketches Sums { get; init; } = new();

    /// <summary>What was left for a second look.</summary>
    public LeftRows Left { get; init; } = new();

    /// <summary>How much the first look saw.</summary>
    public Seen Seen { get; set; } = Seen.Nothing;

    /// <summary>Some rows of each change.</summary>
    public SampleRows Samples { get; init; } = new();

    /// <summary>
    /// Of the block under way, because the time was over in the middle of it: the last row, in the order of rows, up to which they
    /// are counted; null at the beginning of a block.
    /// </summary>
    public RowKey? CountedTo { get; set; }

    /// <summary>How large the block under way is, so that the next attempt does the same one; 0 at the beginning of a block.</summary>
    public int BlockSize { get; set; }
}
