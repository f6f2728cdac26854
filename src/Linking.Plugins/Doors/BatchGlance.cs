using System;
using Linking.Plugins.Runs;
using Linking.Plugins.Runs.Batches;
using Linking.Plugins.Schema;

namespace Linking.Plugins.Doors;

/// <summary>A batch as far as it must be known to see whether it is stuck; without what it carries.</summary>
internal sealed record BatchGlance
{
    /// <summary>A busy asynchronous service may take its time; queuing again too early costs a job that finds nothing to do.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

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
        BatchStatus.Processing => now - (Heartbeat ?? ModifiedOn ?? now) > PlatformLimits.Takeover,
        BatchStatus.Queued => now - (ModifiedOn ?? now) > Patience,
        _ => false,
    };
}
