using System;
using System.Collections.Generic;
using System.Linq;
using Linking.Plugins.Execution;
using Linking.Plugins.Facts;
using Linking.Plugins.Issues;
using Linking.Plugins.Planning;
using Linking.Plugins.Requirements;
using Linking.Plugins.Schema;
using Linking.Plugins.Writing;

namespace Linking.Plugins.Linking;

/// <summary>
/// The one round of linking that events, batches and single rows go through: facts, plan, write, record. A preview is the round with a
/// writer that refuses to write and no record.
/// </summary>
internal sealed class Round
{
    /// <summary>A row that others change again and again is left after so many attempts.</summary>
    private const int Attempts = 3;

    /// <summary>Clears at a time: few, because the claims on their rows are read once more just before.</summary>
    private const int ClearsAtOnce = 50;

    private readonly ExecutionScope scope;
    private readonly SourceTables tables;
    private readonly bool isPreview;
    private readonly Func<bool> stop;
    private readonly ILinkWriter writer;
    private readonly IssueStore? store;

    /// <summary>Makes the round for one execution.</summary>
    /// <param name="scope">What the execution has to work with.</param>
    /// <param name="tables">The source tables.</param>
    /// <param name="isPreview">Whether nothing is to be written.</param>
    /// <param name="stop">Asked before each write; when true, the rest is left.</param>
    internal Round(ExecutionScope scope, SourceTables tables, bool isPreview, Func<bool> stop)
    {
        this.scope = scope;
        this.tables = tables;
        this.isPreview = isPreview;
        this.stop = stop;
        writer = isPreview ? new PreviewWriter() : LinkWriters.For(scope.Service, tables.Current.Settings, scope.IsInTransaction);
        store = isPreview || !tables.Current.Has(Names.Issue.Table)
            ? null
            : new IssueStore(scope.Service, tables.Current.Shapes[Names.Issue.Table], scope.UtcNow, isGuarded: !scope.IsInTransaction);
    }

    /// <summary>Begins to collect the facts of a round.</summary>
    internal FactCollector NewFacts() => new(scope.Service, tables);

    /// <summary>Plans, writes and records the rows of which facts were collected.</summary>
    /// <param name="facts">The facts.</param>
    /// <param name="lookAt">How far the plan of a row may go.</param>
    /// <param name="partOf">What part a planned row has in this round.</param>
    /// <param name="closes">Whether the issues of rows are closed that are in order without having been written.</param>
    /// <param name="mayAct">Asked of each row that waited for its second look; when false, it waits for another one.</param>
    internal RoundResult Execute(
        FactCollector facts,
        Func<RowKey, Look> lookAt,
        Func<PlannedRow, RowPart> partOf,
        bool closes = false,
        Func<PlannedRow, bool>? mayAct = null)
    {
        facts.ReadRows();
        var plan = Plan(facts, lookAt);
        var applied = new List<AppliedRow>();
        var pending = new List<PlannedRow>();
        foreach (var planned in plan)
        {
            var part = partOf(planned);
            var waitsOn = part == RowPart.Own && planned.Waited && mayAct?.Invoke(planned) == false;
            var row = waitsOn ? LinkPlanner.Plan(facts.Of(planned.Row), Look.AtOnce) : planned;
            if (part == RowPart.Own && row.Writes)
            {
                pending.Add(row);
            }
            else if (part != RowPart.None)
            {
                applied.Add(new AppliedRow(row, part));
            }
        }

        var applier = new LinkApplier(scope, tables, writer, isPreview, stop);
        Write(facts, lookAt, applier, pending, applied);
        var recorded = store is null ? 0 : new IssueUpdate(store, tables.Linked).Apply(facts.KeyProblems, applied, closes);
        return new RoundResult(applied, recorded, applier.Left, applied.Count(row => facts.IsUnsettled(row.Row.Row)))
        {
            FirstLeft = applier.FirstLeft,
            Written = applied.Count(row => row.Part == RowPart.Own && row.Row.Writes),
        };
    }

