using Linking.Plugins.Planning;

namespace Linking.Plugins.Runs.Batches;

/// <summary>Looks at one row.</summary>
internal sealed class RowWork(RowKey row) : IBatchWork
{
    public BlockOutcome Next(Batch batch, BlockRunner runner)
    {
        var look = runner.NewLook();
        look.AtRows([row], allKeysWereRead: false);
        return runner.Run(look, batch.Progress, facts => facts.Row == row ? RowPart.Planned : RowPart.None) ? BlockOutcome.Last : BlockOutcome.Unfinished;
    }
}
