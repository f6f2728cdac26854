using Linking.Tool.Input;
using Linking.Tool.Input.Files;
using Names = Linking.Plugins.Schema.Names;

namespace Linking.Tool.Simulation;

/// <summary>Streams the rows of a validated unification file.</summary>
internal static class ContentFile
{
    /// <summary>The rows in the order of the file. Ids and identifiers that the file leaves out are derived, always the same.</summary>
    public static IEnumerable<ContentRow> Read(InputFile file, ContentTable table)
    {
        using var rows = file.Open();
        var keys = table.LogicalName == Names.AlternateKey.Table ? new KeyIdentity(rows) : null;
        IRowIdentity identity = keys is null ? new ProfileIdentity(rows) : keys;
        var indexes = table.Columns.Select(column => rows.IndexOf(column.Name)).ToArray();
        while (rows.Read())
        {
            var values = new string?[indexes.Length];
            for (var i = 0; i < indexes.Length; i++)
            {
                var column = table.Columns[i];
                values[i] = column.Name == Names.AlternateKey.Identifier && keys is not null ? keys.Identifier(rows) : Value(rows, indexes[i], column);
            }

            var id = identity.Of(rows, out var problem, out var remedy);
            yield return new ContentRow(id ?? throw new InputException(file.Name, rows.Line, problem, remedy), values);
        }
    }

    private static string? Value(TableRows rows, int index, ColumnShape column)
    {
        var text = index < 0 ? "" : rows[index];
        if (text.Length == 0)
        {
            return null;
        }

        // What is no id was left out, and said, when the file was read.
        return column.Kind != ColumnKind.Lookup ? text : Guid.TryParse(text, out var id) ? id.ToString("D") : null;
    }
}
