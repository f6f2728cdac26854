using EmbeddedDataverse;
using Linking.Plugins.RunRecords;
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

    private readonly ProductApi api = new(organization.System);

    /// <summary>Plays the run.</summary>
    /// <param name="done">Is told the number of jobs just run.</param>
    /// <returns>What is wrong with the jobs or with how the run ended.</returns>
    public IReadOnlyList<Reason> Make(Action<long> done)
    {
        var jobs = new AsyncJobs(organization);
        var id = UnderWay() ?? api.StartRun(new RunRequest(RunMode.Full, []));
        var failures = jobs.Run(done).ToList();
        for (var round = 0; round < MostRounds && !Ended.Contains(StatusOf(id)); round++)
        {
            organization.Clock.Advance(Wait);
            _ = api.ProcessNext(id);
            failures.AddRange(jobs.Run(done));
        }

        if (!Wanted.Contains(StatusOf(id)))
        {
            failures.Add(Unwanted(new RunArchive(organization.System).Read(id)));
        }

        return failures;
    }

    private static Reason Unwanted(RunView view)
    {
        return new Reason("FullRun", view.Run.Status, "Successful", view.Run.Detail, $"The full run did not succeed: {view.Run.Status}.");
    }

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
