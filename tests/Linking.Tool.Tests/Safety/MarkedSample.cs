using System.Globalization;
using System.Text.RegularExpressions;
using CsvHelper;
using Linking.Tool.Generate;
using Linking.Tool.Input.Files;
using Names = Linking.Plugins.Schema.Names;

namespace Linking.Tool.Tests.Safety;

/// <summary>The sample with few customers, in which every cell that is neither an id nor a key holds a mark of its kind.</summary>
internal static partial class MarkedSample
{
    /// <summary>The marks: a text, a number and a date that stand nowhere else.</summary>
    public static readonly string[] Marks = ["CANARY", "424242424", "1903-03-03"];

    /// <summary>Writes the folder and gives the number of cells marked.</summary>
    public static int Write(string folder)
    {
        ContosoSample.Write(folder, new GeneratorOptions(Contacts: 60, Leads: 20, Members: 8, Seed: 5));
        return Directory.EnumerateFiles(folder, "*.csv", SearchOption.AllDirectories).ToList().Sum(MarkFile);
    }

    private static int MarkFile(string path)
    {
        var table = Path.GetFileNameWithoutExtension(path);
        var rows = new List<string[]>();
        string[] header;
        var marked = 0;
        using (var csv = new DelimitedRows(path, TextEncoding.Utf8, null))
        {
            header = [.. csv.Header];
            while (csv.Read())
            {
                var cells = Enumerable.Range(0, csv.Count).Select(column => csv[column]).ToArray();
                for (var column = 0; column < cells.Length; column++)
                {
                    if (cells[column].Length > 0 && !IsKey(table, header[column]))
                    {
                        cells[column] = Mark(cells[column]);
                        marked++;
                    }
                }

                rows.Add(cells);
            }
        }

        using var writer = CsvWriter.ToFile(path, new CsvWriterOptions { NewLine = "\n" });
        writer.WriteHeader(header);
        rows.ForEach(row => writer.WriteRecord(row));
        return marked;
    }

    // Alternate keys are nothing but keys; a profile's keys stand in columns of four parts: msdynci, data source, table, primary key.
    private static bool IsKey(string table, string column)
    {
        return table == Names.AlternateKey.Table
            || column == table + "id"
            || column is Names.CustomerProfile.CustomerId or "msdynci_previouscustomerid" or "msdynci_segmentprovider" or "accountnumber"
            || (table == Names.CustomerProfile.Table && column.Split('_').Length > 3);
    }

    private static string Mark(string cell)
    {
        return cell[0] == '{' ? Segments().Replace(Measures().Replace(cell, ":" + Marks[1]), "[\"" + Marks[0] + "\"]")
            : decimal.TryParse(cell, NumberStyles.Number, CultureInfo.InvariantCulture, out _) ? Marks[1]
            : DateTime.TryParseExact(cell, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) ? Marks[2]
            : Marks[0];
    }

    [GeneratedRegex(":[0-9.]+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Measures();

    [GeneratedRegex("\\[[^\\]]*\\]", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Segments();
}
