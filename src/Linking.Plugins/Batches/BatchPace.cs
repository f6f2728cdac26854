using System;
using Linking.Plugins.Execution;

namespace Linking.Plugins.Batches;

/// <summary>How fast an execution gets on with a batch of keys, and in how many parts others had better do the rest.</summary>
internal sealed class BatchPace(Batch batch, Deadline deadline, ExecutionScope scope)
{
    private const int MostParts = 16;

    private readonly double shareBefore = ShareOf(batch);

    /// <summary>As many parts as executions like this one would be needed for the rest; one where a batch is not cut.</summary>
    internal int Parts => IsCut ? (int)Math.Min(MostParts, Math.Max(1, Math.Ceiling(ExecutionsLeft ?? MostParts))) : 1;

    /// <summary>Whether the rest takes so many executions that it is cut at once: until it is, no other worker can help.</summary>
    internal bool IsHopeless => IsCut && ExecutionsLeft >= MostParts;

    // A later look goes over the ranges as the first one left them.
    private bool IsCut => batch.Kind == BatchKind.Keys && batch.Pass == Batch.FirstPass;

    // Null while nothing is done, and where customers are no GUIDs and so cannot be told apart.
    private double? ExecutionsLeft
    {
        get
        {
            var share = ShareOf(batch);
            var elapsed = scope.UtcNow() - scope.StartedOn;
            var budget = deadline.End - scope.StartedOn;
            return share > shareBefore ? (1 - share) / (share - shareBefore) * (elapsed.TotalSeconds / Math.Max(1, budget.TotalSeconds)) : null;
        }
    }

    private static double ShareOf(Batch batch) => batch.Kind == BatchKind.Keys ? CustomerRange.Of(batch).ShareDone(batch.Progress.Cursor) : 0;
}
