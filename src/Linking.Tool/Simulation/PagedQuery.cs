using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace Linking.Tool.Simulation;

/// <summary>Reads all rows of a query, page by page.</summary>
internal static class PagedQuery
{
    /// <summary>The rows; pages are asked for as they are needed.</summary>
    /// <param name="service">The organisation.</param>
    /// <param name="query">Its page info is taken over.</param>
    /// <param name="pageSize">Rows to a page.</param>
    public static IEnumerable<Entity> Read(IOrganizationService service, QueryExpression query, int pageSize)
    {
        query.PageInfo = new PagingInfo { Count = pageSize, PageNumber = 1 };
        while (true)
        {
            var page = service.RetrieveMultiple(query);
            foreach (var entity in page.Entities)
            {
                yield return entity;
            }

            if (!page.MoreRecords)
            {
                yield break;
            }

            query.PageInfo.PageNumber++;
            query.PageInfo.PagingCookie = page.PagingCookie;
        }
    }
}
