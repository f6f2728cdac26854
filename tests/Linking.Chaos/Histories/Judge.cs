using Linking.Chaos.Reference;
using Linking.Plugins.RunRecords;
using Microsoft.Xrm.Sdk;
using Names = Linking.Plugins.Schema.Names;

namespace Linking.Chaos.Histories;

/// <summary>Compares what is in the organisation with what the rules say.</summary>
internal sealed class Judge(Stage stage)
{
    private static readonly string[] Ends = [Names.Run.Linked, Names.Run.Relinked, Names.Run.Unlinked, Names.Run.Unchanged, Names.Run.Issues];
    private static readonly RunStatus[] Ended = [RunStatus.Successful, RunStatus.CompletedWithIssues];
    private static readonly string[] Certain = ["KeyNotGuid", "KeyRingUnreadable", "CustomerIdMissing"];

    private Rules Rules => stage.Course.Now.Rules;

    /// <summary>What must hold whenever one looks: links only to those who claimed the row once, and sums that add up.</summary>
    public void JudgeAlways()
    {
        foreach (var (row, link) in stage.Links().Values)
        {
            if (link is { } profile && !stage.Course.EverClaimed(row, profile))
            {
                throw new DivergenceException("link", $"{row} is linked to {profile:D}, which never claimed it");
            }
        }

        foreach (var run in stage.All(Names.Run.Table).Where(run => Ended.Contains(RunDesk.StatusOf(run))))
        {
            var (examined, sum) = (Number(run, Names.Run.Examined), Ends.Sum(column => Number(run, column)));
            if (examined != sum)
            {
                throw new DivergenceException("counts", $"examined {examined} rows and says of {sum} how they ended: {RunDesk.Describe(run)}");
            }
        }
    }

    /// <summary>
    /// Judges each link when all events were worked on: it is that of rules 1 to 3, or rule 4 leaves the row for a second look, or no event told of
    /// the customer to whom the row belongs since it does, or Dataverse refused the write and an issue says so.
    /// </summary>
    public void JudgeBetween()
    {
        foreach (var (row, link) in Linked())
        {
            if (link != Rules.Eventually(row) && Rules.AtOnce(row, link) != link && stage.Deliveries.Told(row) && !IsRejected(row))
            {
                throw new DivergenceException(
                    "link",
                    $"{row} is linked to {Text(link)}; at once, and in the end, right: {Text(Rules.Eventually(row))}. {Evidence(row)}");
            }
        }
    }

    /// <summary>Judges each link and all issues after a full run that has settled: nothing may differ from what rules 1 to 3 and 7 say.</summary>
    public void JudgeEnd()
    {
        foreach (var (row, link) in Linked())
        {
            if (link != Rules.Eventually(row))
            {
                throw new DivergenceException("link", $"in the end {row} is linked to {Text(link)}; right: {Text(Rules.Eventually(row))}. {Evidence(row)}");
            }
        }

        var (wanted, open) = (ExpectedIssue.All(Rules), OpenIssues());
        if (First(wanted.Except(open)) is { } lost)
        {
            throw new DivergenceException("issue lost", $"no open issue: {lost}; open are: {string.Join(", ", open)}. {Evidence(lost)}");
        }

        if (First(open.Except(wanted)) is { } stale)
        {
            throw new DivergenceException("issue stale", $"an issue is open without reason: {stale}. {Evidence(stale)}");
        }
    }

    /// <summary>Sees to it that whatever was certain when an event saw it is an open issue.</summary>
    public void JudgeCertainIssues()
    {
        var wanted = stage.Content.Keys.Values
            .Where(key => stage.Deliveries.ToldOf(key.Id))
            .SelectMany(key => Rules.Claims.ProblemsOf(key.Id))
            .Where(issue => Certain.Contains(issue.Code));
        var open = OpenIssues();
        if (First(wanted.Except(open)) is { } lost)
        {
            throw new DivergenceException("issue lost", $"no open issue although an event saw it: {lost}; open are: {string.Join(", ", open)}");
        }
    }

    private IEnumerable<(RowRef Row, Guid? Link)> Linked() => stage.Links().Values.Where(link => Rules.Claims.Tables.Contains(link.Row.Table));

    private static ExpectedIssue? First(IEnumerable<ExpectedIssue> issues)
    {
        return issues.OrderBy(issue => issue.ToString(), StringComparer.Ordinal).Select(issue => (ExpectedIssue?)issue).FirstOrDefault();
    }

    // What is open about a table that was withdrawn stays as it is.
    private HashSet<ExpectedIssue> OpenIssues() => stage.All(Names.Issue.Table)
        .Where(issue => IsOpen(issue) && Rules.Claims.Tables.Contains(issue.GetAttributeValue<string>(Names.Issue.LogicalName)))
        .Select(ToIssue)
        .ToHashSet();

    private bool IsRejected(RowRef row) => OpenIssues().Contains(ExpectedIssue.OfRow("WriteRejected", row));

    private static bool IsOpen(Entity issue) => issue.GetAttributeValue<OptionSetValue>(Names.State.Code)?.Value == 0;

    private static ExpectedIssue ToIssue(Entity issue)
    {
        var code = issue.GetAttributeValue<string>(Names.Issue.Code);
        if (Guid.TryParse(issue.GetAttributeValue<string>(Names.Issue.RowId), out var row))
        {
            return ExpectedIssue.OfRow(code, new RowRef(issue.GetAttributeValue<string>(Names.Issue.LogicalName), row));
        }

        var key = new NamedKey(
            issue.GetAttributeValue<string>(Names.Issue.DataSource),
            issue.GetAttributeValue<string>(Names.Issue.EntityName),
            issue.GetAttributeValue<string>(Names.Issue.Key),
            CustomerName.Of(issue.GetAttributeValue<string>(Names.Issue.CustomerIds)));
        return ExpectedIssue.OfKey(code, key);
    }

    private string Evidence(ExpectedIssue issue) => string.Join(" ", Rules.Claims.Rows.Where(row => row.ToString() == issue.Subject).Select(Evidence));

    private string Evidence(RowRef row)
    {
        var issues = stage.All(Names.Issue.Table).Where(issue => issue.GetAttributeValue<string>(Names.Issue.RowId) == row.Id.ToString("D"))
            .Select(issue => $"{issue.GetAttributeValue<string>(Names.Issue.Code)} ({(IsOpen(issue) ? "open" : "closed")})");
        var writes = stage.Watch.Writes.Where(write => write.Row == row).Select(write => $"{Text(write.From)} to {Text(write.To)}");
        return $"Claims: {string.Join("; ", Rules.Describe(row))}. Issues about it: {string.Join(", ", issues)}. Writes: {string.Join(", ", writes)}.";
    }

    private static int Number(Entity run, string column) => run.GetAttributeValue<int?>(column) ?? 0;

    private static string Text(Guid? link) => link?.ToString("D") ?? "no profile";
}
