using System;
using System.Collections.Generic;
using System.Linq;
using Linking.Plugins.Queries;
using Linking.Plugins.Schema;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace Linking.Plugins.Runs.Batches;

/// <summary>Reads and writes the rows of runs.</summary>
internal sealed class RunStore(IOrganizationService service, Func<DateTime> utcNow)
{
    private static readonly ColumnSet Columns = new(
        Names.Run.Name,
        Names.Run.Mode,
        Names.Run.Status,
        Names.Run.RequestedTables,
        Names.Run.RowId,
        Names.Run.Approved,
        Names.Run.Detail,
        Names.SourceRow.ModifiedOn);

    /// <summary>Reads a run; null when it was deleted.</summary>
    internal RunRow? Find(Guid id)
    {
        var query = new QueryExpression(Names.Run.Table) { ColumnSet = Columns };
        query.Criteria.AddCondition(new ConditionExpression(Names.Run.Id, ConditionOperator.Equal, id));
        return service.RetrieveMultiple(query).Entities.Select(FromRow).FirstOrDefault();
    }

    /// <summary>Reads the runs that are under way.</summary>
    internal List<RunRow> Active() => InStatus(RunStatus.Processing, RunStatus.Paused);

    /// <summary>Reads the runs that stand in one of the ways.</summary>
    internal List<RunRow> InStatus(params RunStatus[] statuses)
    {
        var query = new QueryExpression(Names.Run.Table) { ColumnSet = Columns };
        var values = statuses.Select(status => (object)(int)status).ToArray();
        query.Criteria.AddCondition(new ConditionExpression(Names.Run.Status, ConditionOperator.In, values));
        return new BlockQuery(service).ReadPages(query, PlatformLimits.StandardPage).Select(FromRow).ToList();
    }

    /// <summary>Reads the run that was requested last, of those that change rows; null when there was none.</summary>
    internal RunRow? Latest()
    {
        var query = new QueryExpression(Names.Run.Table) { ColumnSet = Columns, TopCount = 1 };
        query.Criteria.AddCondition(new ConditionExpression(Names.Run.Mode, ConditionOperator.In, (int)RunMode.Full, (int)RunMode.Repair, (int)RunMode.Unlink));
        query.AddOrder(Names.CreatedOn, OrderType.Descending);
        return service.RetrieveMultiple(query).Entities.Select(FromRow).FirstOrDefault();
    }

    /// <summary>Sets the status, and when the run began or ended with it.</summary>
    internal void Set(Guid id, RunStatus status, string? detail = null, string? alertState = null, bool begins = false)
    {
        var row = new Entity(Names.Run.Table, id) { [Names.Run.Status] = new OptionSetValue((int)status) };
        if (begins)
        {
            row[Names.Run.StartedOn] = utcNow();
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
            row[Names.Run.EndedOn] = utcNow();
        }

        service.Update(row);
    }

    /// <summary>Lets a run that the guard stopped go on.</summary>
    internal void Approve(Guid id) => service.Update(new Entity(Names.Run.Table, id)
    {
        [Names.Run.Approved] = true,
        [Names.Run.Status] = new OptionSetValue((int)RunStatus.Processing),
    });

    /// <summary>Writes the sums of a run.</summary>
    internal void Sum(Guid id, RunStatus status, string detail, TableCounts counts, SampleRows samples, int held, string? alertState = null)
    {
        var row = new Entity(Names.Run.Table, id)
        {
            [Names.Run.Status] = new OptionSetValue((int)status),
            [Names.Run.Detail] = Clip.To(detail, PlatformLimits.Memo),
            [Names.Run.Tables] = counts.ToString(),
            [Names.Run.Samples] = samples.ToString(),
            [Names.Run.Examined] = (int)counts.Examined,
            [Names.Run.Linked] = (int)counts.Get(Planning.Change.Linked),
            [Names.Run.Relinked] = (int)counts.Get(Planning.Change.Relinked),
            [Names.Run.Unlinked] = (int)counts.Get(Planning.Change.Unlinked),
            [Names.Run.Unchanged] = (int)counts.Get(Planning.Change.Unchanged),
            [Names.Run.Issues] = (int)counts.Get(Planning.Change.Issue),
            [Names.Run.Held] = held,
        };
        if (alertState is not null)
        {
            row[Names.Run.AlertState] = alertState;
        }

        if (new RunRow { Status = status }.IsOver)
        {
            row[Names.Run.EndedOn] = utcNow();
        }

        service.Update(row);
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
        Detail = row.GetAttributeValue<string>(Names.Run.Detail) ?? string.Empty,
        ModifiedOn = row.GetAttributeValue<DateTime?>(Names.SourceRow.ModifiedOn),
    };
}
