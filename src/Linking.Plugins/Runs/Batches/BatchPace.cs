using System;

namespace Linking.Plugins.Runs.Batches;

/// <summary>How fast an execution gets on with a batch of keys, and in how many parts others had better do the rest.</summary>
internal sealed class BatchPace(Batch batch, Deadline deadline, ExecutionScope scope)
{
    private const int MostParts = 16;

    private readonly double shareBefore = batch.Range.ShareDone(batch.Progress.Cursor);

    /// <summary>As many parts as executions like this one would be needed for the rest; one where a batch cannot be cut.</summary>
    internal int Parts => batch.Kind == BatchKind.Keys ? (int)Math.Min(MostParts, Math.Max(1, Math.Ceiling(ExecutionsLeft ?? MostParts))) : 1;

    /// <summary>Whether the rest takes so many executions that it is cut at once: until it is, no other worker can help.</summary>
    internal bool IsHopeless => batch.Kind == BatchKind.Keys && ExecutionsLeft >= MostParts;

    // Null while nothing is done, and where customers are no GUIDs and so cannot be told apart.
    private double? ExecutionsLeft
    {
        get
        {
            var share = batch.Range.ShareDone(batch.Progress.Cursor);
            var elapsed = scope.UtcNow() - scope.StartedOn;
            var budget = deadline.End - scope.StartedOn;
            return share > shareBefore ? (1 - share) / (share - shareBefore) * (elapsed.TotalSeconds / Math.Max(1, budget.TotalSeconds)) : null;
        }
    }
}
