using System;
using System.Collections.Generic;
using Linking.Plugins.RunRecords;

namespace Linking.Plugins.Batches;

/// <summary>What a run does next.</summary>
internal abstract record RunStep
{
    private RunStep()
    {
    }

    /// <summary>Nothing: batches are unfinished, or the run is not under way.</summary>
    internal sealed record Nothing : RunStep;

    /// <summary>Work on further batches.</summary>
    /// <param name="Batches">The batches, not there yet.</param>
    internal sealed record Work(IReadOnlyList<Batch> Batches) : RunStep;

    /// <summary>Wait for the tables to settle.</summary>
    /// <param name="Until">When to look again (UTC).</param>
    /// <param name="Why">Why, for people.</param>
    internal sealed record Settle(DateTime Until, string Why) : RunStep;

    /// <summary>End, or stop until somebody approves.</summary>
    /// <param name="Status">The status.</param>
    /// <param name="Note">What is to be said; empty when nothing is.</param>
    /// <param name="Held">How many changes are held back; in a preview, how many rows would be looked at again.</param>
    internal sealed record End(RunStatus Status, string Note, long Held) : RunStep;
}
