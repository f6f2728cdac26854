using System;

namespace Linking.Plugins.Runs.Batches;

/// <summary>A piece of a run small enough for one execution, as its row says; <see cref="Progress"/> changes while it is worked on.</summary>
internal sealed class Batch
{
    public Guid Id { get; init; }

    public Guid RunId { get; init; }

    public BatchKind Kind { get; init; }

    /// <summary>Logical name of the table; empty when the batch concerns all tables of the run.</summary>
    public string Table { get; init; } = string.Empty;

    public CustomerRange Range { get; init; } = CustomerRange.All;

    public BatchStatus Status { get; init; }

    /// <summary>When an execution last said that it is at work (UTC); null when none does.</summary>
    public DateTime? Heartbeat { get; init; }

    public int Attempts { get; init; }

    /// <summary>Into how many parts the rest behind the cursor is being cut; 0 while it is not.</summary>
    public int Parts { get; init; }

    public BatchProgress Progress { get; init; } = new();

    /// <summary>
    /// Whether the batch is there to be taken: queued, given back, or left behind by an execution that must have ended long ago.
    /// </summary>
    internal bool IsFree(DateTime utcNow)
    {
        return Status == BatchStatus.Queued
            || (Status == BatchStatus.Processing && (Heartbeat is not { } heartbeat || utcNow - heartbeat > Schema.PlatformLimits.Takeover));
    }

    /// <summary>The version of the row that was read, for taking the batch over exactly once.</summary>
    public string? RowVersion { get; init; }
}
