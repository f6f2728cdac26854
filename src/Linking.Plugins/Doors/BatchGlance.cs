using System;
using Linking.Plugins.Runs.Batches;

namespace Linking.Plugins.Doors;

/// <summary>A batch as far as it must be known to see whether it is stuck; without what it carries.</summary>
internal sealed record BatchGlance
{
    public Guid Id { get; init; }

    public BatchStatus Status { get; init; }

    public DateTime? Heartbeat { get; init; }

    public DateTime? ModifiedOn { get; init; }

    public string? RowVersion { get; init; }

    public required TableCounts Counts { get; init; }

    internal bool IsUnfinished => Status is BatchStatus.Queued or BatchStatus.Processing or BatchStatus.Waiting;

    /// <summary>Whether nothing will happen to the batch by itself.</summary>
    internal bool IsStuck(DateTime now) => Status switch
    {
        BatchStatus.Waiting => true,
        BatchStatus.Processing => now - (Heartbeat ?? DateTime.MinValue) > Patience.WithWorker,
        BatchStatus.Queued => now - (ModifiedOn ?? now) > Patience.WithQueue,
        _ => false,
    };
}
