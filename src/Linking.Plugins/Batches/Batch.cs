using System;
using Linking.Plugins.Schema;

namespace Linking.Plugins.Batches;

/// <summary>A piece of a run small enough for one execution, as its row says; <see cref="Progress"/> changes while it is worked on.</summary>
internal sealed record Batch
{
    /// <summary>The first look of a run.</summary>
    internal const int FirstPass = 1;

    public Guid Id { get; init; }

    public Guid RunId { get; init; }

    public BatchKind Kind { get; init; }

    /// <summary>Logical name of the table; empty when the batch concerns all tables of the run.</summary>
    public string Table { get; init; } = string.Empty;

    /// <summary>Where its range begins, in the form of its kind; empty for the beginning.</summary>
    public string From { get; init; } = string.Empty;

    /// <summary>Where its range ends, in the form of its kind; empty for the end.</summary>
    public string To { get; init; } = string.Empty;

    /// <summary>For what linked rows are read.</summary>
    public LinkReading Reading { get; init; }

    /// <summary>1 for the first look; after that even numbers look again, and the odd ones that follow them act.</summary>
    public int Pass { get; init; } = FirstPass;

    /// <summary>The batch of the first look whose range this one looks at again; empty in the first look.</summary>
    public Guid Origin { get; init; }

    /// <summary>When looking again: what the look before left. When acting: what both looks left alike.</summary>
    public LeftRows Expected { get; init; } = new();

    public BatchStatus Status { get; init; }

    /// <summary>When an execution last said that it is at work (UTC); null when none does.</summary>
    public DateTime? Heartbeat { get; init; }

    /// <summary>When the row was last written (UTC).</summary>
    public DateTime? ModifiedOn { get; init; }

    public int Attempts { get; init; }

    /// <summary>Into how many parts the rest behind the cursor is being cut; 0 while it is not.</summary>
    public int Parts { get; init; }

    public BatchProgress Progress { get; init; } = new();

    /// <summary>The version of the row that was read, for taking the batch over exactly once.</summary>
    public string? RowVersion { get; init; }

    /// <summary>Whether the batch acts on what waited for a second look.</summary>
    internal bool Acts => Pass > FirstPass && Pass % 2 == 1;

    /// <summary>Whether something is to be done still.</summary>
    internal bool IsUnfinished => Status is BatchStatus.Queued or BatchStatus.Processing or BatchStatus.Waiting;

    /// <summary>Whether the batch is there to be taken: queued, given back, or left behind by an execution that must have ended long ago.</summary>
    internal bool IsFree(DateTime utcNow)
    {
        return Status == BatchStatus.Queued
            || (Status == BatchStatus.Processing && (Heartbeat is not { } heartbeat || utcNow - heartbeat > PlatformLimits.Takeover));
    }

    /// <summary>Whether nothing will happen to the batch by itself.</summary>
    internal bool IsStuck(DateTime utcNow) => Status switch
    {
        BatchStatus.Waiting => true,
        BatchStatus.Processing => utcNow - (Heartbeat ?? ModifiedOn ?? utcNow) > PlatformLimits.Takeover,
        BatchStatus.Queued => utcNow - (ModifiedOn ?? utcNow) > PlatformLimits.Patience,
        _ => false,
    };
}
