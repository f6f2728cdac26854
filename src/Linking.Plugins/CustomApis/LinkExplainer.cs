using System;
using System.Collections.Generic;
using System.Linq;
using Linking.Plugins.Execution;
using Linking.Plugins.Facts;
using Linking.Plugins.Issues;
using Linking.Plugins.Keys;
using Linking.Plugins.Planning;
using Linking.Plugins.Queries;
using Linking.Plugins.Requirements;
using Linking.Plugins.RunRecords;
using Linking.Plugins.Schema;
using Microsoft.Xrm.Sdk;

namespace Linking.Plugins.CustomApis;

/// <summary>Explains the link of one row by looking at it as a run would, with everything read anew. Writes nothing, not even a judgement.</summary>
internal sealed class LinkExplainer(ExecutionScope scope)
{
    private readonly BlockQuery query = new(scope.Service);

    /// <summary>Explains a row.</summary>
    /// <exception cref="InvalidPluginExecutionException">No row is named, or its table does not exist.</exception>
    internal Explanation Explain(string? table, string? rowId)
    {
        var row = RowOf(table, rowId);
        var shape = new TableShapeReader(scope.Service).Read([row.Table]).TryGetValue(row.Table, out var found)
            ? found
            : throw Refusal($"there is no table '{row.Table}' in this environment. Give the logical name of a table, such as contact.");
        var session = new SnapshotSession(scope);
        var snapshot = session.Load([], readAnew: true, record: false);
        var present = new SourceRowReader(query).ById(shape, [row.Id]).Select(one => (SourceRow?)one).FirstOrDefault();
        var keys = new KeyTracer(query, snapshot).Find(row, present?.LinkedTo);
        var tables = new SourceTables(session.Reader, snapshot);
        if (snapshot.Unmet.Count == 0)
        {
            // A pair that nobody declared is judged when a key of it is met, as in a run.
            tables.Meet(keys.Select(key => key.Key.Pair));
        }

        return new Explanation
        {
            Row = row,
            Exists = present is not null,
            LinkedTo = present?.LinkedTo,
            LinkedProfileExists = present?.LinkedTo is { } profile && new ProfileReader(query, snapshot.Profile, []).ById([profile]).Any(),
            UnmetByEnvironment = snapshot.Unmet,
            SourceTables = StatesOf(tables, row.Table),
            Keys = keys,
            Issue = IssueOf(row, snapshot),
            Outcome = OutcomeOf(row, tables),
        };
    }

    private static RowKey RowOf(string? table, string? rowId)
    {
        if (table is null)
        {
            throw Refusal("no table is given. Give the logical name of the row's table, such as contact.");
        }

        return Guid.TryParse(rowId, out var id) && id != Guid.Empty
            ? new RowKey(table.ToLowerInvariant(), id)
            : throw Refusal($"the row id '{rowId}' is no GUID. Give the id of a row of {table}.");
    }

    private RecordedIssue? IssueOf(RowKey row, OrganizationSnapshot snapshot)
    {
        return snapshot.Has(Names.Issue.Table)
            ? new IssueStore(scope.Service, snapshot.Shapes[Names.Issue.Table], scope.UtcNow).ReadById([IssueSubject.OfRow(row)])
                .FirstOrDefault(issue => issue.IsOpen)
            : null;
    }

    private static List<SourceTableState> StatesOf(SourceTables tables, string table)
    {
        return tables.Current.Tables.Values.Where(state => state.Table.LogicalName == table).OrderBy(state => state.Pair.ToString(), StringComparer.Ordinal)
            .ToList();
    }

    private Outcome OutcomeOf(RowKey row, SourceTables tables)
    {
        if (tables.Current.Unmet.Count > 0)
        {
            return OutcomeText.Skipped(tables.Current.Unmet);
        }

        var states = StatesOf(tables, row.Table);
        if (states.Count == 0)
        {
            return OutcomeText.NotUnified(row.Table);
        }

        if (!tables.IsLinkable(row.Table))
        {
            return OutcomeText.Skipped(states.SelectMany(state => state.Unmet).Distinct().ToList());
        }

        var collector = new FactCollector(scope.Service, tables);
        collector.AtRows([row]);
        var facts = collector.Of(row);
        return facts.Exists || facts.Claims.Count > 0
            ? OutcomeText.Of(facts, LinkPlanner.Plan(facts, Look.AtOnce), LinkPlanner.Plan(facts, Look.Second))
            : OutcomeText.Gone(row);
    }

    private static InvalidPluginExecutionException Refusal(string reason) => new($"{Names.Api.ExplainLink}: {reason}");
}
