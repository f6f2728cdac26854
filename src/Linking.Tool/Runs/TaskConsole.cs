using System.Globalization;
using Linking.Tool.Report;
using Spectre.Console;

namespace Linking.Tool.Runs;

/// <summary>Prints how the task stands.</summary>
internal sealed class TaskConsole(RunConsole console)
{
    public void Print(TaskView task)
    {
        console.Line(task.Group);
        console.Line($"  {task.Task}: {(task.Status is null ? "never run" : $"{task.Status}, {Time(task.When)}")}");
        console.Line("");
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

    private void PrintRuns(IReadOnlyList<RunLine> runs)
    {
        if (runs.Count == 0)
        {
            return;
        }

        var table = new Table { Border = TableBorder.Horizontal };
        table.Title("Latest runs");
        table.AddColumns("Started", "Mode", "Status");
        RunConsole.AddNumbers(table);
        foreach (var run in runs)
        {
            table.AddRow([Time(run.StartedOn), run.Mode, run.Status, .. RunConsole.Texts(run.Counts)]);
        }

        console.Write(table);
    }

    private void PrintTables(IReadOnlyList<SourceTableLine> tables)
    {
        var table = new Table { Border = TableBorder.Horizontal };
        table.Title("Source tables, with the counts of their latest full run");
        table.AddColumns("Data source", "Table", "State");
        RunConsole.AddNumbers(table);
        foreach (var line in tables)
        {
            table.AddRow([MarkupText.Of(line.DataSource), MarkupText.Of(line.EntityName), line.State, .. RunConsole.Texts(line.LatestFullRun)]);
        }

        console.Write(table);
        foreach (var (line, reason) in tables.SelectMany(line => line.Unmet.Select(reason => (line, reason))))
        {
            console.Line($"  {line.DataSource}, {line.EntityName}: {reason.Requirement} {reason.Sentence} {reason.Remedy}");
        }
    }

    private static string Time(DateTime? time) => time?.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture) ?? "";
}
