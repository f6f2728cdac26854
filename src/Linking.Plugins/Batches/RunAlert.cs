using System;
using System.Linq;
using Linking.Plugins.Execution;
using Linking.Plugins.RunRecords;
using Linking.Plugins.Schema;
using Linking.Plugins.Settings;
using Linking.Plugins.Writing;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace Linking.Plugins.Batches;

/// <summary>
/// Raises the custom event <c>cpl_RunStateChanged</c> when a run ends in a way that somebody should look at, and when all is well again:
/// once for each change, not once for each run. Others subscribe to the event, for instance in Power Automate.
/// </summary>
internal sealed class RunAlert(ExecutionScope scope, LinkingSettings settings)
{
    /// <summary>Tells whether a run that ended so is worth an alert.</summary>
    internal bool IsAlarming(RunStatus status, long issues, long examined)
    {
        return status is RunStatus.Failed or RunStatus.StoppedByGuard or RunStatus.Skipped
            || (status == RunStatus.CompletedWithIssues && issues > examined * settings.AlertShare);
    }

    /// <summary>Raises the event if the state is another than that of the latest run that told one.</summary>
    /// <remarks>Of a preview nobody is told. That nobody can be told does not keep a run from ending: its record says so, and the next run tells
    /// instead.</remarks>
    internal RaisedAlert Raise(RunRow run, RunStatus status, bool isAlarming, string detail)
    {
        if (run.Mode == RunMode.Preview)
        {
            return new RaisedAlert(null, detail);
        }

        try
        {
            return new RaisedAlert(RaiseIfChanged(run, status, isAlarming, detail), detail);
        }
        catch (Exception exception) when (!scope.IsInTransaction && FaultClassifier.IsRefusal(exception))
        {
            return new RaisedAlert(null, $"{detail}\nNobody was told: {Names.RunStateChanged.Api} could not be raised. {exception.Message}".Trim());
        }
    }

    private string RaiseIfChanged(RunRow run, RunStatus status, bool isAlarming, string detail)
    {
        var state = isAlarming ? status.ToString() : string.Empty;
        var before = LatestState(run.Id);
        if (state != before && IsSubscribable())
        {
            scope.Service.Execute(new OrganizationRequest(Names.RunStateChanged.Api)
            {
                [Names.RunStateChanged.RunId] = run.Id,
                [Names.RunStateChanged.Name] = run.Name,
                [Names.RunStateChanged.Status] = status.ToString(),
                [Names.RunStateChanged.Detail] = Clip.To(detail, PlatformLimits.Text),
                [Names.RunStateChanged.IsRecovery] = !isAlarming,
            });
        }

        return state.Length == 0 ? Well : state;
    }

    // Kept with every run that ended, so that the first run of all is told from one that recovered.
    private const string Well = "-";

    private string LatestState(Guid current)
    {
        var query = new QueryExpression(Names.Run.Table) { ColumnSet = new ColumnSet(Names.Run.AlertState), TopCount = 1, NoLock = true };
        query.Criteria.AddCondition(new ConditionExpression(Names.Run.AlertState, ConditionOperator.NotNull));
        query.Criteria.AddCondition(new ConditionExpression(Names.Run.Id, ConditionOperator.NotEqual, current));
        query.AddOrder(Names.Run.EndedOn, OrderType.Descending);
        var state = scope.Service.RetrieveMultiple(query).Entities.FirstOrDefault()?.GetAttributeValue<string>(Names.Run.AlertState);
        return state is null or Well ? string.Empty : state;
    }

    private bool IsSubscribable()
    {
        var query = new QueryExpression(Names.CustomApi.Table) { ColumnSet = new ColumnSet(Names.CustomApi.UniqueName), TopCount = 1, NoLock = true };
        query.Criteria.AddCondition(new ConditionExpression(Names.CustomApi.UniqueName, ConditionOperator.Equal, Names.RunStateChanged.Api));
        return scope.Service.RetrieveMultiple(query).Entities.Count > 0;
    }
}
