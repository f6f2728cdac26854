using System.Diagnostics;
using EmbeddedDataverse;
using Linking.Plugins.Runs;
using Linking.Tool.Input;
using Linking.Tool.Report;
using Linking.Tool.Runs;

namespace Linking.Tool.Simulation;

/// <summary>The full run that a first installation makes over what is there already, reported as unification 0.</summary>
internal sealed class FirstRun(Organization organization, UnificationClosing closing)
{
    /// <summary>Makes the run.</summary>
    /// <param name="before">What was there.</param>
    /// <param name="progress">Shows how far it has come.</param>
    public UnificationReport Make(UnificationFolder before, IProgressView progress)
    {
        var watch = Stopwatch.StartNew();
        var requests = organization.Requests.Snapshot();
        var result = new RunExecution(organization, workers: 1, progress).Start(new RunRequest(RunMode.Full, []));
        return closing.Close(before, organization.Requests.Since(requests), Failures(result), watch.Elapsed);
    }

    private static List<Reason> Failures(RunResult result)
    {
        var failures = result.Failures.Select(AsyncJobs.NotFinished).ToList();
        if (result.View.State is not (RunStatus.Successful or RunStatus.CompletedWithIssues or RunStatus.Skipped))
        {
            var sentence = $"The first full run did not succeed: {result.View.Run.Status}.";
            failures.Add(new Reason("FirstFullRun", result.View.Run.Status, "Successful", result.View.Run.Detail, sentence));
        }

        return failures;
    }
}
