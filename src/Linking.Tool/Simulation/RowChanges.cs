using EmbeddedDataverse;
using Linking.Tool.Input;
using Microsoft.Xrm.Sdk.Query;
using Names = Linking.Plugins.Schema.Names;

namespace Linking.Tool.Simulation;

/// <summary>
/// What people did to source rows between two unifications: the rows of a table become those of a file. Rows that are there in both keep
/// their links; values are not compared, because linking reads none.
/// </summary>
internal sealed class RowChanges(Organization organization)
{
    private const int PageSize = 5000;

    /// <summary>Deletes and creates rows.</summary>
    /// <param name="rows">The rows as they are before the unification.</param>
    /// <param name="done">Is told the number of rows just looked at.</param>
    public void Make(RowFile rows, Action<long> done)
    {
        var (table, service) = (rows.Table, organization.System);
        var query = new QueryExpression(table.LogicalName) { ColumnSet = new ColumnSet(false) };
        query.AddOrder(table.PrimaryId, OrderType.Ascending);
        var gone = PagedQuery.Read(service, query, PageSize).Select(row => row.Id).ToHashSet();
        foreach (var row in SourceRowLoader.Read(rows, done).Where(row => !gone.Remove(row.Id)))
        {
            // A row that was made anew is linked by nobody yet.
            row.Attributes.Remove(Names.SourceRow.Lookup);
            service.Create(row);
        }

        foreach (var id in gone.Order())
        {
            service.Delete(table.LogicalName, id);
        }
    }
}
