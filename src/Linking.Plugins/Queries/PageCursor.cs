using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace Linking.Plugins.Queries;

/// <summary>
/// One page of a query, and where the next page begins: page number and cookie in a text that outlives the execution. The platform's
/// cookie names the last row, so that what changes before it moves nothing.
/// </summary>
/// <param name="Rows">The rows of the page.</param>
/// <param name="NextCursor">Where the next page begins; empty after the last.</param>
internal sealed record PageCursor(IReadOnlyList<Entity> Rows, string NextCursor)
{
    private const char Separator = ' ';

    /// <summary>Reads the page at a cursor; an empty cursor is the first page.</summary>
    internal static PageCursor Read(IOrganizationService service, QueryExpression query, int size, string cursor)
    {
        var parts = cursor.Split([Separator], 2);
        var number = parts.Length == 2 && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var kept) ? kept : 1;
        query.PageInfo = new PagingInfo { PageNumber = number, Count = size, PagingCookie = parts.Length == 2 ? parts[1] : null };
        var page = service.RetrieveMultiple(query);
        var next = page.MoreRecords ? (number + 1).ToString(CultureInfo.InvariantCulture) + Separator + page.PagingCookie : string.Empty;
        return new PageCursor(page.Entities.ToList(), next);
    }
}
