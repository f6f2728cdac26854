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
        var keys = service.RetrieveMultiple(query).Entities;
        var ids = keys
            .Select(key => RowIdText.TryParse(key.GetAttributeValue<string>(Names.AlternateKey.Value), out var id) ? (object)id : null)
            .OfType<object>()
            .Distinct()
            .ToArray();
        var forms = CustomerIdForm.Seen(keys.Select(key => key.GetAttributeValue<string>(Names.AlternateKey.CustomerId)).OfType<string>()).ToList();
        return new KeySample(keys.Count, ids.Length, shape is null || ids.Length == 0 ? 0 : CountRows(shape, ids), forms);
    }

    private int CountRows(TableShape shape, object[] ids)
    {
        var query = new QueryExpression(shape.LogicalName) { ColumnSet = new ColumnSet(shape.PrimaryId), NoLock = true };
        query.Criteria.AddCondition(new ConditionExpression(shape.PrimaryId, ConditionOperator.In, ids));
        return service.RetrieveMultiple(query).Entities.Count;
    }
}
