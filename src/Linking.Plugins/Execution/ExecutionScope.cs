using System;
using Microsoft.Xrm.Sdk;

namespace Linking.Plugins.Execution;

/// <summary>What one execution of a plug-in has to work with. Made anew for each execution; nothing of it outlives the execution.</summary>
internal sealed record ExecutionScope
{
    /// <summary>Calls made as the user of the step.</summary>
    public required IOrganizationService Service { get; init; }

    /// <summary>Writes one line of trace.</summary>
    public required Action<string> Trace { get; init; }

    /// <summary>The clock (UTC); injected, so that tests decide what time it is.</summary>
    public required Func<DateTime> UtcNow { get; init; }

    public Guid OrganizationId { get; init; }

    /// <summary>The user in whose name the execution writes.</summary>
    public Guid UserId { get; init; }

    /// <summary>Whether the execution is part of a database transaction: then a failed call leaves the transaction unusable.</summary>
    public bool IsInTransaction { get; init; }

    /// <summary>Whether the platform can queue this execution again.</summary>
    public bool IsAsynchronous { get; init; }

    /// <summary>How many plug-ins deep the execution is, from 1.</summary>
    public int Depth { get; init; } = 1;

    /// <summary>When the execution began (UTC).</summary>
    public DateTime StartedOn { get; init; }

    /// <summary>When the event was that the execution answers (UTC): an asynchronous step runs some time after it, and perhaps several times.</summary>
    public DateTime QueuedOn { get; init; }

    /// <summary>When the caller wants the execution to end at the latest (UTC); null when only the budget limits it.</summary>
    public DateTime? EndBy { get; init; }

    /// <summary>When to stop: at the end of the budget, or before when the caller wants so.</summary>
    internal Deadline DeadlineWithin(TimeSpan budget)
    {
        var end = StartedOn + budget;
        return new Deadline(UtcNow, EndBy < end ? EndBy.Value : end);
    }
}
