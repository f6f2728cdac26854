using System.Collections;

namespace Linking.Tool.Input.Files;

/// <summary>The rows of a table, from one file or several, read one at a time under the logical names of their columns.</summary>
internal sealed class TableRows : IDisposable
{
    /// <summary>What query tools write where there is no value.</summary>
    private const string NoValue = "NULL";

    private readonly IReadOnlyList<FilePart> parts;
    private readonly BitArray? leftOut;
    private readonly List<string> header = [];
    private readonly List<HeaderMap> maps = [];
    private readonly List<string> remarks = [];
    private int[] cells = [];
    private IRawRows? rows;
    private int part = -1;

    /// <summary>Opens the files and reads their headers.</summary>
    /// <param name="parts">The files.</param>
    /// <param name="format">What they may and must hold.</param>
    /// <param name="leftOut">Rows to pass over, by their number from 0; null for none.</param>
    public TableRows(IReadOnlyList<FilePart> parts, FileFormat format, BitArray? leftOut = null)
    {
        this.parts = parts;
        this.leftOut = leftOut;
        for (var i = 0; i < parts.Count; i++)
        {
            ReadHeader(parts[i], format);
        }

        Header = header;
        Columns = [.. header.Select(format.Column)];
    }

    /// <summary>Logical names of the columns that are read, each once.</summary>
    public IReadOnlyList<string> Header { get; }

    /// <summary>The column of each name; null for those that only say which rows count.</summary>
    public IReadOnlyList<ColumnShape?> Columns { get; }

    /// <summary>How the header of each file is read.</summary>
    public IReadOnlyList<HeaderMap> Maps => maps;

    /// <summary>The header of each file as it is written.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Written { get; private set; } = [];

    /// <summary>What a reader should know of how each file is read; empty where nothing had to be found out.</summary>
    public IReadOnlyList<string> Remarks => remarks;

    /// <summary>The file that the current row is from.</summary>
    public FilePart Part => parts[Math.Max(part, 0)];

    /// <summary>The current row's number, from 0, over all files and with those that are passed over.</summary>
    public long Number { get; private set; } = -1;

    /// <summary>1-based line at which the current row begins in its file.</summary>
    public int Line => rows!.Line;

    /// <summary>Number of cells in the current row.</summary>
    public int Count => rows!.Count;

    /// <summary>Number of cells that the header of the current row's file has.</summary>
    public int Width => rows!.Header.Count;

    /// <summary>True when a quote in the current row is out of place.</summary>
    public bool Malformed => rows!.Malformed;

    /// <summary>True once a cell was read as empty because NULL stands in it.</summary>
    public bool SawNoValue { get; private set; }

    /// <summary>The text of a cell of the current row; empty where it has none.</summary>
    public string this[int column]
    {
        get
        {
            if (column < 0 || cells[column] < 0)
            {
                return "";
            }

            var text = rows![cells[column]];
            if (text != NoValue)
            {
                return text;
            }

            SawNoValue = true;
            return "";
        }
    }

    /// <summary>The text of a cell by its place in the file.</summary>
    public string Raw(int place) => rows![place];

    /// <summary>The index of a column, or -1.</summary>
    public int IndexOf(string name) => header.IndexOf(name);

    /// <summary>Goes to the next row that counts.</summary>
    public bool Read()
    {
        while (Next())
        {
            Number++;
            if (leftOut is null || !leftOut[(int)Number])
            {
                return true;
            }
        }

        return false;
    }

    public void Dispose() => rows?.Dispose();

    private bool Next()
    {
        while (rows?.Read() != true)
        {
            rows?.Dispose();
            rows = null;
            if (part + 1 >= parts.Count)
            {
                return false;
            }

            rows = parts[++part].Open();
            var names = maps[part].Names;
            cells = [.. header.Select(name => names.IndexOf(name))];
        }

        return true;
    }

    private void ReadHeader(FilePart file, FileFormat format)
    {
        using var opened = file.Open();
        var map = format.Map(opened.Header);
        maps.Add(map);
        Written = [.. Written, opened.Header];
        remarks.Add(opened.Remark ?? "");
        header.AddRange(map.Names.OfType<string>().Except(header, StringComparer.Ordinal));
    }
}
