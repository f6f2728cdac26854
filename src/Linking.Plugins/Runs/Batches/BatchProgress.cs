using System;
using System.Collections.Generic;

namespace Linking.Plugins.Runs.Batches;

/// <summary>How far a batch is: saved in one write after each block, so that the next attempt goes on from there.</summary>
internal sealed class BatchProgress
{
    /// <summary>Where the next block begins: the last customer done, or a paging cookie.</summary>
    public string Cursor { get; set; } = string.Empty;

    public TableCounts Counts { get; init; } = new();

    /// <summary>Fingerprints of the rows that are linked, as far as they were looked at.</summary>
    public RowSketches Sketches { get; init; } = new();

    /// <summary>Rows held for unlinking.</summary>
    public List<HeldRow> Held { get; init; } = [];

    /// <summary>Some rows of each change, for a preview.</summary>
    public SampleRows Samples { get; init; } = new();

    /// <summary>Rows of the block under way that were counted already, because the time was over in the middle of it.</summary>
    public HashSet<Guid> Done { get; init; } = [];
}
