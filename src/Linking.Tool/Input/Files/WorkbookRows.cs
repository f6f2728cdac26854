using System.Globalization;
using ExcelDataReader;

namespace Linking.Tool.Input.Files;

/// <summary>
/// The first sheet of an Excel workbook, read one row at a time. The texts that cells share, which Excel keeps in a list of their own, are
/// held in memory; the rows are not.
/// </summary>
internal sealed class WorkbookRows : IRawRows
{
    private readonly FileStream stream;
    private readonly IExcelDataReader reader;

    /// <summary>Opens the workbook and reads the header, which is the first row that is not blank.</summary>
    public WorkbookRows(string path)
    {
        // Only workbooks from before 2007 have code pages.
        System.Text.Encoding.RegisterProvider(System.Text.CodePagesEncodingProvider.Instance);
        stream = File.OpenRead(path);
        try
        {
            reader = ExcelReaderFactory.CreateReader(stream);
            Header = Read() ? [.. Enumerable.Range(0, Filled()).Select(i => this[i].Trim())] : [];
            Remark = reader.ResultsCount > 1 ? $"read is the first sheet, '{reader.Name}', of {reader.ResultsCount}" : null;
        }
        catch
        {
            reader?.Dispose();
            stream.Dispose();
            throw;
        }
    }

    public IReadOnlyList<string> Header { get; }

    /// <summary>Cells behind the header's last one count only where something stands in them.</summary>
    public int Count => Math.Max(Header.Count, Filled());

    public int Line => reader.Depth + 1;

    public bool Malformed => false;

    public string? Remark { get; }

    public string this[int column] => column < reader.FieldCount ? Text(reader.GetValue(column)) : "";

    public bool Read()
    {
        while (reader.Read())
        {
            if (Filled() > 0)
            {
                return true;
            }
        }

        return false;
    }

    public void Dispose()
    {
        reader.Dispose();
        stream.Dispose();
    }

    private int Filled()
    {
        var count = reader.FieldCount;
        while (count > 0 && string.IsNullOrEmpty(this[count - 1]))
        {
            count--;
        }

        return count;
    }

    private static string Text(object? value) => value switch
    {
        null => "",
        string text => text,
        bool truth => truth ? "true" : "false",
        DateTime moment => moment.ToString(moment.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };
}
