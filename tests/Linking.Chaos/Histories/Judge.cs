using Linking.Chaos.Reference;
using Microsoft.Xrm.Sdk;
using Names = Linking.Plugins.Schema.Names;

namespace Linking.Chaos.Histories;

/// <summary>Compares what is in the organisation with what the reference model says.</summary>
internal sealed class Judge(Stage stage)
{
    private readonly Dictionary<RowRef, Guid?> settled = [];

    /// <summary>Takes the present links for granted: what follows is compared with them.</summary>
    public void NextPeriod()
    {
        settled.Clear();
        foreach (var (row, link) in stage.Links().Values)
        {
            settled[row] = link;
        }

        stage.Model.NextPeriod(stage.IsAfterFullRun);
        stage.IsAfterFullRun = false;
    }

    /// <summary>Judges each link exactly, at the end of a period in which no fault was met and all events were worked on.</summary>
    public void JudgePeriod()
    {
        foreach (var (row, link) in stage.Links().Values)
        {
            var allowed = stage.Model.AfterPeriod(row, settled.GetValueOrDefault(row), stage.IsAfterFullRun);
            if (!allowed.Links.Contains(link))
            {
                throw new DivergenceException("link", $"{row} is linked to {Text(link)}; before {Text(settled.GetValueOrDefault(row))}; right: {allowed}. {Evidence(row)}");
            }
        }

        NextPeriod();
    }

    /// <summary>What must hold whenever one looks: links only to those who claimed the row once, and sums that add up.</summary>
    public void JudgeAlways()
    {
        foreach (var (row, link) in stage.Links().Values)
        {
            if (link is { } profile && !stage.Model.EverClaimed(row, profile))
            {
                throw new DivergenceException("link", $"{row} is linked to {profile:D}, which never claimed it");
            }
        }

        foreach (var run in stage.All(Names.Run.Table))
        {
            Number(run, Names.Run.Examined, out var examined);
            var sum = 0;
            foreach (var column in new[] { Names.Run.Linked, Names.Run.Relinked, Names.Run.Unlinked, Names.Run.Unchanged, Names.Run.Issues })
            {
                Number(run, column, out var count);
                sum += count;
            }

            if (examined != sum)
            {
                throw new DivergenceException("counts", $"the run '{run.GetAttributeValue<string>(Names.Run.Name)}' examined {examined} rows and says of {sum} how they ended");
            }
        }
    }

    /// <summary>Judges each link after the last full run.</summary>
    public void JudgeEnd()
    {
        foreach (var (row, link) in stage.Links().Values)
        {
            if (stage.Model.WhyWrongInTheEnd(row, link) is { } why)
            {
                throw new DivergenceException("link", $"in the end {row} is linked to {Text(link)}; right: {why}. {Evidence(row)}");
            }
        }
    }

    /// <summary>Sees to it that every obstacle is an open issue.</summary>
    /// <param name="noOthers">Whether no other issue may be open, as after a repair run.</param>
    public void JudgeIssues(bool noOthers)
    {
        var wanted = ExpectedIssue.All(stage.Model.Now, stage.Content);
        var open = stage.All(Names.Issue.Table).Where(issue => issue.GetAttributeValue<OptionSetValue>(Names.State.Code)?.Value == 0 && IsLinked(issue)).Select(ToIssue).ToHashSet();
        if (wanted.Except(open).Order(Comparer<ExpectedIssue>.Create((a, b) => string.CompareOrdinal(a.ToString(), b.ToString()))).FirstOrDefault() is { Code: not null } lost)
        {
            throw new DivergenceException("issue lost", $"no open issue: {lost}; open are: {string.Join(", ", open)}. {string.Join(" ", stage.Model.Now.Rows.Where(row => row.ToString() == lost.Subject).Select(Evidence))}");
        }

        if (noOthers && open.Except(wanted).FirstOrDefault() is { Code: not null } stale)
        {
            throw new DivergenceException("issue stale", $"an issue is open without reason: {stale}");
        }
    }

    // What is open about a table that was withdrawn stays as it is.
    private bool IsLinked(Entity issue)
    {
        return stage.Content.Sources.Any(source => source.Declared
            && source.Table == issue.GetAttributeValue<string>(Names.Issue.LogicalName));
    }

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
            issue.GetAttributeValue<string>(Names.Issue.CustomerIds));
        return ExpectedIssue.OfKey(code, key);
    }

    private string Evidence(RowRef row)
    {
        var keys = stage.Content.Keys.Values.Where(key => KeyNames.Of(key).Any(name => Guid.TryParse(name.Value, out var id) && id == row.Id))
            .Select(key => $"key {key.DataSource}/{key.Table} '{key.Value}' of {key.CustomerId}{(key.Ring is null ? "" : " with a ring")}");
        var profiles = stage.Content.Profiles.Values.Where(profile => KeyNames.Of(profile, stage.Content.Sources).Any(name => Guid.TryParse(name.Value, out var id) && id == row.Id))
            .Select(profile => $"columns {string.Join(",", profile.Keys.Keys)} of {profile.CustomerId}");
        var issues = stage.All(Names.Issue.Table).Where(issue => issue.GetAttributeValue<string>(Names.Issue.RowId) == row.Id.ToString("D"))
            .Select(issue => $"{issue.GetAttributeValue<string>(Names.Issue.Code)} ({(issue.GetAttributeValue<OptionSetValue>(Names.State.Code)?.Value == 0 ? "open" : "closed")})");
        return $"Claimants: {string.Join(", ", stage.Model.Now.On(row))}. Keys that name it: {string.Join("; ", keys.Concat(profiles))}. Issues about it: {string.Join(", ", issues)}.";
    }

    private static void Number(Entity run, string column, out int number) => number = run.GetAttributeValue<int?>(column) ?? 0;

    private static string Text(Guid? link) => link?.ToString("D") ?? "no profile";
}