    /// <summary>Writes rows that need no plan, as when all links of a table are cleared.</summary>
    internal RoundResult Write(IReadOnlyList<PlannedRow> rows)
    {
        var changed = new List<RowKey>();
        var applier = new LinkApplier(scope, tables, writer, isPreview, stop);
        var applied = applier.Write(rows, changed);

        // A row that somebody changes at this moment is met again when the page is read once more.
        var recorded = store is null ? 0 : new IssueUpdate(store, tables.Linked).Apply([], applied, closes: false);
        var firstLeft = changed.Concat(applier.FirstLeft is { } left ? [left] : []).OrderBy(row => row).Select(row => (RowKey?)row).FirstOrDefault();
        return new RoundResult(applied, recorded, applier.Left + changed.Count, 0) { FirstLeft = firstLeft, Written = applied.Count };
    }

    // Rows that stay as they are need no further proof: whatever would change them is an event or another row's claim of its own.
    private static List<PlannedRow> Plan(FactCollector facts, Func<RowKey, Look> lookAt)
    {
        var plan = facts.All().Select(row => LinkPlanner.Plan(row, lookAt(row.Row))).ToList();
        var doubtful = plan.Where(NeedsProof).Select(row => row.Row).Where(row => !facts.IsProven(row)).ToList();
        if (doubtful.Count == 0)
        {
            return plan.ConvertAll(row => Settled(facts, row));
        }

        facts.Prove(doubtful);
        var again = new HashSet<RowKey>(doubtful);
        return plan.ConvertAll(row => Settled(facts, again.Contains(row.Row) ? LinkPlanner.Plan(facts.Of(row.Row), lookAt(row.Row)) : row));
    }

    private static bool NeedsProof(PlannedRow row) =>
        row.Writes || row.Change is not (Change.Unchanged or Change.Issue) || row.Issue is { Code: not IssueCode.ClaimedByTwoProfiles };

    // What was read of the row's claims contradicts itself: the tables are moving.
    private static PlannedRow Settled(FactCollector facts, PlannedRow row)
    {
        return facts.IsUnsettled(row.Row) ? row with { Change = Change.Left, To = row.From, Issue = null, IsGuarded = false, End = row, Waited = false } : row;
    }

    private void Write(FactCollector facts, Func<RowKey, Look> lookAt, LinkApplier applier, List<PlannedRow> pending, List<AppliedRow> applied)
    {
        for (var attempt = 1; pending.Count > 0; attempt++)
        {
            var changed = new List<RowKey>();
            var clears = pending.FindAll(row => row.To is null && !isPreview);
            applied.AddRange(applier.Write(pending.Except(clears), changed));
            for (var start = 0; start < clears.Count; start += ClearsAtOnce)
            {
                var rows = clears.GetRange(start, Math.Min(ClearsAtOnce, clears.Count - start)).ConvertAll(row => row.Row);
                Take(PlanAnew(facts, lookAt, rows), applied, out var still);
                applied.AddRange(applier.Write(still, changed));
            }

            if (changed.Count == 0)
            {
                return;
            }

            if (attempt == Attempts)
            {
                applied.AddRange(changed.Select(row => LinkPlanner.Plan(facts.Of(row), Look.Second)).Select(end =>
                    new AppliedRow(end with { Change = Change.Left, To = end.From, Issue = null, IsGuarded = false, End = end, Waited = false }, RowPart.Own)));
                return;
            }

            facts.ReadAgain(changed);
            Take(PlanAnew(facts, lookAt, changed), applied, out pending);
        }
    }

    private static List<PlannedRow> PlanAnew(FactCollector facts, Func<RowKey, Look> lookAt, List<RowKey> rows)
    {
        facts.Prove(rows);
        return rows.ConvertAll(row => Settled(facts, LinkPlanner.Plan(facts.Of(row), lookAt(row))));
    }

    private static void Take(List<PlannedRow> plan, List<AppliedRow> applied, out List<PlannedRow> pending)
    {
        pending = plan.FindAll(row => row.Writes);
        applied.AddRange(plan.Where(row => !row.Writes).Select(row => new AppliedRow(row, RowPart.Own)));
    }
}
