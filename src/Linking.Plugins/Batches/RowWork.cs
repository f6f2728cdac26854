using Linking.Plugins.Linking;
using Linking.Plugins.Planning;

namespace Linking.Plugins.Batches;

/// <summary>Looks at one row, at once: such a run does not wait, and so never clears a link.</summary>
internal sealed class RowWork(RowKey row) : IBatchWork
{
    public BlockOutcome Next(Batch batch, BlockRunner runner)
    {
        var facts = runner.NewFacts();
        facts.AtRows([row]);
        return runner.Run(batch, facts, planned => planned.Row == row ? RowPart.Own : RowPart.None, closes: true) ? BlockOutcome.Last : BlockOutcome.Unfinished;
    }
}
