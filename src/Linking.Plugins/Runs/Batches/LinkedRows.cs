using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Linking.Plugins.Schema;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace Linking.Plugins.Runs.Batches;

/// <summary>A page of the rows of a table that have a link, and where the next page begins.</summary>
/// <param name="Rows">The rows.</param>
/// <param name="NextCursor">Page number and cookie of the next page; empty after the last.</param>
internal sealed record LinkedRows(IReadOnlyList<Entity> Rows, string NextCursor)
{
    private const char Separator = ' ';

    /// <summary>Reads the page at a cursor of the rows created in a range; an empty cursor is the first page.</summary>
    internal static LinkedRows Read(IOrganizationService service, TableShape table, CreationRange range, string cursor)
    {
        var parts = cursor.Split([Separator], 2);
        var number = parts.Length == 2 ? int.Parse(parts[0], CultureInfo.InvariantCulture) : 1;
        var query = new QueryExpression(table.LogicalName)
        {
            ColumnSet = new ColumnSet(table.Lookup!.LogicalName),
            PageInfo = new PagingInfo { PageNumber = number, Count = table.Page, PagingCookie = parts.Length == 2 ? parts[1] : null },
        };
        query.Criteria.AddCondition(new ConditionExpression(table.Lookup.LogicalName, ConditionOperator.NotNull));
        range.Restrict(query);
        query.AddOrder(table.PrimaryId, OrderType.Ascending);
        var page = service.RetrieveMultiple(query);
        var next = page.MoreRecords ? (number + 1).ToString(CultureInfo.InvariantCulture) + Separator + page.PagingCookie : string.Empty;
        return new LinkedRows(page.Entities.ToList(), next);
    }
}
