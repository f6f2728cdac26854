using System.Diagnostics;
using System.Globalization;
using EmbeddedDataverse;
using Linking.Plugins.Batches;
using Linking.Tool.Environments;
using Linking.Tool.Report;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;
using Names = Linking.Plugins.Schema.Names;

namespace Linking.Tool.Runs;

/// <summary>Lets the asynchronous service make a run to its end, and shows how many of its batches are done.</summary>
internal sealed class RunExecution(Organization organization, DataverseService service, int workers, IProgressView progress) : IRunWork
{
    private const int Failed = 31;

    /// <summary>So often is a run that does not get on taken on again.</summary>
    private const int MostIdleRounds = 20;

    private static readonly TimeSpan BetweenRounds = TimeSpan.FromMinutes(5);

    private static readonly string[] Writes = ["Create", "Update", "Upsert", "Delete", "CreateMultiple", "UpdateMultiple", "UpsertMultiple", "DeleteMultiple"];

    private readonly ProductApi api = new(service);

    /// <summary>Brings to its end what was begun and then left, as by a tool that was stopped: events, and runs.</summary>
    /// <returns>What is to be said of it, as none of it is this command's own doing.</returns>
    public IReadOnlyList<string> FinishEarlier()
    {
        var archive = new RunArchive(service);
        var before = organization.Requests.Snapshot();
        if (archive.UnderWay().Count == 0 && organization.Async.PendingCount > 0)
        {
            progress.Run("Jobs of an earlier command", organization.Async.PendingCount, done =>
                done(organization.Async.RunAll(workers: workers, interleave: workers > 1)));
        }

        // Events may have asked for a run.
        var runs = archive.UnderWay();
        foreach (var run in runs)
        {
            progress.Follow("An earlier run, batches", report => Work(run.Id, report));
        }

        var writes = SourceRowWrites(organization.Requests.Since(before));
        return
        [
            .. runs.Select(run => Text(archive.Read(run.Id).Run)),
            .. writes > 0 ? [EarlierWrites(writes)] : Array.Empty<string>(),
        ];
    }

    private static string EarlierWrites(long writes) => string.Create(CultureInfo.InvariantCulture,
        $"Going on with what an earlier command had left took {writes:N0} writes of source rows, which are not in the counts of this one.");

    public void FinishUnderWay() => FinishEarlier();

    /// <summary>Asks for a run and makes it to its end.</summary>
    public RunResult Follow(string what, Func<Guid> ask)
    {
        var watch = Stopwatch.StartNew();
        var before = organization.Requests.Snapshot();
        var history = organization.Async.History.Count;
        var id = ask();
        progress.Follow(what, report => Work(id, report));
        var requests = organization.Requests.Since(before);
        var failures = organization.Async.History.Skip(history).Where(job => job.Status == Failed).Select(job => $"{job.Step}: {job.Error}")
            .Distinct(StringComparer.Ordinal).ToList();
        return new RunResult(
            new RunArchive(service).Read(id),
            SourceRowWrites(requests),
            OfPlugins(requests).Sum(count => count.Calls),
            failures,
            watch.Elapsed);
    }

    private static string Text(RunLine run) => string.Create(
        CultureInfo.InvariantCulture,
        $"The run '{run.Name}' of an earlier command is {run.Status}: {run.Counts.Linked:N0} linked, {run.Counts.Relinked:N0} relinked, "
            + $"{run.Counts.Unlinked:N0} unlinked, {run.Counts.Unchanged:N0} unchanged, {run.Counts.Issues:N0} issues in all.");

    private static long SourceRowWrites(RequestSnapshot requests) =>
        OfPlugins(requests).Where(count => Writes.Contains(count.Message) && !IsOurs(count.Table)).Sum(count => count.Rows);

    private static IEnumerable<RequestCount> OfPlugins(RequestSnapshot requests) => requests.Counts.Where(count => count.Origin == CallOrigin.Plugin);

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
        while (idle < MostIdleRounds && api.ProcessNext(id).More)
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
        var batches = organization.System.RetrieveMultiple(query).Entities.Select(row =>
            (BatchStatus)row.GetAttributeValue<OptionSetValue>(Names.Batch.Status).Value).ToList();
        return (batches.Count(status => status is BatchStatus.Completed or BatchStatus.Failed or BatchStatus.Canceled), batches.Count);
    }
}
