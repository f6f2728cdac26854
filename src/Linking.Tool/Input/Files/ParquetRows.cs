using Parquet;
using Parquet.Schema;

namespace Linking.Tool.Input.Files;

/// <summary>
/// A Parquet file, read one row at a time. In memory are the columns that somebody asked for, of one row group: Parquet packs a column of a
/// row group as a whole, and the writer of the file decides how many rows that is.
/// </summary>
internal sealed class ParquetRows : IRawRows
{
    private readonly ParquetReader reader;
    private readonly DataField?[] fields;
    private readonly Func<int, string>?[] columns;
    private ParquetRowGroupReader? group;
    private int nextGroup;
    private int row = -1;
    private int before;

    /// <summary>Opens the file and reads its schema.</summary>
    public ParquetRows(string path)
    {
        reader = ParquetReader.CreateAsync(path).GetAwaiter().GetResult();
        fields = [.. reader.Schema.Fields.Select(field => field is DataField { IsArray: false } data ? data : null)];
        columns = new Func<int, string>?[fields.Length];
        Header = [.. reader.Schema.Fields.Select(field => field.Name)];
        Remark = fields.Contains(null) ? "columns that hold lists or structures are empty" : null;
    }

    public IReadOnlyList<string> Header { get; }

    public int Count => fields.Length;

    public int Line => before + row + 1;

    public bool Malformed => false;

    public string? Remark { get; }

    public string this[int column] => fields[column] is { } field ? (columns[column] ??= ParquetColumn.Read(group!, field))(row) : "";

    public bool Read()
    {
        while (group is null || row + 1 >= group.RowCount)
        {
            if (nextGroup == reader.RowGroupCount)
            {
                return false;
            }

            before += (int)(group?.RowCount ?? 0);
            group?.Dispose();
            group = reader.OpenRowGroupReader(nextGroup++);
            Array.Clear(columns);
            row = -1;
        }

        row++;
        return true;
    }

    public void Dispose()
    {
        group?.Dispose();
        reader.DisposeAsync().AsTask().GetAwaiter().GetResult();
    }
}
