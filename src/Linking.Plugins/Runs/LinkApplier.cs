using System;
using System.Collections.Generic;
using System.Linq;
using Linking.Plugins.Planning;
using Linking.Plugins.Schema;
using Linking.Plugins.Writing;

namespace Linking.Plugins.Runs;

/// <summary>Applies a plan table by table, adds the lookup where it is missing, and says how every row ended.</summary>
internal sealed class LinkApplier(ExecutionScope scope, TableRegister tables, ILinkWriter writer, bool isPreview, Func<bool> stop)
{
    /// <summary>How many writes were left for a later attempt.</summary>
    internal int Left { get; private set; }

    /// <summary>Applies the plan and gives each row as it ended: a rejected write ends as an issue.</summary>
    internal List<AppliedRow> Apply(IReadOnlyList<PlannedRow> plan)
    {
        var applied = plan.Where(row => !row.Writes).Select(row => new AppliedRow(row)).ToList();
        foreach (var ofTable in plan.Where(row => row.Writes).GroupBy(row => row.Row.Table, StringComparer.Ordinal))
        {
            if (TableWithLookup(ofTable.Key) is { } table)
            {
                applied.AddRange(writer.Write(table, ofTable.ToList(), stop).Select(ToApplied).OfType<AppliedRow>());
            }
        }

        return applied;
    }

    private AppliedRow? ToApplied(WriteResult result)
    {
        switch (result.Outcome)
        {
            case WriteOutcome.Written:
                return new AppliedRow(result.Row);
            case WriteOutcome.Left:
                Left++;
                return null;
            case WriteOutcome.RowGone:
                return Rejected(result, IssueCode.RowNotFound);
            default:
                return Rejected(result, IssueCode.WriteRejected);
        }
    }

    private static AppliedRow Rejected(WriteResult result, IssueCode code)
    {
        var issue = result.Row.Issue ?? new RowIssue(code, [], string.Empty, string.Empty, string.Empty);
        return new AppliedRow(result.Row with { Change = Change.Issue, To = result.Row.From, Issue = issue with { Code = code } }, result.Failure);
    }

    private TableShape? TableWithLookup(string name)
    {
        var table = tables.ShapeOf(name);
        if (table.Lookup is not null || isPreview)
        {
            return table;
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
