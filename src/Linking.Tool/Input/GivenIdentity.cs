namespace Linking.Tool.Input;

/// <summary>The id stands in a column of its own.</summary>
/// <param name="column">Index of that column.</param>
/// <param name="name">Its name, for complaints.</param>
internal sealed class GivenIdentity(int column, string name) : IRowIdentity
{
    public Guid? Of(CsvRows row, out string problem, out string remedy)
    {
        var text = row[column];
        if (Guid.TryParse(text, out var id) && id != Guid.Empty)
        {
            problem = remedy = "";
            return id;
        }

        problem = text.Length == 0 ? $"'{name}' is empty" : $"'{text}' in '{name}' is no GUID of a row";
        remedy = $"Write {CellReader.Expected(ColumnKind.UniqueIdentifier)}";
        return null;
    }
}
