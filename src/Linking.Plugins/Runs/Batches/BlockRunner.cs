using System;
using System.Collections.Generic;
using System.Linq;
using Linking.Plugins.Planning;
using Linking.Plugins.Schema;
using Linking.Plugins.Writing;

namespace Linking.Plugins.Runs.Batches;

/// <summary>Plans, writes, records and counts the rows of one block of a batch.</summary>
internal sealed class BlockRunner
{
    private readonly ExecutionScope scope;
    private readonly TableRegister tables;
    private readonly IssueStore? store;
    private readonly bool isPreview;
    private readonly ILinkWriter writer;
    private readonly Func<bool> stop;
    private IssueBook? issues;

    internal BlockRunner(ExecutionScope scope, RunRow run, TableRegister tables, Func<bool> stop)
    {
        this.scope = scope;
        this.tables = tables;
        this.stop = stop;
        isPreview = run.Mode == RunMode.Preview;
        var snapshot = tables.Current;
        store = snapshot.Has(Names.Issue.Table) ? new IssueStore(scope.Service, snapshot.Shapes[Names.Issue.Table], scope.UtcNow, isGuarded: !scope.IsInTransaction) : null;
        writer = isPreview ? new PreviewWriter() : LinkWriters.For(scope.Service, snapshot.Settings, scope.IsInTransaction);
    }

    /// <summary>The open issues, read when they are first needed.</summary>
    internal IssueBook Issues => issues ??= new IssueBook(store?.ReadOpen() ?? []);

    /// <summary>How many rows the latest block wrote.</summary>
    internal int Written { get; private set; }

    /// <summary>Begins a look.</summary>
    internal Look NewLook() => new(scope.Service, tables, Issues, scope.UserId);

    /// <summary>Finishes a look: writes what its rows need and counts how each ended.</summary>
    /// <param name="look">The look, complete.</param>
    /// <param name="progress">Receives counts, held rows and samples.</param>
    /// <param name="partOf">Says what becomes of a row in this block.</param>
    /// <returns>False when the time was over before all rows were written; what was done is counted.</returns>
    internal bool Run(Look look, BatchProgress progress, Func<RowFacts, RowPart> partOf)
    {
        var planned = new List<RowFacts>();
        var elsewhere = new Dictionary<RowKey, RowPart>();
        var held = new List<Guid>();
        foreach (var facts in look.Facts())
        {
            var part = partOf(facts);
            if (part is RowPart.Planned or RowPart.Disputed or RowPart.Contested)
            {
                planned.Add(facts);
                if (part != RowPart.Planned)
                {
                    elsewhere[facts.Row] = part;
                }
            }
            else if (part == RowPart.Held)
            {
                held.Add(facts.Row.Id);
                if (progress.Done.Add(facts.Row.Id))
                {
                    Hold(facts, progress);
                }
            }
        }

        var plan = LinkPlanner.Plan(planned);
        var finished = Write(plan, progress, elsewhere, out var applied);
        if (finished)
        {
            progress.Done.ExceptWith(held);
        }

        if (!isPreview && store is not null)
        {
            new IssueUpdate(store, Issues, tables, counts: true).Apply(look, applied);
            new RivalryCheck(scope, tables, store, Issues).SettleOvertaken(applied);
        }

        return finished;
    }

    /// <summary>Writes a plan and counts how each row ended.</summary>
    /// <returns>False when the time was over before all rows were written; what was done is counted.</returns>
    internal bool Write(IReadOnlyList<PlannedRow> plan, BatchProgress progress) => Write(plan, progress, [], out _);

    private bool Write(IReadOnlyList<PlannedRow> plan, BatchProgress progress, Dictionary<RowKey, RowPart> elsewhere, out List<AppliedRow> applied)
    {
        var applier = new LinkApplier(scope, tables, writer, isPreview, stop);
        applied = applier.Apply(plan);
        Written = applied.Count(row => row.Row.Writes);
        var isWhole = applier.Left == 0 && progress.Done.Count == 0;
        foreach (var row in isWhole ? applied : applied.Where(row => progress.Done.Add(row.Row.Row.Id)))
        {
            if (!elsewhere.TryGetValue(row.Row.Row, out var part))
            {
                Count(row, progress);
                Account(row.Row, progress);
            }
            else if (part == RowPart.Disputed && row.Row.From is not null && row.Row.Change != Change.Unchanged)
            {
                Count(row, progress);
            }
        }

        if (applier.Left > 0 || isWhole)
        {
            return isWhole;
        }

        // What else is counted already was part of a larger block, and its turn is still to come.
        progress.Done.ExceptWith(applied.Select(row => row.Row.Row.Id));
        return true;
    }

    // A preview says what the run would do; the run itself clears links only when all keys are read and the guard is satisfied.
    private void Hold(RowFacts facts, BatchProgress progress)
    {
        var profile = facts.LinkedTo!.Value;
        progress.Held.Add(new HeldRow(facts.Row, profile));
        if (isPreview)
        {
            progress.Counts.Add(facts.Row.Table, Change.Unlinked, hadLink: true);
            progress.Samples.Add(new SampleRow(facts.Row, Change.Unlinked, profile, null, "nobody claims the row"));
        }
    }

    private void Account(PlannedRow row, BatchProgress progress)
    {
        if ((isPreview ? row.From : row.To) is not null)
        {
            progress.Sketches.Of(row.Row.Table).Add(row.Row.Id);
        }
    }

    private static void Count(AppliedRow applied, BatchProgress progress)
    {
        var row = applied.Row;
        progress.Counts.Add(row.Row.Table, row.Change, hadLink: row.From is not null);
        if (row.Change != Change.Unchanged)
        {
            progress.Samples.Add(new SampleRow(row.Row, row.Change, row.From, row.To, row.Issue?.Code.ToString() ?? row.Change.ToString()));
        }
    }
}
