using System.Globalization;
using CsvHelper;

namespace Linking.Tool.Report;

/// <summary>
/// Writes <c>links.csv</c>, <c>issues.csv</c> and <c>status.json</c>, UTF-8 with line feeds. They appear under their names only when all three are
/// complete; without that, disposing leaves the folder as it was.
/// </summary>
internal sealed class ReportFolder : IDisposable
{
    public const string Links = "links.csv";
    public const string Issues = "issues.csv";
    public const string Status = "status.json";

    private const string Unfinished = ".unfinished";

    private static readonly CsvWriterOptions Format = new() { NewLine = "\n" };
    private static readonly string[] Files = [Links, Issues, Status];

    private readonly string folder;
    private readonly CsvWriter links;
    private readonly CsvWriter issues;

    /// <summary>Begins the files; the folder is made where it is missing.</summary>
    public ReportFolder(string folder)
    {
        this.folder = folder;
        Directory.CreateDirectory(folder);
        links = CsvWriter.ToFile(UnfinishedPath(Links), Format);
        links.WriteHeader(["table", "rowId", "profileId", "customerId", "change"]);
        issues = CsvWriter.ToFile(UnfinishedPath(Issues), Format);
        issues.WriteHeader(["unification", "table", "rowId", "code", "customerId", "dataSource", "key", "message", "remedy"]);
    }

    /// <summary>Adds a link. The caller keeps the order: table, row id.</summary>
    public void Add(LinkLine line) =>
        links.WriteRecord(
            CsvCells.Of(line.Table, IdText.Of(line.RowId), IdText.Of(line.ProfileId), line.CustomerId, line.Change.ToString().ToLowerInvariant()));

    /// <summary>Adds the issues of one unification, in the order table, row id, code, key, CustomerId, data source.</summary>
    public void Add(IEnumerable<IssueLine> lines)
    {
        var sorted = lines
            .OrderBy(line => line.Table, StringComparer.Ordinal)
            .ThenBy(line => line.RowId)
            .ThenBy(line => line.Code, StringComparer.Ordinal)
            .ThenBy(line => line.Key, StringComparer.Ordinal)
            .ThenBy(line => line.CustomerId, StringComparer.Ordinal)
            .ThenBy(line => line.DataSource, StringComparer.Ordinal)
            .ThenBy(line => line.Message, StringComparer.Ordinal);
        foreach (var line in sorted)
        {
            issues.WriteRecord(CsvCells.Of(
                line.Unification.ToString(CultureInfo.InvariantCulture),
                line.Table,
                IdText.Of(line.RowId),
                line.Code,
                line.CustomerId,
                line.DataSource,
                line.Key,
                line.Message,
                line.Remedy));
        }
    }

    /// <summary>Writes the status and gives the files their names.</summary>
    public void Complete(RunReport report)
    {
        links.Dispose();
        issues.Dispose();
        using (var stream = File.Create(UnfinishedPath(Status)))
        {
            StatusJson.Write(stream, report);
        }

        foreach (var file in Files)
        {
            File.Move(UnfinishedPath(file), Path.Combine(folder, file), overwrite: true);
        }
    }

    public void Dispose()
    {
        links.Dispose();
        issues.Dispose();
        foreach (var file in Files)
        {
            File.Delete(UnfinishedPath(file));
        }
    }

    private string UnfinishedPath(string file) => Path.Combine(folder, file + Unfinished);
}
