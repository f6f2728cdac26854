using System;
using System.Collections.Generic;
using System.Linq;
using Linking.Plugins.Planning;

namespace Linking.Plugins.Runs.Batches;

/// <summary>Looks at the rows of open issues again; the cursor is the last issue done, in the order of their ids.</summary>
internal sealed class IssuesWork(RunRow run) : IBatchWork
{
    private const int BlockSize = 500;

    public BlockOutcome Next(Batch batch, BlockRunner runner)
    {
        var rest = runner.Issues.All
            .Where(issue => issue.Row is { } row && run.Concerns(row.Table))
            .OrderBy(issue => issue.Id.ToString("N"), StringComparer.Ordinal)
            .Where(issue => string.CompareOrdinal(issue.Id.ToString("N"), batch.Progress.Cursor) > 0)
            .ToList();
        var block = rest.Take(BlockSize).ToList();
        var rows = new HashSet<RowKey>(block.Select(issue => issue.Row!.Value));
        var look = runner.NewLook();
        look.AtRows(rows, allKeysWereRead: false);
        if (!runner.Run(look, batch.Progress, facts => rows.Contains(facts.Row) ? RowPart.Planned : RowPart.None))
        {
            return BlockOutcome.Unfinished;
        }

        if (block.Count > 0)
        {
            batch.Progress.Cursor = block[block.Count - 1].Id.ToString("N");
        }

        return block.Count == rest.Count ? BlockOutcome.Last : BlockOutcome.More;
    }
}
