namespace Linking.Tool.Runs;

/// <summary>Prints issues for people.</summary>
internal sealed class IssueConsole(RunConsole console)
{
    private const int Shown = 200;

    public void Print(IReadOnlyList<IssueView> issues)
    {
        foreach (var issue in issues.Take(Shown))
        {
            var subject = issue.RowId is { } id ? $"{issue.Table} {id:D}" : $"{issue.Table}, key '{issue.Key}' of {issue.DataSource}";
            console.Line($"{(issue.Open ? "" : "closed: ")}{issue.Code}: {subject}");
            console.PrintLines(issue.Message);
            console.PrintLines(issue.Remedy);
        }

        console.Line(issues.Count switch
        {
            0 => "No issues.",
            > Shown => $"{issues.Count} issues, of which the first {Shown} are shown; --csv FILE writes all.",
            _ => $"{issues.Count} issues.",
        });
    }
}
