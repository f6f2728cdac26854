using System;
using System.Collections.Generic;
using System.Linq;
using Linking.Plugins.Issues;
using Linking.Plugins.Linking;
using Linking.Plugins.Planning;
using Linking.Plugins.RunRecords;
using Linking.Plugins.Schema;

namespace Linking.Plugins.Batches;

/// <summary>
/// Looks at the rows and keys of open issues again, page by page: writes what can be written now, and closes the issues that are over. That
/// a claim or a key is gone counts only at a second look, as with links. The cursor is the next page.
/// </summary>
internal sealed class IssuesWork(RunRow run, IssueStore? store) : IBatchWork
{
    private const int PageSize = 500;

    public BlockOutcome Next(Batch batch, BlockRunner runner)
    {
        if (store is null)
        {
            return BlockOutcome.Last;
        }

        var page = store.ReadOpen(batch.Progress.Cursor, PageSize);
        var rows = new HashSet<RowKey>(page.Issues.Select(issue => issue.Row).OfType<RowKey>().Where(row => run.Concerns(row.Table)));
        var keyIssues = page.Issues.Where(issue => issue.Row is null).ToList();
        var rowIssues = page.Issues.Where(issue => issue.Row is { } row && rows.Contains(row));
        var facts = runner.NewFacts();
        facts.ReadCustomers(rowIssues.Concat(keyIssues).SelectMany(issue => issue.Customers).Distinct().ToList());
        if (keyIssues.Exists(issue => issue.Customers.Count == 0))
        {
            facts.ReadKeysWithoutCustomer();
        }

        facts.AtRows(rows);
        var claimed = new HashSet<RowKey>(rows.Where(facts.IsClaimed));
        if (!runner.Run(batch, facts, row => rows.Contains(row.Row) ? RowPart.Own : RowPart.None, closes: true))
        {
            return BlockOutcome.Unfinished;
        }

        var subjects = new HashSet<Guid>(facts.KeyProblems.Select(problem => IssueSubject.OfKey(problem.Key, problem.CustomerId)));
        Close(batch, page.Issues.Where(issue => issue.Row is { } row && rows.Contains(row) && !claimed.Contains(row) && !facts.IsLinked(row)));
        Close(batch, keyIssues.Where(issue => !subjects.Contains(issue.Id)));
        batch.Progress.Cursor = page.NextCursor;
        return page.NextCursor.Length == 0 ? BlockOutcome.Last : BlockOutcome.More;
    }

    private void Close(Batch batch, IEnumerable<RecordedIssue> over)
    {
        foreach (var issue in over)
        {
            var subject = new RowKey(Names.Issue.Table, issue.Id);
            if (batch.Acts && batch.Expected.MayHold(subject))
            {
                store!.Close(issue);
            }
            else if (run.Mode != RunMode.Preview)
            {
                batch.Progress.Left.Add(subject, null, isGuarded: false);
            }
        }
    }
}
