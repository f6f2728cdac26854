using System;
using System.Collections.Generic;
using System.Linq;
using Linking.Plugins.Queries;
using Linking.Plugins.Schema;
using Microsoft.Xrm.Sdk.Query;

namespace Linking.Plugins.Keys;

/// <summary>Reads alternate keys by their id, by customer and by the row that they name.</summary>
internal sealed class AlternateKeyReader(BlockQuery query, TableShape? table)
{
    /// <summary>Reads those of the keys that exist.</summary>
    internal IEnumerable<AlternateKeyRow> ById(IEnumerable<Guid> ids)
    {
        return Read(Names.AlternateKey.Id, ids.Cast<object>());
    }

    /// <summary>Reads the keys that carry one of the texts as CustomerId.</summary>
    internal IEnumerable<AlternateKeyRow> ByCustomerIdText(IEnumerable<string> texts)
    {
        return Read(Names.AlternateKey.CustomerId, texts);
    }

    /// <summary>Reads the keys whose value is one of the texts, of all data sources and tables: a GUID names one row in the world.</summary>
    internal IEnumerable<AlternateKeyRow> ByValue(IEnumerable<string> texts)
    {
        return Read(Names.AlternateKey.Value, texts);
    }

    /// <summary>Reads the keys that carry no CustomerId.</summary>
    internal IEnumerable<AlternateKeyRow> WithoutCustomer()
    {
        if (table is null)
        {
            return [];
        }

        var without = new QueryExpression(table.LogicalName) { ColumnSet = new ColumnSet(AlternateKeyRow.ColumnsOf(table)) };
        without.Criteria.AddCondition(new ConditionExpression(Names.AlternateKey.CustomerId, ConditionOperator.Null));
        return query.ReadPages(without, table.Page).Select(AlternateKeyRow.From);
    }

    // Where the table is not there, the profiles' own key columns are the only key source.
    private IEnumerable<AlternateKeyRow> Read(string column, IEnumerable<object> values)
    {
        return table is null ? [] : query.Read(table, AlternateKeyRow.ColumnsOf(table), column, values).Select(AlternateKeyRow.From);
    }
}
