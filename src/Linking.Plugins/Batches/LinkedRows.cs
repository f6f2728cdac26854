using Linking.Plugins.Queries;
using Linking.Plugins.Schema;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace Linking.Plugins.Batches;

/// <summary>Reads the rows of a table that have a link, page by page in the order of their id.</summary>
internal static class LinkedRows
{
    /// <summary>Reads the page at a cursor of the rows created in a range; an empty cursor is the first page.</summary>
    internal static PageCursor Read(IOrganizationService service, TableShape table, CreationRange range, string cursor)
    {
        var query = new QueryExpression(table.LogicalName) { ColumnSet = new ColumnSet(table.Lookup!.LogicalName) };
        query.Criteria.AddCondition(new ConditionExpression(table.Lookup.LogicalName, ConditionOperator.NotNull));
        range.Restrict(query);
        query.AddOrder(table.PrimaryId, OrderType.Ascending);
        return PageCursor.Read(service, query, table.Page, cursor);
    }
}
