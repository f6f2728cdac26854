using System.Globalization;
using Spectre.Console;

namespace Linking.Tool.Report;

/// <summary>Prints a report: a table per unification, and under it why tables were skipped and what issues are open.</summary>
internal sealed class ConsoleReport(IAnsiConsole console)
{
    /// <summary>Columns below which the numbers that only explain are left to status.json.</summary>
    private const int WideEnough = 100;

    private static readonly (string Name, bool Explains, Func<SourceTableReport, long> Of)[] Numbers =
    [
        ("Keys", true, table => table.Keys),
        ("Linked", false, table => table.Counts[Change.Linked]),
        ("Relinked", false, table => table.Counts[Change.Relinked]),
        ("Unlinked", false, table => table.Counts[Change.Unlinked]),
        ("Unchanged", false, table => table.Counts[Change.Unchanged]),
        ("Issues", false, table => table.Counts[Change.Issue]),
        ("Requests", true, table => table.Requests.Values.Sum()),
    ];

    /// <summary>What has been told already: source table and requirement. It is not told again for each unification.</summary>
    private readonly HashSet<(string What, Reason Reason)> told = [];

    private int Width => console.Profile.Width;

    /// <summary>Prints what a reader should know of the input.</summary>
    public void PrintNotes(RunReport report)
    {
        foreach (var note in report.Notes)
        {
            PrintLines(note, 0);
        }
    }

    /// <summary>Prints the report.</summary>
    /// <param name="report">What happened.</param>
    /// <param name="folder">Where the files with the details are.</param>
    public void Print(RunReport report, string folder)
    {
        foreach (var unification in report.Unifications)
        {
            Print(unification);
        }

        console.WriteLine();
        var files = new[] { ReportFolder.Links, ReportFolder.Issues, ReportFolder.Status }.Select(file => Path.Combine(folder, file));
        PrintLines($"Details: {string.Join(", ", files)}", 0);
    }

    private void Print(UnificationReport unification)
    {
        console.WriteLine();
        PrintLines(
            string.Create(
                CultureInfo.InvariantCulture,
                $"Unification {unification.Number}: {StatusText.Of(unification.Status)}, {unification.Requests.Values.Sum():N0} requests, "
                    + $"{unification.Elapsed.TotalSeconds:0.0} s"),
            0);
        console.Write(Table(unification));
        var reasons = unification.Environment.Reasons.Select(reason => (What: "The environment", Reason: reason))
            .Concat(unification.SourceTables.SelectMany(source =>
                source.Reasons.Select(reason => (What: $"{source.DataSource}, {source.Table}", Reason: reason))))
            .ToList();
        var repeated = reasons.Where(told.Contains).Select(reason => reason.What).Distinct(StringComparer.Ordinal).ToList();
        if (repeated.Count > 0)
        {
            PrintLines($"Still as above: {string.Join("; ", repeated)}", 0);
        }

        foreach (var (what, reason) in reasons.Where(told.Add))
        {
            Print(what, reason);
        }

        if (unification.IssuesByCode.Count > 0)
        {
            console.WriteLine("Issues");
        }

        foreach (var (code, count) in unification.IssuesByCode.OrderBy(issue => issue.Key, StringComparer.Ordinal))
        {
            console.MarkupLine(string.Create(CultureInfo.InvariantCulture, $"  [yellow]{count,5:N0}[/] × {MarkupText.Of(code)}"));
        }
    }

    private Table Table(UnificationReport unification)
    {
        var numbers = Numbers.Where(number => Width >= WideEnough || !number.Explains).ToList();
        var table = new Table { Border = TableBorder.Horizontal };
        table.AddColumns("Source table", "Status");
        foreach (var number in numbers)
        {
            table.AddColumn(new TableColumn(number.Name).RightAligned().NoWrap());
        }

        foreach (var column in table.Columns)
        {
            column.Padding(0, 1);
        }

        foreach (var source in unification.SourceTables)
        {
            string[] texts = [MarkupText.Of($"{source.DataSource}, {source.Table}"), Colored(source.Status)];
            table.AddRow([.. texts, .. numbers.Select(number => number.Of(source).ToString("N0", CultureInfo.InvariantCulture))]);
        }

        return table;
    }

    private void Print(string what, Reason reason)
    {
        console.MarkupLine($"{MarkupText.Of(what)}: [yellow]{MarkupText.Of(reason.Requirement)}[/]");
        PrintLines(reason.Sentence, 2);
        PrintLines($"Found: {reason.Found.TrimEnd('.')}. Expected: {reason.Expected.TrimEnd('.')}.", 2);
        PrintLines($"To do: {reason.Remedy}", 2);
    }

    private void PrintLines(string text, int indent)
    {
        foreach (var line in WrappedText.Lines(text, indent, Width))
        {
            console.WriteLine(VisibleText.Of(line));
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
