using System.Text;
using System.Text.Json;

namespace Linking.Tool.Generate;

/// <summary>Writes key rings as they are published: an object per table, blanks before the values.</summary>
internal static class KeyRing
{
    /// <summary>The ring of a customer's rows.</summary>
    /// <param name="rows">Rows of one customer; the first of each table is preferred.</param>
    /// <param name="old">True to call the member <c>entityName</c>.</param>
    public static string Of(IEnumerable<SourceRow> rows, bool old)
    {
        var text = new StringBuilder("[");
        foreach (var table in rows.GroupBy(row => row.Table))
        {
            text.Append(text.Length > 1 ? "," : "")
                .Append("{\"dataSourceName\":").Append(Quoted(table.Key.DataSource))
                .Append(old ? ",\"entityName\":" : ",\"tableName\":").Append(Quoted(table.Key.Table))
                .Append(",\"preferredKey\":").Append(Quoted(table.First().Key))
                .Append(",\"keys\":[").AppendJoin(',', table.Select(row => Quoted(row.Key)))
                .Append("]}");
        }

        return text.Append(']').ToString();
    }

    private static string Quoted(string value) => $"\" {JsonEncodedText.Encode(value)}\"";
}
