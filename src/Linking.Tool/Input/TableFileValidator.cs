using System.Text;

namespace Linking.Tool.Input;

/// <summary>Reads CSV files through once, one after the other, and complains about every line that could not be loaded. Of a file it keeps the ids.</summary>
internal sealed class TableFileValidator(InputErrors errors)
{
    /// <summary>Ids of the file being read; kept from file to file so that its memory is.</summary>
    private readonly HashSet<Guid> ids = [];

    private readonly List<LeftOutColumns> leftOut = [];

    /// <summary>Columns that the files hold and nobody loads.</summary>
    public IReadOnlyList<LeftOutColumns> LeftOut => leftOut;

    /// <summary>Reads the file.</summary>
    /// <param name="path">Full path.</param>
    /// <param name="name">Path relative to the simulation folder, for complaints.</param>
    /// <param name="format">What the file may and must hold.</param>
    /// <param name="longest">Receives the longest text, in characters, of each column; kept across files.</param>
    /// <returns>Number of rows.</returns>
    public long Validate(string path, string name, FileFormat format, Dictionary<string, int> longest)
    {
        try
        {
            using var rows = new CsvRows(path);
            var columns = ReadHeader(rows, name, format);
            return columns is null ? 0 : ReadRows(rows, name, columns, format.Identity(rows.Header), longest);
        }
        catch (DecoderFallbackException)
        {
            errors.Add(name, null, "The file is not UTF-8", "Save it as UTF-8");
            return 0;
        }
    }

    private List<ColumnShape?>? ReadHeader(CsvRows rows, string name, FileFormat format)
    {
        var before = errors.All.Count;
        if (rows.Header.Count == 0)
        {
            errors.Add(name, 1, "The file is empty", $"Write a header line with at least: {string.Join(", ", format.Required)}");
            return null;
        }

        var columns = new List<ColumnShape?>();
        var others = new List<string>();
        foreach (var column in rows.Header)
        {
            if (rows.Header.IndexOf(column) < columns.Count)
            {
                errors.Add(name, 1, $"The column '{column}' appears twice", "Keep one of the two");
            }
            else if (!FileFormat.IsColumnName(column))
            {
                errors.Add(name, 1, $"'{column}' is no logical name of a column", FileFormat.NoNameRemedy);
            }
            else if (format.Column(column) is null)
            {
                others.Add(column);
            }

            columns.Add(format.Column(column));
        }

        if (others.Count > 0)
        {
            leftOut.Add(new LeftOutColumns(name, others));
        }

        foreach (var column in format.Required.Except(rows.Header, StringComparer.Ordinal))
        {
            errors.Add(name, 1, $"The column '{column}' is missing", "Add it to the header and give each row a value");
        }

        return errors.All.Count > before || errors.Full ? null : columns;
    }

    private long ReadRows(CsvRows rows, string name, List<ColumnShape?> columns, IRowIdentity identity, Dictionary<string, int> longest)
    {
        ids.Clear();
        var lengths = new int[columns.Count];
        var count = 0L;
        while (!errors.Full && rows.Read())
        {
            count++;
            if (rows.Malformed)
            {
                errors.Add(name, rows.Line, "A quote is out of place", "Put the cell in quotes and write each quote inside it twice");
            }
            else if (rows.Count != columns.Count)
            {
                errors.Add(name, rows.Line, $"The row has {rows.Count} cells, the header {columns.Count}", "Write a cell for each column, and put cells that contain commas in quotes");
            }
            else if (identity.Of(rows, out var problem, out var remedy) is not { } id)
            {
                errors.Add(name, rows.Line, problem, remedy);
            }
            else if (!ids.Add(id))
            {
                errors.Add(name, rows.Line, $"The id {id:D} appears twice", "Keep one of the rows");
            }
            else
            {
                ReadCells(rows, name, columns, lengths);
            }
        }

        for (var i = 0; i < columns.Count; i++)
        {
            if (columns[i] is { } column)
            {
                longest[column.Name] = Math.Max(lengths[i], longest.GetValueOrDefault(column.Name));
            }
        }

        return count;
    }

    private void ReadCells(CsvRows rows, string name, List<ColumnShape?> columns, int[] lengths)
    {
        for (var i = 0; i < columns.Count; i++)
        {
            if (columns[i] is not { } column)
            {
                continue;
            }

            var text = rows[i];
            lengths[i] = Math.Max(lengths[i], text.Length);
            if (!CellReader.TryRead(column.Kind, text, out _))
            {
                errors.Add(name, rows.Line, $"'{Shortened(text)}' in '{column.Name}' is not {CellReader.Expected(column.Kind)}", $"Write {CellReader.Expected(column.Kind)}, or leave the cell empty");
            }
            else if (text.Length > column.MaxLength)
            {
                errors.Add(name, rows.Line, $"'{column.Name}' has {text.Length} characters, the column takes {column.MaxLength}", "Shorten the text");
            }
        }
    }

    private static string Shortened(string text) => text.Length <= 60 ? text : $"{text.AsSpan(0, 60)}…";
}
