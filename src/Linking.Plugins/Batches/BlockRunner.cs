using System;
using System.Collections.Generic;
using System.Linq;
using Linking.Plugins.Execution;
using Linking.Plugins.Facts;
using Linking.Plugins.Issues;
using Linking.Plugins.Keys;
using Linking.Plugins.Linking;
using Linking.Plugins.Planning;
using Linking.Plugins.Requirements;
using Linking.Plugins.RunRecords;
using Linking.Plugins.Schema;

namespace Linking.Plugins.Batches;

/// <summary>Takes the rows of one block of a batch through the round, and counts them.</summary>
internal sealed class BlockRunner
{
    private readonly SourceTables tables;
    private readonly bool isPreview;
    private readonly bool isRepair;
    private readonly Round round;
    private readonly IssueStore? issues;

    internal BlockRunner(ExecutionScope scope, RunRow run, SourceTables tables, Func<bool> stop)
    {
        this.tables = tables;
        isPreview = run.Mode == RunMode.Preview;
        isRepair = run.Mode == RunMode.Repair;
        round = new Round(scope, tables, isPreview, stop);
        issues = tables.Current.Has(Names.Issue.Table) ? new IssueStore(scope.Service, tables.Current.Shapes[Names.Issue.Table], scope.UtcNow) : null;
    }

    /// <summary>How many rows the latest block wrote.</summary>
    internal int Written { get; private set; }

    /// <summary>Begins to collect the facts of a block.</summary>
    internal FactCollector NewFacts() => round.NewFacts();

    /// <summary>Plans, writes, records and counts the rows of a block.</summary>
    /// <param name="batch">The batch; its progress receives the counts, and what was left.</param>
    /// <param name="facts">The facts of the block.</param>
    /// <param name="partOf">What part a planned row has in this block.</param>
    /// <param name="closes">Whether the issues of rows are closed that are in order.</param>
    /// <returns>False when the time was over before all rows were written; what was done is counted.</returns>
    internal bool Run(Batch batch, FactCollector facts, Func<PlannedRow, RowPart> partOf, bool closes = false)
    {
        var acted = new Dictionary<string, long>(StringComparer.Ordinal);
        var result = round.Execute(
            facts,
            row => batch.Acts && batch.Expected.MayHold(row) ? Look.Second : Look.AtOnce,
            partOf,
            closes,
            row => MayAct(batch, row.Row.Table, acted));
        return Count(batch, result, facts.KeyProblems);
    }

    // A fingerprint tells buckets of rows, not rows: what has begun to be missing since the looks may fall into the same ones. So a batch acts on
    // no more rows than its look left, and what is beyond waits for the next look.
    private static bool MayAct(Batch batch, string table, Dictionary<string, long> acted)
    {
        acted.TryGetValue(table, out var before);
        acted[table] = before + 1;
        return batch.Progress.Counts.ExaminedOf(table) + before < batch.Expected.RowsOf(table);
    }

    /// <summary>Writes rows that need no plan, and counts them.</summary>
    /// <returns>False when the time was over before all rows were written; what was done is counted.</returns>
    internal bool Write(Batch batch, IReadOnlyList<PlannedRow> rows) => Count(batch, round.Write(rows), []);

    private bool Count(Batch batch, RoundResult result, IReadOnlyCollection<KeyProblem> problems)
    {
        Written = result.Written;
        var progress = batch.Progress;
        var standing = StandingIssues(result.Rows);
        RowKey? last = null;
        foreach (var row in result.Rows.OrderBy(row => row.Row.Row))
        {
            if (result.FirstLeft is { } end && row.Row.Row.CompareTo(end) >= 0)
            {
                break;
            }

            last = row.Row.Row;
            if (progress.CountedTo is not { } counted || row.Row.Row.CompareTo(counted) > 0)
            {
                Count(batch, row, standing);
            }
        }

        if (result.FirstLeft is not null)
        {
            progress.CountedTo = last ?? progress.CountedTo;
            return false;
        }

        progress.CountedTo = null;
        if (batch.Pass == Batch.FirstPass && CountsAt(batch))
        {
            foreach (var problem in problems)
            {
                progress.Counts.Add(tables.Linked.Find(problem.Key.Pair)?.LogicalName
                    ?? problem.Key.Pair.EntityName.ToLowerInvariant(), Change.Issue, hadLink: false);
            }
        }

        return true;
    }

