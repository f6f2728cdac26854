using System.Diagnostics.CodeAnalysis;
using EmbeddedDataverse;
using Linking.Tool.Input;
using Linking.Tool.Input.Files;
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
        organization.Load(rows.Table.LogicalName, Read(rows, done).Where(row => !existing.Contains(row.Id)));
    }

    private HashSet<Guid> ReadIds(TableShape table)
    {
        var query = new QueryExpression(table.LogicalName) { ColumnSet = new ColumnSet(table.PrimaryId) };
        query.AddOrder(table.PrimaryId, OrderType.Ascending);
        return [.. PagedQuery.Read(organization.System, query, PageSize).Select(entity => entity.Id)];
    }

    /// <summary>The rows of a file.</summary>
    /// <param name="file">The file and its table.</param>
    /// <param name="done">Is told the number of rows just read.</param>
    public static IEnumerable<Entity> Read(RowFile file, Action<long> done)
    {
        using var rows = file.File.Open();
        var columns = rows.Columns;
        var identity = file.File.Format.Identity(rows);
        while (rows.Read())
        {
            done(1);
            var id = identity.Of(rows, out var problem, out var remedy) ?? throw new InputException(rows.Part.Name, rows.Line, problem, remedy);
            yield return Build(file.Table, id, rows, columns);
        }
    }

    private static Entity Build(TableShape table, Guid id, TableRows rows, IReadOnlyList<ColumnShape?> columns)
    {
        var entity = new Entity(table.LogicalName, id);
        for (var i = 0; i < columns.Count; i++)
        {
            if (columns[i] is { } column && column.Name != table.PrimaryId && TryRead(column, rows[i], out var value))
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

    /// <summary>What cannot be loaded was counted, and said, when the file was read.</summary>
    private static bool TryRead(ColumnShape column, string text, [NotNullWhen(true)] out object? value) =>
        CellReader.TryRead(column.Kind, text, out value) && value is not null && !(text.Length > column.MaxLength);
}
