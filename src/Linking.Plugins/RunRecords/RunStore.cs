using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Linking.Plugins.Execution;
using Linking.Plugins.Planning;
using Linking.Plugins.Queries;
using Linking.Plugins.Schema;
using Linking.Plugins.Writing;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;
using Microsoft.Xrm.Sdk.Query;

namespace Linking.Plugins.RunRecords;

/// <summary>Reads and writes the rows of runs.</summary>
internal sealed class RunStore(ExecutionScope scope)
{
    private readonly IOrganizationService service = scope.Service;

    private static readonly ColumnSet Columns = new(
        Names.Run.Name,
        Names.Run.Mode,
        Names.Run.Status,
        Names.Run.RequestedTables,
        Names.Run.RowId,
        Names.Run.Approved,
        Names.Run.Held,
        Names.Run.Automatic,
        Names.Run.ContinueOn,
        Names.Run.StartedOn,
        Names.Run.Detail,
        Names.ModifiedOn);

    /// <summary>Reads a run; null when it was deleted.</summary>
    internal RunRow? Find(Guid id)
    {
        var query = new QueryExpression(Names.Run.Table) { ColumnSet = Columns };
        query.Criteria.AddCondition(new ConditionExpression(Names.Run.Id, ConditionOperator.Equal, id));
        return service.RetrieveMultiple(query).Entities.Select(FromRow).FirstOrDefault();
    }

    /// <summary>Reads the runs that are not over and not stopped, the oldest first.</summary>
    internal List<RunRow> Unfinished() => InStatus(RunStatus.Queued, RunStatus.Processing, RunStatus.Settling, RunStatus.Paused);

    /// <summary>Reads the runs that stand in one of the ways, the oldest first.</summary>
    internal List<RunRow> InStatus(params RunStatus[] statuses)
    {
        var query = new QueryExpression(Names.Run.Table) { ColumnSet = Columns };
        var values = statuses.Select(status => (object)(int)status).ToArray();
        query.Criteria.AddCondition(new ConditionExpression(Names.Run.Status, ConditionOperator.In, values));
        query.Criteria.AddCondition(new ConditionExpression(Names.Run.Mode, ConditionOperator.NotEqual, (int)RunMode.Incremental));
        query.AddOrder(Names.CreatedOn, OrderType.Ascending);
        return new BlockQuery(service).ReadPages(query, PlatformLimits.StandardPage).Select(FromRow).ToList();
    }

    /// <summary>When the next run that waits is to be taken on (UTC); null when none waits.</summary>
    internal DateTime? NextWaiting() => InStatus(RunStatus.Settling, RunStatus.Queued).Select(run => run.ContinueOn).Min();

    /// <summary>Reads the run that was requested last, of those that change rows; null when there was none.</summary>
    internal RunRow? Latest()
    {
        var query = new QueryExpression(Names.Run.Table) { ColumnSet = Columns, TopCount = 1 };
        query.Criteria.AddCondition(new ConditionExpression(Names.Run.Mode, ConditionOperator.In, (int)RunMode.Full, (int)RunMode.Repair, (int)RunMode.Unlink));
        query.AddOrder(Names.CreatedOn, OrderType.Descending);
        return service.RetrieveMultiple(query).Entities.Select(FromRow).FirstOrDefault();
    }

