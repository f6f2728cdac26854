using System;
using System.Collections.Generic;
using System.Linq;
using Linking.Plugins.Requirements;

namespace Linking.Plugins.Runs.Batches;

/// <summary>Starts a requested run: checks the requirements, refuses what is under way already, and cuts the work into batches.</summary>
internal sealed class RunStart(ExecutionScope scope)
{
    /// <summary>What administrators are told when no unified table comes from this environment.</summary>
    internal const string NoTable = "The backstamping job is skipped: no unified table meets the requirements for linking.";

    private const string NotToBeRequested = "Refused: an Incremental run is the record of an event, made by the event. Request a Full, Preview, Repair or Unlink run.";

    private readonly RunStore runs = new(scope.Service, scope.UtcNow);
    private readonly BatchStore batches = new(scope.Service, scope.UtcNow);

    /// <summary>Starts the run if it is queued; goes on with it if it was left behind while being started.</summary>
    internal void Execute(Guid id)
    {
        var run = runs.Find(id);
        if (run is { Mode: RunMode.Incremental, Status: RunStatus.Queued })
        {
            runs.Set(id, RunStatus.Canceled, NotToBeRequested);
        }

        if (run is null || run.Mode == RunMode.Incremental)
        {
            return;
        }

        if (run.Status == RunStatus.Queued)
        {
            Prepare(run);
        }

        // Queued only now that all batches are there: a run is over when its batches are, so none may be missing.
        var waiting = runs.Find(id)?.Status == RunStatus.Processing ? batches.UnfinishedOf(id).FindAll(batch => batch.Status == BatchStatus.Waiting && batch.Attempts == 0) : [];
        foreach (var batch in waiting.OrderBy(batch => batch.Kind))
        {
            if (batch.Parts > 0)
            {
                new BatchCutter(batches).Cut(batch, batch.Parts);
            }
            else
            {
                batches.Set(batch.Id, BatchStatus.Queued);
            }
        }
    }

    private void Prepare(RunRow run)
    {
        var id = run.Id;
        var snapshot = new SnapshotSession(scope).Load([], readAnew: true, record: run.Mode != RunMode.Preview);
        if (snapshot.Unmet.Count > 0)
        {
            Skip(run, snapshot, UnmetText.ToSentences(snapshot.Unmet));
            return;
        }

        var concerned = snapshot.Tables.Values.Where(table => run.Concerns(table.Table.LogicalName)).ToList();
        var tables = concerned.Where(table => table.IsLinkable).Select(table => table.Table.LogicalName).Distinct(StringComparer.Ordinal).OrderBy(name => name, StringComparer.Ordinal).ToList();
        var detail = string.Join("\n", concerned.Where(table => !table.IsLinkable).Select(table => $"{table.Pair} skipped:\n{UnmetText.ToSentences(table.Unmet)}"));
        if (tables.Count == 0)
        {
            Skip(run, snapshot, NoTable + "\n" + detail);
        }
        else if (Rival(run, tables) is { } rival)
        {
            runs.Set(id, RunStatus.Canceled, $"Refused: the run {rival.Name} is under way on one of these tables. Wait for it, or cancel it.");
        }
        else
        {
            foreach (var batch in new RunPlan(run, snapshot, tables).Batches())
            {
                batches.Add(batch, BatchStatus.Waiting);
            }

            runs.Set(id, RunStatus.Processing, detail.Length == 0 ? string.Empty : UnmetText.SkippedSentence + "\n" + detail, begins: true);
        }
    }

    private void Skip(RunRow run, OrganizationSnapshot snapshot, string reasons)
    {
        var detail = UnmetText.SkippedSentence + "\n" + reasons;
        var raised = new RunAlert(scope, snapshot.Settings).Raise(run, RunStatus.Skipped, isAlarming: true, detail);
        runs.Set(run.Id, RunStatus.Skipped, raised.Detail, raised.State);
    }

    /// <summary>Finds a run that is under way on one of the tables.</summary>
    internal RunRow? Rival(RunRow run, IReadOnlyCollection<string> tables)
    {
        return runs.Active().Find(active => active.Id != run.Id && tables.Any(active.Concerns));
    }
}
