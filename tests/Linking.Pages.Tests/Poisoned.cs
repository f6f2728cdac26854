using System.Text.Json;
using CsvHelper;

namespace Linking.Pages.Tests;

/// <summary>Puts a text into the files of a simulation folder.</summary>
internal static class Poisoned
{
    private static readonly CsvWriterOptions Format = new() { NewLine = "\n" };

    /// <summary>Replaces columns of every row.</summary>
    public static void Columns(string path, int[] columns, string text) =>
        Rewrite(path, row => [.. row.Select((value, index) => columns.Contains(index) ? text : value)]);

    /// <summary>Replaces keys that are no GUID anyway, and the data source of another environment.</summary>
    public static void Keys(string path, string text) =>
        Rewrite(path, row => [row[0] == "OldCrm" ? text : row[0], row[1], row[2].StartsWith("CID-", StringComparison.Ordinal) ? text : row[2], .. row[3..]]);

    /// <summary>Replaces a word inside the JSON of every row.</summary>
    public static void Json(string path, string word, string text) =>
        Rewrite(path, row => [.. row.Select(value => value.Replace($"\"{word}\"", JsonSerializer.Serialize(text), StringComparison.Ordinal))]);

    private static void Rewrite(string path, Func<string[], string[]> change)
    {
        var rows = Read(path);
        using var writer = CsvWriter.ToFile(path, Format);
        writer.WriteHeader(rows[0]);
        foreach (var row in rows.Skip(1))
        {
            writer.WriteRecord(change(row));
        }
    }

    private static List<string[]> Read(string path)
    {
        using var reader = CsvReader.Create(new StreamReader(path), new CsvReaderOptions { Separator = ',', HasHeader = false });
        var rows = new List<string[]>();
        while (reader.Read())
        {
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(index => reader.GetString(index))]);
        }

        return rows;
    }
}
