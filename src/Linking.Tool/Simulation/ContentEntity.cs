using Linking.Tool.Input;
using Microsoft.Xrm.Sdk;

namespace Linking.Tool.Simulation;

/// <summary>Turns rows of the profile and key tables into entities and back.</summary>
internal static class ContentEntity
{
    /// <summary>The row with all columns; those without a value are left out.</summary>
    public static Entity Whole(ContentTable table, ContentRow row) => Build(table, row, (_, value) => value is not null);

    /// <summary>The row with all columns; those without a value are cleared.</summary>
    public static Entity WholeWithBlanks(ContentTable table, ContentRow row) => Build(table, row, (_, _) => true);

    /// <summary>The row with those columns that differ from what it was; those without a value are cleared.</summary>
    public static Entity Changes(ContentTable table, ContentRow row, ContentRow before) =>
        Build(table, row, (index, value) => !string.Equals(value, before.Values[index], StringComparison.Ordinal));

    /// <summary>The row that an entity holds.</summary>
    public static ContentRow Read(ContentTable table, Entity entity) =>
        new(entity.Id, [.. table.Columns.Select(column => Text(entity, column.Name))]);

    private static Entity Build(ContentTable table, ContentRow row, Func<int, string?, bool> include)
    {
        var entity = new Entity(table.LogicalName, row.Id);
        for (var i = 0; i < table.Columns.Count; i++)
        {
            if (include(i, row.Values[i]))
            {
                entity[table.Columns[i].Name] = Value(table.Columns[i], row.Values[i]);
            }
        }

        return entity;
    }

    private static object? Value(ColumnShape column, string? text) =>
        text is not null && column.Kind == ColumnKind.Lookup ? new EntityReference(column.Target, Guid.Parse(text)) : text;

    private static string? Text(Entity entity, string column)
    {
        var value = entity.Contains(column) ? entity[column] : null;
        return value is EntityReference reference ? reference.Id.ToString("D") : (string?)value;
    }
}
