using System.Globalization;
using EmbeddedDataverse;
using Linking.Plugins.RunRecords;
using Linking.Tool.Environments;
using Linking.Tool.Report;
using Linking.Tool.Runs;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;
using Names = Linking.Plugins.Schema.Names;

namespace Linking.Tool.Simulation;

/// <summary>
/// Plays the full run that is due once a unification is through: one that was requested by itself, or else the one that a schedule would ask for.
/// The clock moves on until the run has ended, settling included.
/// </summary>
internal sealed class DueRun(Organization organization)
{
    /// <summary>Two days: a run that cannot settle gives up after one.</summary>
    private const int MostRounds = 288;

    private static readonly TimeSpan Wait = TimeSpan.FromMinutes(10);

    private static readonly RunStatus[] Wanted = [RunStatus.Successful, RunStatus.CompletedWithIssues, RunStatus.Skipped];
    private static readonly RunStatus[] Ended = [.. Wanted, RunStatus.StoppedByGuard, RunStatus.Failed, RunStatus.Canceled];

    /// <summary>Plays the run.</summary>
    /// <param name="done">Is told the number of jobs just run.</param>
    /// <returns>Whether it ended well, was stopped by the guard, or failed, and why.</returns>
    public EnvironmentReport Make(Action<long> done)
    {
        using var service = EmbeddedEnvironment.Serve(organization);
        var api = new ProductApi(service);
        var jobs = new AsyncJobs(organization);
        var id = UnderWay() ?? api.StartRun(new RunRequest(RunMode.Full, []));
        var failures = jobs.Run(done).ToList();
        for (var round = 0; round < MostRounds && !Ended.Contains(StatusOf(id)); round++)
        {
            organization.Clock.Advance(Wait);
            _ = api.ProcessNext(id);
            failures.AddRange(jobs.Run(done));
        }

        var view = new RunArchive(service).Read(id);
        if (!Wanted.Contains(view.State))
        {
            failures.Add(view.State == RunStatus.StoppedByGuard ? Stopped(view) : Unwanted(view));
        }

        return new EnvironmentReport(
            failures.Count == 0
                ? TableStatus.Successful : failures.Count == 1 && view.State == RunStatus.StoppedByGuard ? TableStatus.StoppedByGuard : TableStatus.Failed,
            failures);
    }

    private static Reason Unwanted(RunView view) =>
        new("FullRun", view.Run.Status, "Successful", view.Run.Detail, $"The full run did not succeed: {view.Run.Status}.");

    private static Reason Stopped(RunView view) => new(
        "Guard",
        view.Run.HeldUnlinks > 0
            ? string.Create(CultureInfo.InvariantCulture, $"{view.Run.HeldUnlinks:N0} links that would be cleared or moved") : view.Run.Status,
        "no more than the guard allows",
        view.Run.Detail,
        "The guard stopped the full run before its first clear, as it would in a real environment: nothing that waited for it was changed.");

    private Guid? UnderWay()
    {
        var query = new QueryExpression(Names.Run.Table) { ColumnSet = new ColumnSet(false), TopCount = 1 };
        query.Criteria.AddCondition(Names.Run.Mode, ConditionOperator.Equal, (int)RunMode.Full);
        query.Criteria.AddCondition(Names.Run.Status, ConditionOperator.NotIn, [.. Ended.Select(status => (object)(int)status)]);
        return organization.System.RetrieveMultiple(query).Entities.FirstOrDefault()?.Id;
    }

    private RunStatus StatusOf(Guid id)
    {
        var run = organization.System.Retrieve(Names.Run.Table, id, new ColumnSet(Names.Run.Status));
        return (RunStatus)run.GetAttributeValue<OptionSetValue>(Names.Run.Status).Value;
    }
}
