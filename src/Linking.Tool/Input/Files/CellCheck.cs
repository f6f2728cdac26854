namespace Linking.Tool.Input.Files;

/// <summary>Looks whether the cells of a file can be loaded. What linking needs is refused where it cannot; of the rest it counts what is left empty.</summary>
internal sealed class CellCheck
{
    private readonly TableRows rows;
    private readonly FileFormat format;
    private readonly InputErrors errors;
    private readonly (int Index, ColumnShape Shape)[] columns;
    private readonly int[] lengths;
    private readonly Dictionary<(string Column, string Problem), (long Count, int Line, string First)> leftEmpty = [];

    /// <summary>Begins with a file.</summary>
    public CellCheck(TableRows rows, FileFormat format, InputErrors errors)
    {
        (this.rows, this.format, this.errors) = (rows, format, errors);
        columns = [.. rows.Columns.Select((column, index) => (index, column)).Where(column => column.column is not null)
            .Select(column => (column.index, column.column!))];
        lengths = new int[columns.Length];
    }

    /// <summary>Looks at the cells of the current row.</summary>
    public void Read()
    {
        for (var i = 0; i < columns.Length; i++)
        {
            var (index, column) = columns[i];
            var text = rows[index];
            if (!CellReader.TryRead(column.Kind, text, out _))
            {
                Leave(column, text, $"is not {CellReader.Expected(column.Kind)}", $"Write {CellReader.Expected(column.Kind)}, or leave the cell empty");
            }
            else if (text.Length > column.MaxLength)
            {
                Leave(column, text, $"is longer than the {column.MaxLength} characters that the column takes", "Shorten the text");
            }
            else
            {
                lengths[i] = Math.Max(lengths[i], text.Length);
            }
        }
    }

    /// <summary>Takes over the longest text of each column.</summary>
    public void AddLengths(Dictionary<string, int> longest)
    {
        for (var i = 0; i < columns.Length; i++)
        {
            var name = columns[i].Shape.Name;
            longest[name] = Math.Max(lengths[i], longest.GetValueOrDefault(name));
        }
    }

    /// <summary>Says how many cells are left empty, once for each column.</summary>
    public void Note(string file, InputNotes notes)
    {
        foreach (var ((column, problem), (count, line, first)) in leftEmpty)
        {
            notes.LeaveOut(
                file,
                line,
                $"left empty, and not needed for linking: {(count == 1 ? "1 cell" : $"{count} cells")} in '{column}', where the text {problem} (first in "
                    + $"line {line}: '{first}')",
                "Write a value that the column takes, or leave the cell empty");
        }
    }

    private void Leave(ColumnShape column, string text, string problem, string remedy)
    {
        if (format.IsStrict(column))
        {
            errors.Add(rows.Part.Name, rows.Line, $"'{Shortened(text)}' in '{column.Name}' {problem}", remedy);
            return;
        }

        var place = (column.Name, problem);
        leftEmpty[place] = leftEmpty.TryGetValue(place, out var known) ? known with { Count = known.Count + 1 } : (1, rows.Line, Shortened(text));
    }

    private static string Shortened(string text) => text.Length <= 60 ? text : $"{text.AsSpan(0, 60)}…";
}
