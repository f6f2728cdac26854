using System;
using System.Collections.Generic;
using System.Linq;
using Linking.Plugins.Execution;
using Linking.Plugins.Planning;
using Linking.Plugins.Requirements;
using Linking.Plugins.Schema;
using Linking.Plugins.Writing;

namespace Linking.Plugins.Linking;

/// <summary>Applies a plan table by table, adds the lookup where it is missing, and says how every row ended.</summary>
internal sealed class LinkApplier(ExecutionScope scope, SourceTables tables, ILinkWriter writer, bool isPreview, Func<bool> stop)
{
    /// <summary>How many writes were left for a later attempt.</summary>
    internal int Left { get; private set; }

    /// <summary>The first row, in the order of rows, whose write was left; null when none was.</summary>
    internal RowKey? FirstLeft { get; private set; }

    /// <summary>Writes the rows and gives each as it ended: a rejected write ends as an issue. Rows that were changed meanwhile are named apart.</summary>
    /// <param name="rows">Rows whose link changes.</param>
    /// <param name="changedMeanwhile">Receives the rows that somebody else changed since they were read.</param>
    internal List<AppliedRow> Write(IEnumerable<PlannedRow> rows, ICollection<RowKey> changedMeanwhile)
    {
        var applied = new List<AppliedRow>();

        // Sorted, so that parallel executions take locks in one order, and that what is left lies behind what was written.
        foreach (var ofTable in rows.OrderBy(row => row.Row).GroupBy(row => row.Row.Table, StringComparer.Ordinal))
        {
            if (TableWithLookup(ofTable.Key) is not { } table)
            {
                continue;
            }

            foreach (var result in writer.Write(table, ofTable.ToList(), stop))
            {
                if (result.Outcome == WriteOutcome.RowChanged)
                {
                    changedMeanwhile.Add(result.Row.Row);
                }
                else if (ToApplied(result) is { } ended)
                {
                    applied.Add(ended);
                }
            }
        }

        return applied;
    }

    private AppliedRow? ToApplied(WriteResult result)
    {
        var row = result.Row;
        switch (result.Outcome)
        {
            case WriteOutcome.Written:
                return new AppliedRow(row, RowPart.Own);
            case WriteOutcome.Left:
                Left++;
                FirstLeft = FirstLeft is { } first && first.CompareTo(row.Row) < 0 ? first : row.Row;
                return null;
            case WriteOutcome.RowGone:
                return new AppliedRow(Gone(row), RowPart.Own);
            default:
                var issue = row.Issue is { } known
                    ? known with { Code = IssueCode.WriteRejected } : new RowIssue(IssueCode.WriteRejected, row.Owner.IsEmpty ? [] : [row.Owner]);
                return new AppliedRow(row with { Change = Change.Issue, To = row.From, Issue = issue }, RowPart.Own, result.Failure);
        }
    }

    // That a claimed row is gone for good shows at the second look of a run. One that nobody claims is nothing any more.
    private static PlannedRow Gone(PlannedRow row)
    {
        var gone = row with { Change = Change.Unchanged, From = null, To = null, Issue = null, IsGuarded = false, Waited = false };
        if (row.Owner.IsEmpty)
        {
            return gone;
        }

        var issue = (row.Issue ?? new RowIssue(IssueCode.RowNotFound, [row.Owner])) with { Code = IssueCode.RowNotFound };
        return gone with { Change = Change.Left, End = gone with { Change = Change.Issue, Issue = issue } };
    }

    private TableShape? TableWithLookup(string name)
    {
        if (tables.ShapeOf(name) is not { } table || table.Lookup is not null || isPreview)
        {
            return tables.ShapeOf(name);
        }

        if (scope.IsInTransaction)
        {
            tables.Learn(table, "no such column, and a column cannot be added inside a transaction");
            return null;
        }

        var outcome = new LookupColumns(scope.Service, tables.Current.Profile.Kind).Ensure(table);
        tables.Learn(outcome.Table, outcome.Refusal);
        scope.Trace(outcome.Refusal is null
            ? $"Lookup {outcome.Table.Lookup?.LogicalName} added to {name}."
            : $"No lookup on {name}: {outcome.Refusal}");
        return outcome.Refusal is null ? outcome.Table : null;
    }
}
