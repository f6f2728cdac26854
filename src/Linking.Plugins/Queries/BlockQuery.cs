using System;
using System.Collections.Generic;
using System.Linq;
using Linking.Plugins.Schema;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace Linking.Plugins.Queries;

/// <summary>Reads all rows whose column has one of many values, in blocks that stay within the platform's number of condition values.</summary>
internal sealed class BlockQuery(IOrganizationService service)
{
    /// <summary>Reads the rows block by block, page by page.</summary>
    /// <param name="table">Logical name and page size of the table.</param>
    /// <param name="columns">Columns to return.</param>
    /// <param name="column">The column to compare.</param>
    /// <param name="values">The values; duplicates are sent once.</param>
    internal IEnumerable<Entity> Read(TableShape table, string[] columns, string column, IEnumerable<object> values)
    {
        // A text that cannot be sent cannot be asked for; the answer is that no row has it, as for any other text that is not there.
        var distinct = values.Where(value => value is not string text || PlainText.Is(text)).Distinct().ToList();
        for (var start = 0; start < distinct.Count; start += PlatformLimits.ConditionValues)
        {
            var block = distinct.GetRange(start, Math.Min(PlatformLimits.ConditionValues, distinct.Count - start)).ToArray();
            var query = new QueryExpression(table.LogicalName) { ColumnSet = new ColumnSet(columns), NoLock = table.ReadsWithoutLocks };
            query.Criteria.AddCondition(new ConditionExpression(column, ConditionOperator.In, block));
            foreach (var row in ReadPages(query, table.Page))
            {
                yield return row;
            }
        }
    }

    /// <summary>Reads every row of a query.</summary>
    internal IEnumerable<Entity> ReadPages(QueryExpression query, int pageSize) => Pages(query, pageSize).SelectMany(page => page.Entities);

    /// <summary>Reads every page of a query, each when it is asked for.</summary>
    internal IEnumerable<EntityCollection> Pages(QueryExpression query, int pageSize)
    {
        query.PageInfo = new PagingInfo { PageNumber = 1, Count = pageSize };
        while (true)
        {
            var page = service.RetrieveMultiple(query);
            yield return page;
            if (!page.MoreRecords)
            {
                yield break;
            }

            query.PageInfo.PageNumber++;
            query.PageInfo.PagingCookie = page.PagingCookie;
        }
    }
}
