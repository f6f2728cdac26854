using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace Linking.Tool.Simulation;

/// <summary>What the organisation's profile or key table holds now.</summary>
internal sealed class ContentStore(IOrganizationService service, ContentTable table)
{
    /// <summary>Values that one condition may have.</summary>
    private const int BlockSize = 500;

    /// <summary>All rows, streaming.</summary>
    public IEnumerable<ContentRow> ReadAll()
    {
        var query = new QueryExpression(table.LogicalName) { ColumnSet = Columns() };
        query.AddOrder(table.PrimaryId, OrderType.Ascending);
        return PagedQuery.Read(service, query, table.PageSize).Select(entity => ContentEntity.Read(table, entity));
    }

    /// <summary>The rows with these ids; those that are not there are missing from the result.</summary>
    public Dictionary<Guid, ContentRow> Read(IEnumerable<Guid> ids)
    {
        var rows = new Dictionary<Guid, ContentRow>();
        foreach (var block in ids.Chunk(BlockSize))
        {
            var query = new QueryExpression(table.LogicalName) { ColumnSet = Columns() };
            query.Criteria.AddCondition(table.PrimaryId, ConditionOperator.In, [.. block.Cast<object>()]);
            foreach (var entity in PagedQuery.Read(service, query, table.PageSize))
            {
                rows[entity.Id] = ContentEntity.Read(table, entity);
            }
        }

        return rows;
    }

    private ColumnSet Columns() => new([.. table.Columns.Select(column => column.Name)]);
}
