using System.Globalization;
using Linking.Tool.Report;
using Spectre.Console;

namespace Linking.Tool.Runs;

/// <summary>Prints runs for people.</summary>
internal sealed class RunConsole(IAnsiConsole console)
{
    private const int HeldShown = 20;

    private static readonly string[] Numbers = ["Examined", "Linked", "Relinked", "Unlinked", "Unchanged", "Issues"];

    /// <summary>Prints a run that was made now.</summary>
    public void Print(RunResult result)
    {
        Print(result.View);
        foreach (var failure in result.Failures)
        {
            Line($"  A job failed: {failure}");
        }

        if (result is { SourceRowWrites: { } writes, Requests: { } requests })
        {
            Line(string.Create(CultureInfo.InvariantCulture,
                $"{writes:N0} writes of source rows, {requests:N0} requests in all, {result.Elapsed.TotalSeconds:0.0} s"));
        }
    }

    private void Print(RunView view)
    {
        var table = new Table { Border = TableBorder.Horizontal };
        table.Title(MarkupText.Of($"{view.Run.Mode} run {view.Run.Id:D}: {view.Run.Status}"));
        table.AddColumn("Table");
        AddNumbers(table);
        foreach (var line in view.Tables)
        {
            table.AddRow([MarkupText.Of(line.Table), .. Texts(line.Counts)]);
        }

        console.Write(table);
        PrintLines(view.Run.Detail);
        PrintHeld(view.Run.Id, view.Run.HeldUnlinks, view.Held);
        if (view.Run.Mode == nameof(Plugins.RunRecords.RunMode.Preview))
        {
            PrintSamples(view.Samples);
        }
    }

    /// <summary>Columns of the terminal.</summary>
    public int Width => console.Profile.Width;

    /// <summary>Prints a text; its line breaks are line breaks, and where a line is longer than the terminal, the terminal breaks it.</summary>
    public void Line(string text)
    {
        foreach (var line in VisibleText.Lines(text))
        {
            console.Profile.Out.Writer.WriteLine(line);
        }
    }

    public void Write(Table table) => console.Write(table);

    /// <summary>Prints a text of several lines, indented.</summary>
    public void PrintLines(string text)
    {
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            Line($"  {line}");
        }
    }

    public static void AddNumbers(Table table)
    {
        foreach (var column in Numbers)
        {
            table.AddColumn(new TableColumn(column).RightAligned());
        }
    }

    public static string[] Texts(CountLine? counts) => counts is null
        ? [.. Numbers.Select(_ => "")]
        : [.. new[] { counts.Examined, counts.Linked, counts.Relinked, counts.Unlinked, counts.Unchanged, counts.Issues }.Select(number =>
            number.ToString("N0", CultureInfo.InvariantCulture))];

    /// <summary>Prints what the guard holds back, and how to let it go.</summary>
    public void PrintHeld(Guid run, long total, IReadOnlyList<HeldLine> held)
    {
        if (held.Count == 0)
        {
            return;
        }

        Line(string.Create(CultureInfo.InvariantCulture,
            $"Held back: {total:N0} links that would be cleared or moved. To let them: linking run --approve {run:D} --organization FILE"));
        foreach (var row in held.Take(HeldShown))
        {
            Line($"  {row.Table} {row.RowId:D} -> {row.Profile:D}");
        }

        if (total > HeldShown)
        {
            Line(string.Create(CultureInfo.InvariantCulture, $"  and {total - Math.Min(held.Count, HeldShown):N0} more; of all of them no list is kept."));
        }
    }

    private void PrintSamples(IReadOnlyList<SampleLine> samples)
    {
        foreach (var change in samples.GroupBy(sample => sample.Change, StringComparer.Ordinal))
        {
            Line($"{change.Key}, for example:");
            foreach (var sample in change)
            {
                Line($"  {sample.Table} {sample.RowId:D}: {sample.From?.ToString("D") ?? "no link"} -> {sample.To?.ToString("D") ?? "no link"} "
                    + $"({sample.Reason})");
            }
        }
    }
}
