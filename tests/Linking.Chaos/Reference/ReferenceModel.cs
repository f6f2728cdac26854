namespace Linking.Chaos.Reference;

/// <summary>
/// Says which links are right, from the documented rules alone and from what was written, without any code of the planner: the one
/// profile that claims a row is its link; rivals, or a claimant without a profile, leave it as it is; nobody means no link once a
/// delete, or a write that took the key away, said so, or a full run has seen all keys.
/// </summary>
/// <remarks>
/// It deliberately does not say: which of its former links a row keeps that was disputed while events were lost; whether a
/// row that nobody claims keeps its link when nothing said that its key is gone (a source table was withdrawn); which of its claimants
/// a row is linked to after a source table was declared, withdrawn or ranked, or after a claim that counted for less and stands in a
/// KeyRing or a list, until a full run has read all keys; whether a claim that
/// decides by rank alone, for a customer without a profile, was seen before a lower claim was linked; and when the link of a row changes,
/// only how it is once all is done.
/// </remarks>
/// <param name="cascades">Whether the platform itself clears the links to a deleted profile, as a standard profile table does.</param>
internal sealed class ReferenceModel(bool cascades)
{
    private readonly HashSet<(RowRef Row, string Customer)> everClaimed = [];
    private readonly HashSet<(string Customer, Guid Profile)> everProfiles = [];
    private readonly HashSet<RowRef> taken = [];
    private readonly HashSet<RowRef> touched = [];
    private readonly HashSet<Guid> deleted = [];

    // A key that stands only in a KeyRing is found through its customer: an event about a rival does not lead to it.
    private readonly HashSet<RowRef> redeclared = [];

    // Nothing keeps in mind a claim that counted for less: when the one that outranked it goes, no event leads to it either.
    private readonly HashSet<RowRef> outranked = [];

    /// <summary>What the tables say now.</summary>
    public Claims Now { get; private set; } = new(new Content());

    /// <summary>Takes in a write of profiles or keys.</summary>
    public void Observe(Content content)
    {
        var before = Now;
        Take(content);
        foreach (var row in before.Rows.Union(Now.Rows))
        {
            var (old, present) = (before.CustomersOn(row), Now.CustomersOn(row));
            if (old.Except(present).Any())
            {
                _ = taken.Add(row);
            }

            if (!before.On(row).ToHashSet().SetEquals(Now.On(row)))
            {
                _ = touched.Add(row);
            }
        }
    }

    /// <summary>Takes in a change that raises no event about profiles or keys: of a source table, or of the rows.</summary>
    public void Settle(Content content)
    {
        var before = Now;
        Take(content);
        redeclared.UnionWith(before.Rows.Union(Now.Rows).Where(row => !before.CustomersOn(row).ToHashSet().SetEquals(Now.CustomersOn(row))));
    }

    /// <summary>Takes in that a profile was deleted.</summary>
    public void Deleted(Guid profile) => deleted.Add(profile);

    /// <summary>Begins a new period: what was looked at is done.</summary>
    /// <param name="isAfterFullRun">Whether a full run read all keys in the one that ends.</param>
    public void NextPeriod(bool isAfterFullRun)
    {
        if (isAfterFullRun)
        {
            redeclared.Clear();
            outranked.Clear();
            outranked.UnionWith(Now.Rows.Where(Now.HidesOutranked));
        }

        taken.Clear();
        touched.Clear();
        deleted.Clear();
    }

    /// <summary>Whether a key ever gave the row to a customer who ever had this profile.</summary>
    public bool EverClaimed(RowRef row, Guid profile)
    {
        return everProfiles.Any(pair => pair.Profile == profile && everClaimed.Contains((row, pair.Customer)));
    }

    /// <summary>Which links a row may have once all events of the period were worked on, when no fault was met.</summary>
    /// <param name="row">The row.</param>
    /// <param name="before">Its link at the end of the period before.</param>
    /// <param name="isAfterFullRun">Whether a full run ended the period.</param>
    public Allowed AfterPeriod(RowRef row, Guid? before, bool isAfterFullRun)
    {
        var old = cascades && before is { } profile && deleted.Contains(profile) ? null : before;
        var claimants = Now.On(row);
        switch (claimants.Count)
        {
            case 0 when !Now.Tables.Contains(row.Table):
                return new Allowed("its table is not linked", [old]);
            case 0:
                var isSaid = isAfterFullRun || taken.Contains(row) || (before is { } linked && deleted.Contains(linked));
                return isSaid ? new Allowed("nobody claims it", [null]) : new Allowed("nobody claims it, but nothing said that a key is gone", [old]);
            case > 0 when !isAfterFullRun && (redeclared.Contains(row) || outranked.Contains(row)):
                return new Allowed("claims on it were declared, ranked or outranked since the last full run", [old, .. taken.Contains(row) ? [null] : Array.Empty<Guid?>(), .. ProfilesOn(row)]);
            case 1 when claimants[0].Profile is { } only:
                return isAfterFullRun || touched.Contains(row)
                    ? new Allowed("one profile claims it", [only])
                    : new Allowed("one profile claims it, but no event said so", [only, old]);
            case 1:
                // Where the only other key stands in a list, the loss of a key, or a lower claim, may be seen before that claim is.
                return new Allowed("its claimant has no profile", [old, .. taken.Contains(row) ? [null] : Array.Empty<Guid?>(), .. touched.Contains(row) ? ProfilesOn(row) : []]);
            default:
                // To go back to a profile that is gone is no use, and to stay with it no harm.
                return new Allowed("rivals claim it", before is { } gone && deleted.Contains(gone) ? [old, null] : [old]);
        }
    }

    /// <summary>Whether the link may stand after the last full run of a history with faults; null when it may, otherwise what is right.</summary>
    public string? WhyWrongInTheEnd(RowRef row, Guid? link)
    {
        var claimants = Now.On(row);
        if (claimants.Count == 0)
        {
            return link is null || !Now.Tables.Contains(row.Table) ? null : "nobody claims it";
        }

        if (claimants is [{ Profile: { } only }])
        {
            return link == only ? null : $"one profile claims it: {only:D}";
        }

        return link is { } other && !EverClaimed(row, other) ? "a profile that never claimed it" : null;
    }

    private void Take(Content content)
    {
        Now = new Claims(content);
        outranked.UnionWith(Now.Rows.Where(Now.HidesOutranked));
        foreach (var profile in content.Profiles.Values)
        {
            _ = everProfiles.Add((KeyNames.Customer(profile.CustomerId), profile.Id));
            _ = deleted.Remove(profile.Id);
        }

        // A withdrawn source table is heeded some minutes later: until then its keys are claims still.
        var all = new Claims(content, withdrawnToo: true);
        everClaimed.UnionWith(all.Rows.SelectMany(row => all.CustomersOn(row).Select(claim => (row, claim.Customer))));
    }

    private IEnumerable<Guid?> ProfilesOn(RowRef row) => Now.CustomersOn(row).SelectMany(claim => Now.ProfilesOf(claim.Customer)).Select(profile => (Guid?)profile);
}
