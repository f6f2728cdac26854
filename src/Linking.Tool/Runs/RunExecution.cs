using System.Diagnostics;
using EmbeddedDataverse;
using Linking.Plugins.Batches;
using Linking.Tool.Report;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;
using Names = Linking.Plugins.Schema.Names;

namespace Linking.Tool.Runs;

/// <summary>Lets the asynchronous service make a run to its end, and shows how many of its batches are done.</summary>
internal sealed class RunExecution(Organization organization, int workers, IProgressView progress)
{
    private const int Failed = 31;

    /// <summary>So often is a run that does not get on taken on again.</summary>
    private const int MostIdleRounds = 20;

    private static readonly TimeSpan BetweenRounds = TimeSpan.FromMinutes(5);

    private static readonly string[] Writes = ["Create", "Update", "Upsert", "Delete", "CreateMultiple", "UpdateMultiple", "UpsertMultiple", "DeleteMultiple"];

    private readonly ProductApi api = new(organization.System);

    /// <summary>Brings runs to their end that were begun and then left, as by a tool that was stopped.</summary>
    public void FinishEarlier()
    {
        foreach (var run in new RunArchive(organization.System).UnderWay())
        {
            progress.Follow("An earlier run, batches", report => Work(run, report));
        }
    }

    /// <summary>Asks for a run and makes it.</summary>
    public RunResult Start(RunRequest request) => Run($"{request.Mode} run, batches", () => api.StartRun(request));

    /// <summary>Approves a run that the guard stopped, and makes the rest of it.</summary>
    public RunResult Approve(Guid run) => Run("Approved run, batches", () =>
    {
        api.Approve(run);
        return run;
    });

    /// <summary>Resumes a run that was paused, and makes the rest of it.</summary>
    public RunResult Resume(Guid run) => Run("Resumed run, batches", () =>
    {
        _ = api.Control(run, "resume");
        return run;
    });

    private RunResult Run(string what, Func<Guid> ask)
    {
        var watch = Stopwatch.StartNew();
        var before = organization.Requests.Snapshot();
        var history = organization.Async.History.Count;
        var id = ask();
        progress.Follow(what, report => Work(id, report));
        var requests = organization.Requests.Since(before).Counts.Where(count => count.Origin == CallOrigin.Plugin).ToList();
        var failures = organization.Async.History.Skip(history).Where(job => job.Status == Failed).Select(job => $"{job.Step}: {job.Error}").Distinct(StringComparer.Ordinal).ToList();
        return new RunResult(
            new RunArchive(organization.System).Read(id),
            requests.Where(count => Writes.Contains(count.Message) && !IsOurs(count.Table)).Sum(count => count.Rows),
            requests.Sum(count => count.Calls),
            failures,
            watch.Elapsed);
    }

    private static bool IsOurs(string table) => table.StartsWith(Input.InputNames.ProductPrefix, StringComparison.Ordinal);

    private void Work(Guid id, Action<long, long> report)
    {
        organization.Async.JobEnded = job =>
        {
            if (job.Table == Names.Batch.Table)
            {
                Report(id, report);
            }
        };
        try
        {
            organization.Async.RunAll(workers: workers, interleave: workers > 1);
            TakeOn(id);
        }
        finally
        {
            organization.Async.JobEnded = null;
        }

        Report(id, report);
    }

    /// <summary>Batches that were too deep to queue themselves again are queued anew, and those that lost their worker when they are old enough.</summary>
    private void TakeOn(Guid id)
    {
        var (done, idle) = (Batches(id).Done, 0);
        while (idle < MostIdleRounds && api.ProcessNext(id))
        {
            organization.Clock.Advance(BetweenRounds);
            organization.Async.RunAll(workers: workers, interleave: workers > 1);
            var now = Batches(id).Done;
            (done, idle) = (now, now == done ? idle + 1 : 0);
        }
    }

    private void Report(Guid id, Action<long, long> report)
    {
        var (done, all) = Batches(id);
        report(done, all);
    }

    private (int Done, int All) Batches(Guid id)
    {
        var query = new QueryExpression(Names.Batch.Table) { ColumnSet = new ColumnSet(Names.Batch.Status) };
        query.Criteria.AddCondition(Names.Batch.Run, ConditionOperator.Equal, id);
        var batches = organization.System.RetrieveMultiple(query).Entities.Select(row => (BatchStatus)row.GetAttributeValue<OptionSetValue>(Names.Batch.Status).Value).ToList();
        return (batches.Count(status => status is BatchStatus.Completed or BatchStatus.Failed or BatchStatus.Canceled), batches.Count);
    }
}
