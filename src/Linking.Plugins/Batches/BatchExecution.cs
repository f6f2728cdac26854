using System;
using Linking.Plugins.Execution;
using Linking.Plugins.Issues;
using Linking.Plugins.Planning;
using Linking.Plugins.Requirements;
using Linking.Plugins.RunRecords;
using Linking.Plugins.Schema;
using Linking.Plugins.Writing;

namespace Linking.Plugins.Batches;

/// <summary>
/// One execution of a batch: takes it over, does block after block until it is done or the time is, saves after each block, and sees to
/// what is left: cut among new batches, queued again, or left waiting where the platform's depth does not allow another event.
/// </summary>
internal sealed class BatchExecution
{
    private const int MostAttempts = 20;

    /// <summary>A block in which a call failed for the moment is done again so often.</summary>
    private const int MostRepeats = 3;

    /// <summary>After so long an execution asks whether its run was paused or canceled.</summary>
    private static readonly TimeSpan BetweenChecks = TimeSpan.FromSeconds(15);

    private readonly ExecutionScope scope;
    private readonly BatchStore batches;
    private readonly RunStore runs;

    internal BatchExecution(ExecutionScope scope)
    {
        this.scope = scope;
        batches = new BatchStore(scope);
        runs = new RunStore(scope);
    }

    /// <summary>Works on the batch, if it is still to be worked on and nobody else does.</summary>
    internal void Execute(Guid id)
    {
        var batch = batches.Find(id);
        var run = batch is null ? null : runs.Find(batch.RunId);
        if (batch is null || run is null || !batch.IsFree(scope.UtcNow()) || !MayStart(batch, run) || !batches.TryTake(batch))
        {
            return;
        }

        if (TryWork(batch, run))
        {
            new RunAdvance(scope).Advance(run.Id);
        }
    }

    private bool TryWork(Batch batch, RunRow run)
    {
        try
        {
            if (batch.Attempts >= MostAttempts)
            {
                batches.Fail(batch.Id, $"Given up after {batch.Attempts} attempts without progress.");
                return true;
            }

            return batch.Parts > 0 ? Cut(batch, batch.Parts) : Work(batch, run);
        }
        catch (Exception exception) when (FaultClassifier.IsFinal(exception) || FaultClassifier.Classify(exception) is FaultClass.RowGone)
        {
            // What had been done is not written again: that may be the very thing that fails.
            batches.Fail(batch.Id, exception.Message);
            return true;
        }
        catch (Exception exception) when (FaultClassifier.Classify(exception) != FaultClass.TransactionLost)
        {
            batches.Release(batch.Id);
            throw;
        }
    }

    private bool MayStart(Batch batch, RunRow run)
    {
        if (run.Status == RunStatus.Paused)
        {
            batches.Set(batch.Id, BatchStatus.Waiting);
        }
        else if (run.IsOver)
        {
            batches.Set(batch.Id, BatchStatus.Canceled);
        }

        return run.Status is RunStatus.Processing;
    }

    // Gives true when the batch is over, one way or the other.
    private bool Work(Batch batch, RunRow run)
    {
        var session = new SnapshotSession(scope);
        var snapshot = session.Load([], record: run.Mode != RunMode.Preview);
        var tables = session.Tables(snapshot);
        var deadline = scope.DeadlineWithin(snapshot.Settings.TimeBudget);
        if (WorkOf(batch, run, tables) is not { } work)
        {
            batches.Save(batch.Id, batch.Progress, BatchStatus.Completed, "Nothing to do: the table is not linked.");
            return true;
        }

        var over = WorkBlocks(batch, run, work, new BlockRunner(scope, run, tables, () => deadline.IsOver), deadline);
        if (run.Mode != RunMode.Preview)
        {
            session.Keep(tables.Current);
        }

        return over;
    }

    private bool WorkBlocks(Batch batch, RunRow run, IBatchWork work, BlockRunner runner, Deadline deadline)
    {
        var unfinished = 0;
        var pace = new BatchPace(batch, deadline, scope);
        var nextCheck = scope.StartedOn + BetweenChecks;
        while (true)
        {
            var begun = scope.UtcNow();
            var outcome = work.Next(batch, runner);
            var took = scope.UtcNow() - begun;
            if (outcome == BlockOutcome.Last)
            {
                batches.Save(batch.Id, batch.Progress, BatchStatus.Completed);
                return true;
            }

            if (scope.UtcNow() >= nextCheck)
            {
                var now = runs.Find(run.Id);
                if (now is null || now.IsOver)
                {
                    batches.Save(batch.Id, batch.Progress, BatchStatus.Canceled);
                    return true;
                }

                if (now.Status == RunStatus.Paused)
                {
                    batches.Save(batch.Id, batch.Progress, BatchStatus.Waiting);
                    return false;
                }

                nextCheck = scope.UtcNow() + BetweenChecks;
            }

            // Between two blocks the rest can be cut among others; in the middle of one it cannot.
            unfinished = outcome == BlockOutcome.Unfinished ? unfinished + 1 : 0;
            var gotOn = unfinished == 0 || runner.Written > 0;
            if (deadline.IsOver || unfinished == MostRepeats || (unfinished == 0 && (deadline.Left < took || pace.IsHopeless)))
            {
                return LeaveRest(batch, pace, gotOn);
            }

            batches.Save(batch.Id, batch.Progress, gotOn);
        }
    }

    // Gives true when this batch is over because others have its rest.
    private bool LeaveRest(Batch batch, BatchPace pace, bool gotOn)
    {
        var parts = batch.Progress.CountedTo is null && batch.Progress.Cursor.Length > 0 && batches.Ready == BatchStatus.Queued ? pace.Parts : 1;
        if (parts < 2 || CustomerRange.Of(batch).CutBehind(batch.Progress.Cursor, parts).Count < 2)
        {
            var detail = batches.Ready == BatchStatus.Waiting ? "Too deep to queue itself again." : string.Empty;
            batches.Save(batch.Id, batch.Progress, batches.Ready, detail, gotOn);
            return false;
        }

        batches.SaveCut(batch.Id, batch.Progress, parts);
        return Cut(batch, parts);
    }

    private bool Cut(Batch batch, int parts)
    {
        new BatchCutter(batches).Cut(batch, parts);
        return true;
    }

    private IBatchWork? WorkOf(Batch batch, RunRow run, SourceTables tables)
    {
        var table = batch.Table.Length > 0 ? tables.ShapeOf(batch.Table) : null;
        var linked = table is { Lookup: not null } ? table : null;
        return batch.Kind switch
        {
            BatchKind.Keys => new KeysWork(scope.Service, run, tables.Current, CreatedSince(batch), scope.UtcNow),
            BatchKind.Issues =>
                new IssuesWork(run, tables.Current.Has(Names.Issue.Table)
                ? new IssueStore(scope.Service, tables.Current.Shapes[Names.Issue.Table], scope.UtcNow) : null),
            BatchKind.Row => table is null || run.RowId is null ? null : new RowWork(new RowKey(batch.Table, run.RowId.Value)),
            BatchKind.Links => batch.Table.Length > 0 && linked is null ? null : new LinksWork(scope.Service, batches, run, tables),
            BatchKind.Clear => linked is null ? null : new ClearWork(scope.Service, linked),
            _ => null,
        };
    }

    // A later look takes no name for a proof.
    private DateTime? CreatedSince(Batch batch) => batch.Pass == Batch.FirstPass ? runs.LastEnded()?.StartedOn - PlatformLimits.Consistency : null;
}
