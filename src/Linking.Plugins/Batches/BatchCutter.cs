using System.Linq;

namespace Linking.Plugins.Batches;

/// <summary>
/// Cuts what is left of a batch of keys among new batches. The batch itself is over when all of them are there, so that its run cannot
/// end before, and from then on stands for what it did alone.
/// </summary>
internal sealed class BatchCutter(BatchStore batches)
{
    /// <summary>Cuts the batch. Repeated after a crash it adds the same batches, and those that are there already stay as they are.</summary>
    internal void Cut(Batch batch, int parts)
    {
        var rest = CustomerRange.Of(batch).CutBehind(batch.Progress.Cursor, parts);
        batches.Add(rest.Select((range, index) => new Batch
        {
            RunId = batch.RunId,
            Kind = batch.Kind,
            Table = batch.Table,
            From = range.From,
            To = range.To,
            Progress = new BatchProgress { Cursor = index == 0 ? batch.Progress.Cursor : string.Empty },
        }));
        batches.Shorten(batch.Id, CustomerRange.EndWith(batch.Progress.Cursor), $"The rest was cut into {rest.Count} batches.");
    }
}
