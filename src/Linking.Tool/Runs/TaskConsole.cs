using System.Globalization;
using Linking.Tool.Report;
using Spectre.Console;

namespace Linking.Tool.Runs;

/// <summary>Prints how the task stands: a sentence first, then what it rests on. It fits a terminal of 80 columns.</summary>
internal sealed class TaskConsole(RunConsole console)
{
    /// <summary>Columns below which what only completes the picture is left to --json.</summary>
    private const int WideEnough = 110;

    private static readonly (string Name, bool Completes, Func<CountLine, long> Of)[] Numbers =
    [
        ("Examined", true, counts => counts.Examined),
        ("Linked", false, counts => counts.Linked),
        ("Relinked", false, counts => counts.Relinked),
        ("Unlinked", false, counts => counts.Unlinked),
        ("Unchanged", true, counts => counts.Unchanged),
        ("Issues", false, counts => counts.Issues),
    ];

    private bool IsWide => console.Width >= WideEnough;

    public void Print(TaskView task)
    {
        foreach (var line in WrappedText.Lines(Summary(task), 0, console.Width))
        {
            console.Line(line);
        }

        console.Line("");
        console.Line($"{task.Group} > {task.Task}");
        PrintRuns(task.Runs);
        PrintTables(task.SourceTables);
        foreach (var (code, count) in task.OpenIssues)
        {
            console.Line(string.Create(CultureInfo.InvariantCulture, $"{count,7:N0} × {code}"));
        }

        foreach (var held in task.HeldUnlinks)
        {
            console.PrintHeld(held.Run, held.Total, held.Rows);
        }
    }

    private static string Summary(TaskView task)
    {
        if (task.Status is null)
        {
            return "Linking has never run here.";
        }

        var linking = task.SourceTables.Count(table => table.State == "Linking");
        var held = task.HeldUnlinks.Sum(run => run.Rows.Count);
        string[] parts =
        [
            $"{task.Status} ({Time(task.When, seconds: true)}): {linking} of "
                + $"{Counted(task.SourceTables.Count, "source table is linked", "source tables are linked")}",
            Counted(task.OpenIssues.Values.Sum(), "issue is open", "issues are open"),
            .. held > 0 ? [$"the guard holds {Counted(held, "link", "links")}"] : Array.Empty<string>(),
        ];
        return string.Join(", ", parts) + ".";
    }

    private void PrintRuns(IReadOnlyList<RunLine> runs)
    {
        if (runs.Count == 0)
        {
            return;
        }

        var table = NewTable("Latest unifications and runs", "Started", "Mode", "Status");
        foreach (var run in runs)
        {
            table.AddRow([Time(run.StartedOn, IsWide), run.Mode, run.Status, .. Texts(run.Counts)]);
        }

        console.Write(table);
    }

    private void PrintTables(IReadOnlyList<SourceTableLine> tables)
    {
        var table = NewTable("Source tables, with the counts of their latest full run", "Source table", "State");
        foreach (var line in tables)
        {
            table.AddRow([MarkupText.Of($"{line.DataSource}, {line.EntityName}"), line.State, .. Texts(line.LatestFullRun)]);
        }

        console.Write(table);
        foreach (var (line, reason) in tables.SelectMany(line => line.Unmet.Select(reason => (line, reason))))
        {
            foreach (var text in WrappedText.Lines($"{line.DataSource}, {line.EntityName}: {reason.Requirement} {reason.Sentence} {reason.Remedy}", 2,
                console.Width))
            {
                console.Line(text);
            }
        }
    }

    private Table NewTable(string title, params string[] columns)
    {
        var table = new Table { Border = TableBorder.Horizontal };
        table.Title(title);
        table.AddColumns(columns);
        foreach (var (name, _, _) in Numbers.Where(number => IsWide || !number.Completes))
        {
            table.AddColumn(new TableColumn(name).RightAligned().NoWrap());
        }

        foreach (var column in table.Columns)
        {
            column.Padding(0, 1);
        }

        return table;
    }

    private IEnumerable<string> Texts(CountLine? counts) => Numbers.Where(number => IsWide || !number.Completes)
        .Select(number => counts is null ? "" : number.Of(counts).ToString("N0", CultureInfo.InvariantCulture));

    private static string Counted(long count, string one, string many) =>
        string.Create(CultureInfo.InvariantCulture, $"{count:N0} {(count == 1 ? one : many)}");

    private static string Time(DateTime? time, bool seconds) =>
        time?.ToString(seconds ? "yyyy-MM-dd HH:mm:ss 'UTC'" : "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) ?? "";
}
