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
        if (!runner.Run(look, batch.Progress, facts => PartOf(facts, rows, runner)))
        {
            return BlockOutcome.Unfinished;
        }

        if (block.Count > 0)
        {
            batch.Progress.Cursor = block[block.Count - 1].Id.ToString("N");
        }

        return block.Count == rest.Count ? BlockOutcome.Last : BlockOutcome.More;
    }

    // What the guard held back is known to have lost its key; the run's own guard decides about it.
    private static RowPart PartOf(RowFacts facts, HashSet<RowKey> rows, BlockRunner runner)
    {
        if (!rows.Contains(facts.Row))
        {
            return RowPart.None;
        }

        var isHeld = runner.Issues.Find(IssueSubject.OfRow(facts.Row))?.Code == nameof(IssueCode.HeldByGuard);
        return isHeld && facts.Claims.Count == 0 && facts.LinkedTo is not null ? RowPart.Held : RowPart.Planned;
    }
}
