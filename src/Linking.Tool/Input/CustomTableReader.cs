using System.Text.RegularExpressions;
using Names = Linking.Plugins.Schema.Names;

namespace Linking.Tool.Input;

/// <summary>Reads the declaration of one table that the organisation does not come with: a custom one, or a standard one that it lacks.</summary>
internal sealed partial class CustomTableReader(string file, InputErrors errors, ITableCatalog catalog)
{
    private static readonly Dictionary<string, ColumnShape> Types = new(StringComparer.OrdinalIgnoreCase)
    {
        ["text"] = new ColumnShape("", ColumnKind.Text, ColumnShape.DefaultTextLength),
        ["string"] = new ColumnShape("", ColumnKind.Text, ColumnShape.DefaultTextLength),
        ["memo"] = new ColumnShape("", ColumnKind.Memo, ColumnShape.MemoLength),
        ["integer"] = new ColumnShape("", ColumnKind.Integer),
        ["int"] = new ColumnShape("", ColumnKind.Integer),
        ["choice"] = new ColumnShape("", ColumnKind.Integer),
        ["bigint"] = new ColumnShape("", ColumnKind.BigInt),
        ["decimal"] = new ColumnShape("", ColumnKind.Decimal),
        ["double"] = new ColumnShape("", ColumnKind.Double),
        ["money"] = new ColumnShape("", ColumnKind.Money),
        ["boolean"] = new ColumnShape("", ColumnKind.Boolean),
        ["bool"] = new ColumnShape("", ColumnKind.Boolean),
        ["datetime"] = new ColumnShape("", ColumnKind.DateTime),
        ["date"] = new ColumnShape("", ColumnKind.DateTime),
        ["uniqueidentifier"] = new ColumnShape("", ColumnKind.UniqueIdentifier),
        ["guid"] = new ColumnShape("", ColumnKind.UniqueIdentifier),

        // The table a lookup points to is not declared, and nothing here follows it.
        ["lookup"] = new ColumnShape("", ColumnKind.UniqueIdentifier),
    };

    /// <summary>The table, or null when the errors now hold why not, and the line where it stands.</summary>
    public (TableShape? Table, int Line) Read(JsonPart part)
    {
        var before = errors.All.Count;
        var reader = new JsonObjectReader(file, "a table", part, errors);
        var name = LogicalName(reader, "logicalName", "contoso_member");
        var id = LogicalName(reader, "primaryId", "contoso_memberid");
        var primaryName = LogicalName(reader, "primaryName", "contoso_name");
        var columns = reader.List("columns").Select(ReadColumn).OfType<ColumnShape>().ToList();
        reader.RefuseOthers();

        if (name is not null && (catalog.Find(name) is not null || IsReserved(name)))
        {
            errors.Add(file, reader.LineOf("logicalName"), $"The table '{name}' comes with the organisation", "Declare only tables that it does not come with");
        }

        if (errors.All.Count > before)
        {
            return (null, part.Line);
        }

        if (!columns.Exists(column => column.Name == primaryName))
        {
            columns.Add(new ColumnShape(primaryName!, ColumnKind.Text, ColumnShape.DefaultTextLength));
        }

        return (Unique(columns, part.Line) ? new TableShape(name!, id!, primaryName!, columns) : null, part.Line);
    }

    private ColumnShape? ReadColumn(JsonPart part)
    {
        var reader = new JsonObjectReader(file, "a column", part, errors);
        var name = LogicalName(reader, "name", "contoso_points");
        var type = reader.Text("type", "text");
        reader.RefuseOthers();
        if (name is null || type is null)
        {
            return null;
        }

        if (Types.TryGetValue(type, out var shape))
        {
            return shape with { Name = name };
        }

        errors.Add(file, reader.LineOf("type"), $"'{type}' is no type of a column", $"Write one of: {string.Join(", ", Types.Keys)}");
        return null;
    }

    private string? LogicalName(JsonObjectReader reader, string member, string example)
    {
        if (reader.Text(member, example) is not { } text)
        {
            return null;
        }

        var name = text.ToLowerInvariant();
        if (CustomName().IsMatch(name))
        {
            return name;
        }

        errors.Add(file, reader.LineOf(member), $"'{text}' is no logical name of a table or column",
            $"Write a letter and then letters, digits and underscores, at most 100, like {example}");
        return null;
    }

    private bool Unique(List<ColumnShape> columns, int line)
    {
        var repeated = columns.GroupBy(column => column.Name, StringComparer.Ordinal).FirstOrDefault(group => group.Skip(1).Any());
        if (repeated is null)
        {
            return true;
        }

        errors.Add(file, line, $"The column '{repeated.Key}' is declared twice", "Remove one of the two");
        return false;
    }

    private static bool IsReserved(string name) =>
        name.StartsWith(Names.CustomerProfile.ColumnPrefix, StringComparison.Ordinal) || name.StartsWith(InputNames.ProductPrefix, StringComparison.Ordinal);

    [GeneratedRegex("^[a-z][a-z0-9_]{0,99}$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex CustomName();
}