    private void Count(Batch batch, AppliedRow applied, HashSet<Guid> standing)
    {
        var row = applied.Row;
        var progress = batch.Progress;
        var isLeft = row.Change == Change.Left && !standing.Contains(IssueSubject.OfRow(row.Row));
        if (isLeft)
        {
            progress.Left.Add(row.Row, row.End!.To, row.End.IsGuarded);
            if (row.End.IsGuarded && !isPreview)
            {
                // What the guard would hold back, in case it does.
                progress.Samples.Add(new SampleRow(row.Row, Change.Left, row.From, row.End.To, ReasonOf(row.End, row.End.Change)));
            }

        }

        if (!CountsAt(batch))
        {
            return;
        }

        if (batch.Pass > Batch.FirstPass)
        {
            // What did not wait was counted at the first look.
            if (batch.Acts && row.Waited)
            {
                Count(progress, row, row.Change, applied.Failure);
                NoteDispute(progress, row);
            }

            return;
        }

        if (applied.Part == RowPart.Own && (isPreview ? row.From : row.To) is not null)
        {
            progress.Sums.Of(row.Row.Table).Add(row.Row.Id);
        }

        if (applied.Part == RowPart.Disputed)
        {
            progress.Counts.NoteDispute(row.Row.Table, 1);
            return;
        }

        if (!isLeft)
        {
            Count(progress, row, row.Change == Change.Left ? Change.Issue : row.Change, applied.Failure);
            NoteDispute(progress, row);
        }
        else if (isPreview)
        {
            // A preview does not settle: it says what the second look would do as things are now.
            Count(progress, row.End!, row.End!.Change, applied.Failure);
        }
        else
        {
            progress.Counts.Add(row.Row.Table, Change.Left, hadLink: row.From is not null);
        }
    }

    private static void NoteDispute(BatchProgress progress, PlannedRow row)
    {
        if (row.Issue is { Code: IssueCode.ClaimedByTwoProfiles })
        {
            progress.Counts.NoteDispute(row.Row.Table, -1);
        }
    }

    // Where all keys are read, the rows of issues are counted with them.
    private bool CountsAt(Batch batch) => batch.Kind != BatchKind.Issues || isRepair;

    private static void Count(BatchProgress progress, PlannedRow row, Change change, string failure)
    {
        progress.Counts.Add(row.Row.Table, change, hadLink: row.From is not null);
        if (change != Change.Unchanged)
        {
            progress.Samples.Add(
                new SampleRow(row.Row, change, row.From, row.To, ReasonOf(row, change) + (failure.Length == 0 ? string.Empty : ": " + failure)));
        }
    }

    private static string ReasonOf(PlannedRow row, Change change)
    {
        return row.Issue?.Code.ToString()
            ?? row.End?.Issue?.Code.ToString()
            ?? (change == Change.Unlinked ? nameof(IssueCode.KeyNotFound) : change.ToString());
    }

    // Where all that a second look would do is to open an issue that stands already, there is nothing to wait for.
    private HashSet<Guid> StandingIssues(IReadOnlyList<AppliedRow> rows)
    {
        var expected = rows
            .Where(row => row.Row is { Change: Change.Left, End: { Writes: false, Issue: not null } })
            .Select(row => IssueTexts.ForRow(row.Row.Row, row.Row.End!.Issue!))
            .ToDictionary(issue => issue.Id);
        return issues is null || expected.Count == 0
            ? []
            : [.. issues.ReadById(expected.Keys).Where(issue => issue.IsOpen && issue.Code == expected[issue.Id].Code.ToString()).Select(issue => issue.Id)];
    }
}
