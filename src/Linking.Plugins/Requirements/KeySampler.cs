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

    /// <summary>Reads the sample.</summary>
    internal KeySample Read(SourcePair pair, TableShape? shape)
    {
        if (alternateKey is null || !PlainText.Is(pair.DataSource) || !PlainText.Is(pair.EntityName))
        {
            return new KeySample(0, 0, 0, []);
        }

        var query = new QueryExpression(alternateKey.LogicalName)
        {
            ColumnSet = new ColumnSet(Names.AlternateKey.Value, Names.AlternateKey.CustomerId),
            TopCount = SampleSize,
            NoLock = true,
        };
        query.Criteria.AddCondition(new ConditionExpression(Names.AlternateKey.DataSource, ConditionOperator.Equal, pair.DataSource));
        query.Criteria.AddCondition(new ConditionExpression(Names.AlternateKey.EntityName, ConditionOperator.Equal, pair.EntityName));

        // In the order of the customers, so that the last one shows how dense they are.
        query.AddOrder(Names.AlternateKey.CustomerId, OrderType.Ascending);
        var keys = service.RetrieveMultiple(query).Entities;
        var ids = keys
            .Select(key => RowIdText.TryParse(key.GetAttributeValue<string>(Names.AlternateKey.Value), out var id) ? (object)id : null)
            .OfType<object>()
            .Distinct()
            .ToArray();
        var forms = CustomerIdForm.Seen(keys.Select(key => key.GetAttributeValue<string>(Names.AlternateKey.CustomerId)).OfType<string>()).ToList();
        IReadOnlyList<Entity> rows = shape is null || ids.Length == 0 ? [] : ReadRows(shape, ids);
        return new KeySample(keys.Count, ids.Length, rows.Count, forms)
        {
            Estimate = keys.Count < SampleSize ? keys.Count : HexPosition.Estimate(keys.Count, keys[keys.Count - 1].GetAttributeValue<string>(Names.AlternateKey.CustomerId)),
            CreatedOn = rows.Select(row => row.GetAttributeValue<DateTime?>(Names.CreatedOn)).OfType<DateTime>().OrderBy(time => time).ToList(),
        };
    }

    private IReadOnlyList<Entity> ReadRows(TableShape shape, object[] ids)
    {
        var columns = new ColumnSet(shape.PrimaryId);
        if (shape.Columns.Contains(Names.CreatedOn))
        {
            columns.AddColumn(Names.CreatedOn);
        }

        var query = new QueryExpression(shape.LogicalName) { ColumnSet = columns, NoLock = true };
        query.Criteria.AddCondition(new ConditionExpression(shape.PrimaryId, ConditionOperator.In, ids));
        return [.. service.RetrieveMultiple(query).Entities];
    }
}
