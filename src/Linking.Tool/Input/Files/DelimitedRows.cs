using System.Text;
using CsvHelper;

namespace Linking.Tool.Input.Files;

/// <summary>A text file with separated cells (RFC 4180, but the separator may be a comma, a semicolon, a tab or a bar), read one row at a time.</summary>
internal sealed class DelimitedRows : IRawRows
{
    private const int BufferSize = 1 << 16;

    private static readonly Dictionary<char, string> Separators = new() { [';'] = "semicolons", ['\t'] = "tabs", ['|'] = "bars" };

    private readonly CsvReader reader;
    private readonly HashSet<long> malformedLines = [];
    private readonly bool headless;
    private bool started;

    /// <summary>Opens the file and reads its header.</summary>
    /// <param name="path">The file.</param>
    /// <param name="encoding">How it is encoded.</param>
    /// <param name="names">Names of the columns when the file itself has none, or null.</param>
    /// <exception cref="DecoderFallbackException">The file is not in that encoding.</exception>
    /// <exception cref="CsvFormatException">A record is longer than any could be.</exception>
    public DelimitedRows(string path, Encoding encoding, IReadOnlyList<string>? names)
    {
        var text = new StreamReader(path, encoding, detectEncodingFromByteOrderMarks: true, BufferSize);
        reader = CsvReader.Create(
            text,
            new CsvReaderOptions { HasHeader = false, TrackLineNumbers = true, OnMalformedRecord = record => malformedLines.Add(record.LineNumber) });
        string[] first = reader.Read() ? [.. Enumerable.Range(0, reader.FieldCount).Select(i => reader.GetString(i).Trim())] : [];
        headless = names is not null && first.Length > 0 && !first.Intersect(names, StringComparer.OrdinalIgnoreCase).Any();
        Header = headless ? names! : first;
        Remark = Separators.TryGetValue(first.Length > 1 ? reader.Separator : ',', out var separator) ? $"read as separated by {separator}" : null;
    }

    public IReadOnlyList<string> Header { get; }

    public int Count => reader.FieldCount;

    public int Line => (int)reader.LineNumber;

    public bool Malformed => malformedLines.Contains(reader.LineNumber);

    public string? Remark { get; }

    public string this[int column] => reader.GetString(column);

    public bool Read()
    {
        if (headless && !started)
        {
            // The first line is a row.
            started = true;
            return true;
        }

        return reader.Read();
    }

    public void Dispose() => reader.Dispose();
}
