using Linking.Chaos.Reference;

namespace Linking.Chaos.Histories;

/// <summary>Judges what a refresh leads to that leaves the tables as they were: nothing is written, or with new ids each row once.</summary>
internal sealed class RefreshJudge
{
    private readonly Stage stage;
    private readonly int written;
    private readonly HashSet<RowRef> right;
    private readonly HashSet<RowRef> sure;

    /// <summary>Remembers how things stand before the refresh.</summary>
    public RefreshJudge(Stage stage)
    {
        this.stage = stage;
        written = stage.Watch.Writes.Count;
        var rules = stage.Course.Now.Rules;
        right = [.. stage.Links().Values.Where(link => link.Link == rules.Eventually(link.Row)).Select(link => link.Row)];
        sure = [.. stage.Content.Rows.Where(row => IsSure(rules, row))];
    }

    /// <summary>Judges what was written since.</summary>
    /// <param name="withSameIds">Whether the rows have the same ids as before.</param>
    public void Judge(bool withSameIds)
    {
        var rows = stage.Watch.Writes.Skip(written)
            .GroupBy(write => write.Row)
            .Where(writes => sure.Contains(writes.Key))
            .ToDictionary(writes => writes.Key, writes => writes.ToList());

        // Where the platform itself clears the links to a deleted profile, each is set again, once.
        var most = withSameIds && stage.Settings.IsElastic ? 0 : 1;
        foreach (var (row, writes) in rows.Where(pair => pair.Value.Count > (right.Contains(pair.Key) ? most : 2)))
        {
            var story = string.Join(", ", writes.Select(write => $"{write.From?.ToString("D") ?? "none"} to {write.To?.ToString("D") ?? "none"}"));
            var what = withSameIds ? "nothing" : "nothing but ids";
            throw new DivergenceException("refresh", $"a refresh that changed {what} made {writes.Count} writes to {row}, where {most} are right: {story}");
        }
    }

    // While rows come and go one by one, whose profile is the newest and which of several claims is seen first depends on their order.
    private bool IsSure(Rules rules, RowRef row)
    {
        var claims = rules.Claims.On(row);
        return claims.All(claim => stage.Content.Profiles.Values.Count(profile => CustomerName.Of(profile.CustomerId) == claim.Customer) <= 1)
            && claims.Select(claim => claim.Customer).Distinct().Count() <= 1;
    }
}
