using System.Collections;
using System.Text;
using CsvHelper;
using Linking.Tool.Input.Files;

namespace Linking.Tool.Input;

/// <summary>
/// Reads the files of tables through once, one after the other. Complains about every line without an id and every key text that cannot be
/// loaded, and notes, once for each column, what else is left out. Of a file it keeps the ids while it reads it.
/// </summary>
internal sealed class TableFileValidator(InputErrors errors, InputNotes notes)
{
    /// <summary>Reads the files of a table.</summary>
    /// <param name="source">The files.</param>
    /// <param name="table">Logical name of the table.</param>
    /// <param name="format">What they may and must hold.</param>
    /// <param name="longest">Receives the longest text, in characters, of each column; kept across tables.</param>
    /// <returns>The rows that count; null after a complaint that leaves nothing to read.</returns>
    public InputFile? Validate(TableSource source, string table, FileFormat format, Dictionary<string, int> longest)
    {
        var parts = new FilePartReader(errors, notes).Read(source, table, format);
        if (parts is null)
        {
            return null;
        }

        TableRows? rows = null;
        try
        {
            rows = new TableRows(parts, format);
            if (!CheckHeaders(rows, parts, format))
            {
                return null;
            }

            var (count, leftOut) = ReadRows(rows, source.Name, format, longest);
            return new InputFile(source.Name, format, parts, count, leftOut);
        }
        catch (DecoderFallbackException)
        {
            errors.Add(rows?.Part.Name ?? source.Name, null, "The file is not UTF-8", "Save it as UTF-8");
        }
        catch (CsvFormatException exception)
        {
            errors.Add(rows?.Part.Name ?? source.Name, null, $"The file cannot be read ({exception.Message.TrimEnd('.')})", "Export it again");
        }
        catch (Exception exception)
            when (parts.Any(part => part.Kind != FileKind.Text) && exception is not (OutOfMemoryException or UnauthorizedAccessException))
        {
            var part = rows?.Part ?? parts[0];
            errors.Add(part.Name, null, FilePartReader.Unreadable(part.Kind, exception), FilePartReader.SaveAsText);
        }
        finally
        {
            rows?.Dispose();
        }

        return null;
    }

    private bool CheckHeaders(TableRows rows, IReadOnlyList<FilePart> parts, FileFormat format)
    {
        var before = errors.All.Count;
        for (var i = 0; i < parts.Count; i++)
        {
            CheckHeader(parts[i].Name, rows.Maps[i], rows.Written[i], format);
            if (rows.Remarks[i].Length > 0)
            {
                notes.Say(parts[i].Name, rows.Remarks[i]);
            }
        }

        return errors.All.Count == before && !errors.Full;
    }

    private void CheckHeader(string name, HeaderMap map, IReadOnlyList<string> written, FileFormat format)
    {
        if (written.Count == 0)
        {
            errors.Add(name, 1, "The file is empty", $"Write a header line with at least: {string.Join(", ", format.Required)}");
            return;
        }

        var missing = format.Required.Where(column => map.Names.IndexOf(column) < 0).ToList();
        if (missing.Count > 0 && written.Any(cell => Guid.TryParse(cell, out _)))
        {
            errors.Add(
                name,
                1,
                "The first line holds no column names",
                $"Write them into a first line, at least {string.Join(", ", format.Required)}, or put the model.json of the export beside the file");
            return;
        }

        foreach (var column in missing)
        {
            errors.Add(name, 1, $"The column '{column}' is missing", "Add it to the header and give each row a value");
        }

        foreach (var column in map.Repeated.Where(column => format.Required.Contains(column)))
        {
            errors.Add(name, 1, $"The column '{column}' appears twice", "Keep one of the two");
        }

        NoteLeftOut(name, map, format);
    }

    private void NoteLeftOut(string name, HeaderMap map, FileFormat format)
    {
        if (map.Unknown.Count > 0)
        {
            notes.LeaveOut(name, 1, $"not loaded, and not needed for linking: {InputNotes.List(map.Unknown)}",
                "Remove these columns, or write the logical names of columns that the table has");
        }

        var repeated = map.Repeated.Where(column => !format.Required.Contains(column)).Distinct(StringComparer.Ordinal).ToList();
        if (repeated.Count > 0)
        {
            notes.LeaveOut(name, 1, $"named twice in the header, and read where it stands first: {InputNotes.List(repeated)}", "Keep one of the two");
        }

        if (map.Unnamed > 0)
        {
            notes.LeaveOut(name, 1, $"left out, because the header does not name {(map.Unnamed == 1 ? "it: 1 column" : $"them: {map.Unnamed} columns")}",
                "Name the columns, or remove them");
        }
    }

    private (long Count, BitArray? LeftOut) ReadRows(TableRows rows, string name, FileFormat format, Dictionary<string, int> longest)
    {
        var identity = format.Identity(rows);
        var versions = new RowVersions(rows);
        var cells = new CellCheck(rows, format, errors);
        while (!errors.Full && rows.Read())
        {
            if (IsWhole(rows))
            {
                ReadRow(rows, identity, versions, cells);
            }
        }

        var leftOut = versions.LeftOut(rows.Number + 1);
        cells.AddLengths(longest);
        cells.Note(name, notes);
        NoteRows(name, versions, rows.SawNoValue);
        return (rows.Number + 1 - versions.Older - versions.Deleted, leftOut);
    }

    private bool IsWhole(TableRows rows)
    {
        if (rows.Malformed)
        {
            errors.Add(rows.Part.Name, rows.Line, "A quote is out of place", "Put the cell in quotes and write each quote inside it twice");
            return false;
        }

        var (count, width) = (rows.Count, rows.Width);
        if (count < width || Enumerable.Range(width, count - width).Any(place => rows.Raw(place).Length > 0))
        {
            errors.Add(rows.Part.Name, rows.Line, $"The row has {count} cells, the header {width}",
                "Write a cell for each column, and put cells that contain separators in quotes");
            return false;
        }

        return true;
    }

    private void ReadRow(TableRows rows, IRowIdentity identity, RowVersions versions, CellCheck cells)
    {
        if (identity.Of(rows, out var problem, out var remedy) is not { } id)
        {
            if (versions.IsDeleted(rows))
            {
                versions.AddDeleted(rows);
            }
            else
            {
                errors.Add(rows.Part.Name, rows.Line, problem, remedy);
            }
        }
        else if (!versions.Add(rows, id))
        {
            errors.Add(rows.Part.Name, rows.Line, $"The id {id:D} appears twice", "Keep one of the rows");
        }
        else
        {
            cells.Read();
        }
    }

    private void NoteRows(string name, RowVersions versions, bool sawNoValue)
    {
        if (versions.Older > 0)
        {
            notes.Say(name, $"{Rows(versions.Older)} left out, because a newer version of the row is there (by SinkModifiedOn, then versionnumber)");
        }

        if (versions.Deleted > 0)
        {
            notes.Say(name, $"{Rows(versions.Deleted)} not loaded, because IsDelete says that the row is deleted");
        }

        if (sawNoValue)
        {
            notes.Say(name, "NULL is read as an empty cell");
        }
    }

    private static string Rows(long count) => count == 1 ? "1 row" : $"{count} rows";
}
