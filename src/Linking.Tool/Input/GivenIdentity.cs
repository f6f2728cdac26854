using Linking.Tool.Input.Files;

namespace Linking.Tool.Input;

/// <summary>The id stands in a column of its own, or in the column Id that exports add.</summary>
/// <param name="rows">The file.</param>
/// <param name="name">Name of the column.</param>
internal sealed class GivenIdentity(TableRows rows, string name) : IRowIdentity
{
    private readonly int column = rows.IndexOf(name);
    private readonly int added = rows.IndexOf(RowMarks.Id);

    public Guid? Of(TableRows row, out string problem, out string remedy)
    {
        var text = row[column] is { Length: > 0 } own ? own : row[added];
        if (Guid.TryParse(text, out var id) && id != Guid.Empty)
        {
            problem = remedy = "";
            return id;
        }

        problem = text.Length == 0 ? $"'{name}' is empty" : $"'{text}' in '{name}' is no GUID of a row";
        remedy = $"Write {CellReader.Expected(ColumnKind.UniqueIdentifier)}";
        return null;
    }

    /// <summary>The same where the file has the column, else null.</summary>
    public static GivenIdentity? Find(TableRows rows, string name) => rows.IndexOf(name) >= 0 ? new GivenIdentity(rows, name) : null;
}
