using System;
using System.Collections.Generic;
using System.Linq;
using Linking.Plugins.Keys;
using Linking.Plugins.Schema;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace Linking.Plugins.Requirements;

/// <summary>Looks at some keys of a source table and at whether their rows exist here: rows of another environment all miss.</summary>
internal sealed class KeySampler(IOrganizationService service, TableShape? alternateKey)
{
    // One page: a larger sample would cost another read, a smaller one would save none.
    private const int SampleSize = PlatformLimits.ElasticPage;

    private KeySpellings? spellings;

    /// <summary>Reads the sample.</summary>
    /// <param name="pair">The data source and table, as declared or as met in keys.</param>
    /// <param name="shape">The table; null where there is none.</param>
    /// <param name="inAnySpelling">Whether keys that spell the names otherwise are looked for where none spells them so.</param>
    internal KeySample Read(SourcePair pair, TableShape? shape, bool inAnySpelling = false)
    {
        if (alternateKey is null || !PlainText.Is(pair.DataSource) || !PlainText.Is(pair.EntityName))
        {
            return new KeySample(0, 0, 0, []);
        }

        var keys = ReadKeys(alternateKey, pair.DataSource.Length == 0 ? null : pair.DataSource, pair.EntityName);
        if (keys.Count == 0 && inAnySpelling)
        {
            spellings ??= new KeySpellings(service, alternateKey);
            if (spellings.Of(pair) is not { } known)
            {
                return new KeySample(0, 0, 0, []) { IsUncertain = true };
            }

            keys = known.Select(spelling => ReadKeys(alternateKey, spelling.DataSource, spelling.EntityName)).FirstOrDefault(found => found.Count > 0) ?? keys;
        }

        var ids = keys
            .Select(key => RowIdText.TryParse(key.GetAttributeValue<string>(Names.AlternateKey.Value), out var id) ? (object)id : null)
            .OfType<object>()
            .Distinct()
            .ToArray();
        var forms = CustomerIdForm.Seen(keys.Select(key => key.GetAttributeValue<string>(Names.AlternateKey.CustomerId)).OfType<string>()).ToList();
        IReadOnlyList<Entity> rows = shape is null || ids.Length == 0 ? [] : ReadRows(shape, ids);
        return new KeySample(keys.Count, ids.Length, rows.Count, forms)
        {
            Estimate = keys.Count < SampleSize
                ? keys.Count : HexPosition.Estimate(keys.Count, keys[keys.Count - 1].GetAttributeValue<string>(Names.AlternateKey.CustomerId)),
            CreatedOn = rows.Select(row => row.GetAttributeValue<DateTime?>(Names.CreatedOn)).OfType<DateTime>().OrderBy(time => time).ToList(),
        };
    }

    private DataCollection<Entity> ReadKeys(TableShape table, string? dataSource, string entityName)
    {
        var query = new QueryExpression(table.LogicalName)
        {
            ColumnSet = new ColumnSet(Names.AlternateKey.Value, Names.AlternateKey.CustomerId),
            TopCount = SampleSize,
            NoLock = table.ReadsWithoutLocks,
        };
        query.Criteria.AddCondition(dataSource is null
            ? new ConditionExpression(Names.AlternateKey.DataSource, ConditionOperator.Null)
            : new ConditionExpression(Names.AlternateKey.DataSource, ConditionOperator.Equal, dataSource));
        query.Criteria.AddCondition(new ConditionExpression(Names.AlternateKey.EntityName, ConditionOperator.Equal, entityName));

        // In the order of the customers, so that the last one shows how dense they are.
        query.AddOrder(Names.AlternateKey.CustomerId, OrderType.Ascending);
        return service.RetrieveMultiple(query).Entities;
    }

    private IReadOnlyList<Entity> ReadRows(TableShape shape, object[] ids)
    {
        var columns = new ColumnSet(shape.PrimaryId);
        if (shape.Columns.Contains(Names.CreatedOn))
        {
            columns.AddColumn(Names.CreatedOn);
        }

        var query = new QueryExpression(shape.LogicalName) { ColumnSet = columns, NoLock = shape.ReadsWithoutLocks };
        query.Criteria.AddCondition(new ConditionExpression(shape.PrimaryId, ConditionOperator.In, ids));
        return [.. service.RetrieveMultiple(query).Entities];
    }
}