    /// <summary>Reads the last ended run that saw all keys; null when there was none.</summary>
    /// <remarks>A full run reads all keys, whichever tables it links; runs of one row and previews do not count.</remarks>
    internal EndedRun? LastEnded()
    {
        var query = new QueryExpression(Names.Run.Table)
        {
            ColumnSet = new ColumnSet(Names.Run.StartedOn, Names.Run.Keys, Names.Run.Customers, Names.Run.Links),
            TopCount = 1,
        };
        query.Criteria.AddCondition(new ConditionExpression(Names.Run.Mode, ConditionOperator.Equal, (int)RunMode.Full));
        query.Criteria.AddCondition(
            new ConditionExpression(Names.Run.Status, ConditionOperator.In, (int)RunStatus.Successful, (int)RunStatus.CompletedWithIssues));
        query.Criteria.AddCondition(new ConditionExpression(Names.Run.Keys, ConditionOperator.NotNull));
        query.AddOrder(Names.Run.EndedOn, OrderType.Descending);
        return service.RetrieveMultiple(query).Entities
            .Select(row =>
                new EndedRun(row.GetAttributeValue<DateTime?>(Names.Run.StartedOn),
                new Seen(Number(row, Names.Run.Keys), Number(row, Names.Run.Customers), Number(row, Names.Run.Links))))
            .FirstOrDefault();
    }

    /// <summary>Sets the status, and when the run began or ended with it.</summary>
    internal void Set(Guid id, RunStatus status, string? detail = null, string? alertState = null, bool begins = false)
    {
        service.Update(RowOf(id, status, detail, alertState, begins));
    }

    /// <summary>Sets the status of a run that stands as it was read, exactly once.</summary>
    /// <returns>False when somebody else changed it meanwhile, for instance canceled it.</returns>
    internal bool TrySet(RunRow run, RunStatus status, string? detail = null, bool begins = false)
    {
        return TryUpdate(run, RowOf(run.Id, status, detail, null, begins));
    }

    /// <summary>Lets a run that stands as it was read wait until a moment (UTC), and says why.</summary>
    /// <returns>False when somebody else changed it meanwhile.</returns>
    internal bool TryWait(RunRow run, RunStatus status, DateTime until, string why)
    {
        return TryUpdate(run, new Entity(Names.Run.Table, run.Id)
        {
            [Names.Run.Status] = new OptionSetValue((int)status),
            [Names.Run.ContinueOn] = until,
            [Names.Run.Detail] = Clip.To(why, PlatformLimits.Memo),
        });
    }

    /// <summary>Takes the start of a queued run over, exactly once; when the execution dies, others may try again after a while.</summary>
    /// <returns>False when somebody else starts it.</returns>
    internal bool TryClaim(RunRow run)
    {
        return TryUpdate(run, new Entity(Names.Run.Table, run.Id) { [Names.Run.ContinueOn] = scope.UtcNow() + PlatformLimits.Takeover });
    }

    /// <summary>Gives the start of a run back, for the next attempt to take.</summary>
    internal void Release(RunRow run) => service.Update(new Entity(Names.Run.Table, run.Id) { [Names.Run.ContinueOn] = null });

    /// <summary>Lets a run that was stopped go on, with one more look at once.</summary>
    internal void Approve(Guid id) => service.Update(new Entity(Names.Run.Table, id)
    {
        [Names.Run.Approved] = true,
        [Names.Run.Status] = new OptionSetValue((int)RunStatus.Settling),
        [Names.Run.ContinueOn] = scope.UtcNow(),
        [Names.Run.EndedOn] = null,
    });

    /// <summary>Queues a queued run again, which is the event that starts it.</summary>
    internal void Requeue(Guid id) => service.Update(new Entity(Names.Run.Table, id)
    {
        [Names.Run.Status] = new OptionSetValue((int)RunStatus.Queued),
        [Names.Run.ContinueOn] = null,
    });

