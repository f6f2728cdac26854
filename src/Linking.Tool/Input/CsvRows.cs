using System.Text;
using CsvHelper;

namespace Linking.Tool.Input;

/// <summary>A CSV file (RFC 4180, UTF-8, header line) read one row at a time.</summary>
internal sealed class CsvRows : IDisposable
{
    private readonly CsvReader reader;
    private readonly HashSet<long> malformedLines = [];

    /// <summary>Opens the file and reads its header.</summary>
    /// <exception cref="DecoderFallbackException">The file is not UTF-8.</exception>
    public CsvRows(string path)
    {
        var text = new StreamReader(path, new UTF8Encoding(false, throwOnInvalidBytes: true), detectEncodingFromByteOrderMarks: true, bufferSize: 1 << 16);
        reader = CsvReader.Create(
            text,
            new CsvReaderOptions { Separator = ',', HasHeader = false, TrackLineNumbers = true, OnMalformedRecord = record => malformedLines.Add(record.LineNumber) });
        Header = reader.Read() ? [.. Enumerable.Range(0, reader.FieldCount).Select(i => reader.GetString(i).Trim().ToLowerInvariant())] : [];
    }

    /// <summary>Column names, trimmed and in lower case as logical names are; empty for an empty file.</summary>
    public IReadOnlyList<string> Header { get; }

    /// <summary>Number of cells in the current row.</summary>
    public int Count => reader.FieldCount;

    /// <summary>1-based line on which the current row begins.</summary>
    public int Line => (int)reader.LineNumber;

    /// <summary>True when a quote in the current row is out of place.</summary>
    public bool Malformed => malformedLines.Contains(reader.LineNumber);

    /// <summary>The text of a cell of the current row; empty where the row has no such cell.</summary>
    public string this[int column] => reader.GetString(column);

    /// <summary>Goes to the next row that is not blank.</summary>
    /// <exception cref="DecoderFallbackException">The file is not UTF-8.</exception>
    public bool Read() => reader.Read();

    public void Dispose() => reader.Dispose();
}
