using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;
using Names = Linking.Plugins.Schema.Names;

namespace Linking.Tool.Simulation;

/// <summary>Reads the links of source rows.</summary>
internal sealed class LinkReader(IOrganizationService service)
{
    private const int PageSize = 5000;

    /// <summary>All rows of a table with the profile each is linked to, streaming; empty where there is no link. A table without the lookup has none.</summary>
    public IEnumerable<(Guid Row, Guid Profile)> Read(string table)
    {
        if (new OrganizationCatalog(service).Find(table) is not { } shape)
        {
            return [];
        }

        var lookup = shape.Find(Names.SourceRow.Lookup)?.Name;
        var query = new QueryExpression(table) { ColumnSet = lookup is null ? new ColumnSet(false) : new ColumnSet(lookup) };
        query.AddOrder(shape.PrimaryId, OrderType.Ascending);
        return PagedQuery.Read(service, query, PageSize)
            .Select(entity => (entity.Id, lookup is null ? Guid.Empty : entity.GetAttributeValue<EntityReference>(lookup)?.Id ?? Guid.Empty));
    }
}
