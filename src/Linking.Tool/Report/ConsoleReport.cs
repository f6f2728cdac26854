using System.Globalization;
using Spectre.Console;

namespace Linking.Tool.Report;

/// <summary>Prints a report: a table per unification, and under it why tables were skipped and what issues are open.</summary>
internal sealed class ConsoleReport(IAnsiConsole console)
{
    private static readonly string[] Numbers = ["Keys", "Linked", "Relinked", "Unlinked", "Unchanged", "Issues", "Requests"];

    /// <summary>Prints the report.</summary>
    /// <param name="report">What happened.</param>
    /// <param name="folder">Where the files with the details are.</param>
    public void Print(RunReport report, string folder)
    {
        foreach (var unification in report.Unifications)
        {
            Print(unification);
        }

        console.WriteLine($"Details: {string.Join(", ", new[] { ReportFolder.Links, ReportFolder.Issues, ReportFolder.Status }.Select(file => Path.Combine(folder, file)))}");
    }

    private void Print(UnificationReport unification)
    {
        var table = new Table { Border = TableBorder.Rounded };
        table.Title(string.Create(
            CultureInfo.InvariantCulture,
            $"Unification {unification.Number}: {StatusText.Of(unification.Status)}, {unification.Requests.Values.Sum():N0} requests, {unification.Elapsed.TotalSeconds:0.0} s"));
        table.AddColumns("Data source", "Table", "Status");
        foreach (var column in Numbers)
        {
            table.AddColumn(new TableColumn(column).RightAligned());
        }

        foreach (var source in unification.SourceTables)
        {
            long[] numbers =
            [
                source.Keys, source.Counts[Change.Linked], source.Counts[Change.Relinked], source.Counts[Change.Unlinked], source.Counts[Change.Unchanged],
                source.Counts[Change.Issue], source.Requests.Values.Sum(),
            ];
            string[] texts = [Markup.Escape(source.DataSource), Markup.Escape(source.Table), Colored(source.Status)];
            table.AddRow([.. texts, .. numbers.Select(number => number.ToString("N0", CultureInfo.InvariantCulture))]);
        }

        console.Write(table);
        PrintReasons("The environment", unification.Environment.Reasons);
        foreach (var source in unification.SourceTables)
        {
            PrintReasons($"{source.DataSource}, {source.Table}", source.Reasons);
        }

        foreach (var (code, count) in unification.IssuesByCode.OrderBy(issue => issue.Key, StringComparer.Ordinal))
        {
            console.MarkupLine(string.Create(CultureInfo.InvariantCulture, $"  [yellow]{count,7:N0}[/] × {Markup.Escape(code)}"));
        }

        console.WriteLine();
    }

    private void PrintReasons(string what, IReadOnlyList<Reason> reasons)
    {
        foreach (var reason in reasons)
        {
            console.MarkupLine($"  {Markup.Escape(what)}: [yellow]{Markup.Escape(reason.Requirement)}[/] {Markup.Escape(reason.Sentence)} {Markup.Escape(reason.Remedy)}");
        }
    }

    private static string Colored(TableStatus status)
    {
        var color = status switch
        {
            TableStatus.Successful => "green",
            TableStatus.Failed => "red",
            _ => "yellow",
        };
        return $"[{color}]{StatusText.Of(status)}[/]";
    }
}
