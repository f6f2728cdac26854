using System;
using System.Collections.Generic;
using System.Linq;
using System.ServiceModel;
using Linking.Plugins.Keys;
using Linking.Plugins.Queries;
using Linking.Plugins.Schema;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace Linking.Plugins.Settings;

/// <summary>Reads the declared source tables and records what became of each.</summary>
internal sealed class SourceTableStore(IOrganizationService service, Func<DateTime> utcNow)
{
    /// <summary>
    /// Reads all active rows, one for each data source and table: where there are several, perhaps in another case, a declared one goes
    /// before one that was only met in keys, so that every execution judges by the same row.
    /// </summary>
    internal List<SourceTable> Read()
    {
        var query = new QueryExpression(Names.SourceTable.Table)
        {
            ColumnSet = new ColumnSet(
                Names.SourceTable.DataSource,
                Names.SourceTable.EntityName,
                Names.SourceTable.LogicalName,
                Names.SourceTable.Connector,
                Names.SourceTable.EnvironmentUrl,
                Names.SourceTable.PrimaryKey,
                Names.SourceTable.Declared,
                Names.SourceTable.Rank,
                Names.SourceTable.RunForKeys,
                Names.SourceTable.FullRunOn,
                Names.SourceTable.Status,
                Names.SourceTable.Reasons),
            NoLock = true,
        };
        query.Criteria.AddCondition(new ConditionExpression(Names.State.Code, ConditionOperator.Equal, 0));
        return new BlockQuery(service).ReadPages(query, PlatformLimits.StandardPage).Select(FromRow)
            .GroupBy(table => table.Pair)
            .Select(rows => rows.OrderByDescending(table => table.Declared).ThenBy(table => table.Rank).ThenBy(table => table.Id).First())
            .ToList();
    }

    /// <summary>Records status and reasons of a table, and adds the row when the pair was only met in the keys.</summary>
    /// <returns>The row.</returns>
    internal Guid Record(SourceTable table, SourceTableStatus status, string reasons)
    {
        if (table.Id != Guid.Empty)
        {
            service.Update(Judgement(table.Id, status, reasons));
            return table.Id;
        }

        var id = IdOf(table.Pair);
        var row = NewRow(table, Judgement(id, status, reasons));
        try
        {
            return service.Create(row);
        }
        catch (FaultException<OrganizationServiceFault> fault) when (PlatformErrors.IsDuplicate(fault.Detail?.ErrorCode ?? 0))
        {
            // Another execution met the pair first, on a worker with a cache of its own; what an administrator stated since stays.
            service.Update(Judgement(id, status, reasons));
            return id;
        }
    }

    /// <summary>Reads which pairs have a row, active or not.</summary>
    internal IReadOnlyDictionary<SourcePair, Guid> ReadPairs()
    {
        var query = new QueryExpression(Names.SourceTable.Table)
        {
            ColumnSet = new ColumnSet(Names.SourceTable.DataSource, Names.SourceTable.EntityName),
            NoLock = true
        };
        var pairs = new Dictionary<SourcePair, Guid>();
        foreach (var row in new BlockQuery(service).ReadPages(query, PlatformLimits.StandardPage))
        {
            pairs[PairOf(row)] = row.Id;
        }

        return pairs;
    }

    /// <summary>Adds a row that is not judged yet.</summary>
    internal Guid Add(SourceTable table)
    {
        var row = NewRow(table, new Entity(Names.SourceTable.Table, IdOf(table.Pair)));
        row[Names.SourceTable.Status] = new OptionSetValue((int)SourceTableStatus.NotChecked);
        return service.Create(row);
    }

    private static Entity NewRow(SourceTable table, Entity row)
    {
        row[Names.SourceTable.Name] = Clip.To(table.Pair.ToString(), PlatformLimits.Name);
        row[Names.SourceTable.DataSource] = Clip.To(table.Pair.DataSource, PlatformLimits.Text);
        row[Names.SourceTable.EntityName] = Clip.To(table.Pair.EntityName, PlatformLimits.Text);

        // A name that no table can have is not stated: it would only keep the row from being written.
        row[Names.SourceTable.LogicalName] = table.LogicalName.Length is 0 or > PlatformLimits.Name ? null : PlainText.Of(table.LogicalName);
        row[Names.SourceTable.PrimaryKey] = table.PrimaryKey.Length == 0 ? null : table.PrimaryKey;
        row[Names.SourceTable.Connector] = new OptionSetValue((int)table.Connector);
        row[Names.SourceTable.Declared] = false;
        return row;
    }

    private static Guid IdOf(SourcePair pair) => StableId.For(Names.SourceTable.Table, pair.DataSource, pair.EntityName);

    private static SourcePair PairOf(Entity row) => new(
        row.GetAttributeValue<string>(Names.SourceTable.DataSource),
        row.GetAttributeValue<string>(Names.SourceTable.EntityName));

    private Entity Judgement(Guid id, SourceTableStatus status, string reasons)
    {
        var row = new Entity(Names.SourceTable.Table, id)
        {
            [Names.SourceTable.Status] = new OptionSetValue((int)status),
            [Names.SourceTable.Reasons] = reasons.Length == 0 ? null : reasons,
            [Names.SourceTable.CheckedOn] = utcNow(),
        };
        if (status == SourceTableStatus.Skipped)
        {
            // When the table is linked again, its rows have not been run in full since.
            row[Names.SourceTable.RunForKeys] = null;
        }

        return row;
    }

    private static SourceTable FromRow(Entity row)
    {
        var pair = PairOf(row);
        var stated = row.GetAttributeValue<string>(Names.SourceTable.LogicalName)?.Trim();
        return new SourceTable
        {
            Id = row.Id,
            Pair = pair,
            LogicalName = (string.IsNullOrEmpty(stated) ? pair.EntityName : stated!).ToLowerInvariant(),
            Declared = row.GetAttributeValue<bool>(Names.SourceTable.Declared),
            Connector = (Connector)(row.GetAttributeValue<OptionSetValue>(Names.SourceTable.Connector)?.Value ?? (int)Connector.Unknown),
            EnvironmentUrl = row.GetAttributeValue<string>(Names.SourceTable.EnvironmentUrl)?.Trim() ?? string.Empty,
            FullRunOn = row.GetAttributeValue<DateTime?>(Names.SourceTable.FullRunOn),
            RunForKeys = row.GetAttributeValue<string>(Names.SourceTable.RunForKeys) ?? string.Empty,
            Rank = row.GetAttributeValue<int>(Names.SourceTable.Rank),
            PrimaryKey = row.GetAttributeValue<string>(Names.SourceTable.PrimaryKey)?.Trim() ?? string.Empty,
            Status = (SourceTableStatus)(row.GetAttributeValue<OptionSetValue>(Names.SourceTable.Status)?.Value ?? (int)SourceTableStatus.NotChecked),
            Reasons = row.GetAttributeValue<string>(Names.SourceTable.Reasons) ?? string.Empty,
        };
    }
}
