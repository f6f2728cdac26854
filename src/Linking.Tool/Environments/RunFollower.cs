using System.Diagnostics;
using System.Globalization;
using Linking.Client;
using Linking.Plugins.Batches;
using Linking.Plugins.RunRecords;
using Linking.Tool.Runs;
using Names = Linking.Plugins.Schema.Names;

namespace Linking.Tool.Environments;

/// <summary>Watches a run that the environment's own asynchronous service makes. Nothing is lost when the watcher goes: the run goes on.</summary>
internal sealed class RunFollower(DataverseService service, RunPace pace, TimeProvider time) : IRunWork
{
    /// <summary>Between two looks; the first come sooner, so that a small run is seen to end.</summary>
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    /// <summary>So long a lost connection is waited for, beside what the client itself waits.</summary>
    private const int MostLostLooks = 60;

    private static readonly RunStatus[] UnderWay = [RunStatus.Queued, RunStatus.Processing];
    private static readonly BatchStatus[] Over = [BatchStatus.Completed, BatchStatus.Failed, BatchStatus.Canceled];

    public RunResult Follow(string what, Func<Guid> ask)
    {
        var watch = Stopwatch.StartNew();
        var run = ask();
        if (pace.Waits)
        {
            pace.Progress.Follow(what, report => Watch(run, report));
        }

        return new RunResult(new RunArchive(service).Read(run), null, null, [], watch.Elapsed);
    }

    public void FinishUnderWay()
    {
        foreach (var run in new RunArchive(service).UnderWay())
        {
            pace.Progress.Follow("A run under way, batches", report => Watch(run.Id, report));
        }
    }

    /// <summary>Earlier runs are the environment's own: it goes on with them.</summary>
    public IReadOnlyList<string> FinishEarlier() => [];

    private void Watch(Guid run, Action<long, long> report)
    {
        var pause = TimeSpan.FromMilliseconds(200);
        var lost = 0;
        while (true)
        {
            try
            {
                Report(run, report);
                var archive = new RunArchive(service);
                if (!UnderWay.Contains(archive.StateOf(run)))
                {
                    return;
                }

                lost = 0;
            }
            catch (DataverseException failure) when (failure.Kind is FailureKind.NotReached or FailureKind.Unavailable && ++lost < MostLostLooks)
            {
                // The run does not need its watcher; it is met again.
            }

            Task.Delay(pause, time).GetAwaiter().GetResult();
            pause = TimeSpan.FromMilliseconds(Math.Min(pause.TotalMilliseconds * 1.5, LongestPause.TotalMilliseconds));
        }
    }

    private void Report(Guid run, Action<long, long> report)
    {
        var query = new RowQuery(Names.Batch.Table,
            Names.Batch.Status)
        { Filter = string.Create(CultureInfo.InvariantCulture, $"{DataverseRow.LookupOf(Names.Batch.Run)} eq {run:D}") };
        var states = service.Read(query).ConvertAll(row => (BatchStatus)row.Number(Names.Batch.Status));
        report(states.Count(state => Over.Contains(state)), states.Count);
    }
}