    /// <summary>Writes the sums of a run that stands as it was read.</summary>
    /// <returns>False when somebody else changed it meanwhile.</returns>
    internal bool TrySum(RunRow run, RunStatus status, RunSums sums, string detail, string? alertState = null)
    {
        var row = RowOf(run.Id, status, detail, alertState, begins: false);
        row[Names.Run.Tables] = sums.Counts.ToString();
        row[Names.Run.Samples] = sums.Samples.ToString();
        row[Names.Run.Examined] = (int)sums.Counts.Examined;
        row[Names.Run.Linked] = (int)sums.Counts.Get(Change.Linked);
        row[Names.Run.Relinked] = (int)sums.Counts.Get(Change.Relinked);
        row[Names.Run.Unlinked] = (int)sums.Counts.Get(Change.Unlinked);
        row[Names.Run.Unchanged] = (int)sums.Counts.Get(Change.Unchanged);
        row[Names.Run.Issues] = (int)sums.Counts.Get(Change.Issue);
        row[Names.Run.Held] = (int)Math.Min(int.MaxValue, sums.Held);
        row[Names.Run.Keys] = sums.Seen.Keys?.ToString(CultureInfo.InvariantCulture);
        row[Names.Run.Customers] = sums.Seen.Customers?.ToString(CultureInfo.InvariantCulture);
        row[Names.Run.Links] = sums.Seen.Links?.ToString(CultureInfo.InvariantCulture);
        return TryUpdate(run, row);
    }

    private bool TryUpdate(RunRow run, Entity row)
    {
        row.RowVersion = run.RowVersion;
        try
        {
            service.Execute(new UpdateRequest { Target = row, ConcurrencyBehavior = ConcurrencyBehavior.IfRowVersionMatches });
            return true;
        }
        catch (Exception exception) when (FaultClassifier.Classify(exception) is FaultClass.RowChanged)
        {
            // Such a fault ends a transaction.
            return scope.IsInTransaction
                ? throw new InvalidPluginExecutionException(
                    $"The run '{run.Name}' ({run.Id:D}) was changed by somebody else at this moment. Nothing was changed; call again.", exception)
                : false;
        }
    }

    private Entity RowOf(Guid id, RunStatus status, string? detail, string? alertState, bool begins)
    {
        var row = new Entity(Names.Run.Table, id) { [Names.Run.Status] = new OptionSetValue((int)status), [Names.Run.ContinueOn] = null };
        if (begins)
        {
            row[Names.Run.StartedOn] = scope.UtcNow();
        }

        if (alertState is not null)
        {
            row[Names.Run.AlertState] = alertState;
        }

        if (detail is not null)
        {
            row[Names.Run.Detail] = Clip.To(detail, PlatformLimits.Memo);
        }

        if (new RunRow { Status = status }.IsOver)
        {
            row[Names.Run.EndedOn] = scope.UtcNow();
        }

        return row;
    }

    private static long? Number(Entity row, string column)
    {
        return long.TryParse(row.GetAttributeValue<string>(column), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    private static RunRow FromRow(Entity row) => new()
    {
        Id = row.Id,
        Name = row.GetAttributeValue<string>(Names.Run.Name) ?? string.Empty,
        Mode = (RunMode)(row.GetAttributeValue<OptionSetValue>(Names.Run.Mode)?.Value ?? (int)RunMode.Full),
        Status = (RunStatus)(row.GetAttributeValue<OptionSetValue>(Names.Run.Status)?.Value ?? (int)RunStatus.Queued),
        Tables = (row.GetAttributeValue<string>(Names.Run.RequestedTables) ?? string.Empty)
            .Split([',', ';', ' '], StringSplitOptions.RemoveEmptyEntries)
            .Select(name => name.ToLowerInvariant())
            .ToArray(),
        RowId = Guid.TryParse(row.GetAttributeValue<string>(Names.Run.RowId), out var id) ? id : null,
        Approved = row.GetAttributeValue<bool>(Names.Run.Approved),
        Held = row.GetAttributeValue<int>(Names.Run.Held),
        IsAutomatic = row.GetAttributeValue<bool>(Names.Run.Automatic),
        ContinueOn = row.GetAttributeValue<DateTime?>(Names.Run.ContinueOn),
        StartedOn = row.GetAttributeValue<DateTime?>(Names.Run.StartedOn),
        Detail = row.GetAttributeValue<string>(Names.Run.Detail) ?? string.Empty,
        ModifiedOn = row.GetAttributeValue<DateTime?>(Names.ModifiedOn),
        RowVersion = row.RowVersion,
    };
}
