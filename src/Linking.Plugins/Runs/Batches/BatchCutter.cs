using System.Linq;

namespace Linking.Plugins.Runs.Batches;

/// <summary>
/// Cuts a batch, or what is left of it, among new batches. The batch itself is over when all of them are there, so that its run cannot
/// end before.
/// </summary>
internal sealed class BatchCutter(BatchStore batches)
{
    /// <summary>Cuts the batch. Repeated after a crash it adds the same batches, and those that are there already stay as they are.</summary>
    internal void Cut(Batch batch, int parts)
    {
        var rest = (batch.Kind == BatchKind.Orphans ? CreationRange.Between(batch.Progress.Cursor) : batch.Range.CutBehind(batch.Progress.Cursor, parts)).ToList();
        for (var index = 0; index < rest.Count; index++)
        {
            batches.Add(new Batch
            {
                RunId = batch.RunId,
                Kind = batch.Kind,
                Table = batch.Table,
                Range = rest[index],
                Progress = new BatchProgress { Cursor = index == 0 && batch.Kind == BatchKind.Keys ? batch.Progress.Cursor : string.Empty },
            });
        }

        batches.Save(batch.Id, batch.Progress, BatchStatus.Completed, $"The rest was cut into {rest.Count} batches.");
    }
}
