using System.Globalization;
using CsvHelper;
using Linking.Tool.Input;
using Linking.Tool.Report;

namespace Linking.Tool.Runs;

/// <summary>Writes issues as a CSV file, UTF-8 with line feeds.</summary>
internal static class IssueFile
{
    private static readonly CsvWriterOptions Format = new() { NewLine = "\n" };

    /// <summary>Writes the file over what is there.</summary>
    /// <exception cref="InputException">The file cannot be written.</exception>
    public static void Write(string file, IEnumerable<IssueView> issues)
    {
        try
        {
            using var csv = CsvWriter.ToFile(file, Format);
            csv.WriteHeader(["state", "code", "table", "rowId", "dataSource", "key", "customerIds", "message", "remedy", "firstSeen", "lastSeen"]);
            foreach (var issue in issues)
            {
                csv.WriteRecord(CsvCells.Of(
                    issue.Open ? "open" : "closed",
                    issue.Code,
                    issue.Table,
                    IdText.Of(issue.RowId),
                    issue.DataSource,
                    issue.Key,
                    issue.CustomerIds,
                    issue.Message,
                    issue.Remedy,
                    Text(issue.FirstSeen),
                    Text(issue.LastSeen)));
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new InputException("--csv", null, exception.Message.TrimEnd('.'), "Name a file in a folder that you can write to");
        }
    }

    private static string Text(DateTime? time) => time?.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture) ?? "";
}
