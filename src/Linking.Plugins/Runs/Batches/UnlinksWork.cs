using System.Globalization;
using System.Linq;

namespace Linking.Plugins.Runs.Batches;

/// <summary>Looks at held rows once more, now that the run has seen every key, and unlinks those that still nobody claims.</summary>
internal sealed class UnlinksWork : IBatchWork
{
    private const int BlockSize = 500;

    public BlockOutcome Next(Batch batch, BlockRunner runner)
    {
        var done = batch.Progress.Cursor.Length == 0 ? 0 : int.Parse(batch.Progress.Cursor, CultureInfo.InvariantCulture);
        var rows = batch.Progress.Held.Skip(done).Take(BlockSize).Select(held => held.Row).ToList();
        var look = runner.NewLook();
        look.AtRows(rows, allKeysWereRead: true);
        if (!runner.Run(look, batch.Progress, _ => RowPart.Planned))
        {
            return BlockOutcome.Unfinished;
        }

        done += rows.Count;
        batch.Progress.Cursor = done.ToString(CultureInfo.InvariantCulture);
        return done >= batch.Progress.Held.Count ? BlockOutcome.Last : BlockOutcome.More;
    }
}
