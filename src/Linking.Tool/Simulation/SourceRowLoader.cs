using EmbeddedDataverse;
using Linking.Tool.Input;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace Linking.Tool.Simulation;

/// <summary>Loads the source rows that an organisation does not have yet; rows that it has stay as they are.</summary>
internal sealed class SourceRowLoader(Organization organization)
{
    private const int PageSize = 5000;

    /// <summary>Loads the rows of a file.</summary>
    /// <param name="rows">The file and its table.</param>
    /// <param name="done">Is told the number of rows just looked at.</param>
    public void Load(RowFile rows, Action<long> done)
    {
        var existing = organization.IsNew ? [] : ReadIds(rows.Table);
        organization.Load(rows.Table.LogicalName, Read(rows, existing, done));
    }

    private HashSet<Guid> ReadIds(TableShape table)
    {
        var query = new QueryExpression(table.LogicalName) { ColumnSet = new ColumnSet(table.PrimaryId) };
        query.AddOrder(table.PrimaryId, OrderType.Ascending);
        return [.. PagedQuery.Read(organization.System, query, PageSize).Select(entity => entity.Id)];
    }

    private static IEnumerable<Entity> Read(RowFile file, HashSet<Guid> existing, Action<long> done)
    {
        using var rows = new CsvRows(file.File.Path);
        var columns = rows.Header.Select(name => file.Table.Find(name)).ToArray();
        var idColumn = rows.Header.IndexOf(file.Table.PrimaryId);
        while (rows.Read())
        {
            done(1);
            var id = Guid.Parse(rows[idColumn]);
            if (!existing.Contains(id))
            {
                yield return Build(file.Table.LogicalName, id, rows, columns, idColumn);
            }
        }
    }

    private static Entity Build(string table, Guid id, CsvRows rows, ColumnShape?[] columns, int idColumn)
    {
        var entity = new Entity(table, id);
        for (var i = 0; i < columns.Length; i++)
        {
            if (i != idColumn && columns[i] is { } column && CellReader.TryRead(column.Kind, rows[i], out var value) && value is not null)
            {
                entity[column.Name] = column.Kind switch
                {
                    ColumnKind.Money => new Money((decimal)value),
                    ColumnKind.Choice => new OptionSetValue((int)value),
                    ColumnKind.Lookup => new EntityReference(column.Target, (Guid)value),
                    _ => value,
                };
            }
        }

        return entity;
    }
}
