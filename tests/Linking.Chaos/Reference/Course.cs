namespace Linking.Chaos.Reference;

/// <summary>How what the tables say went on: which moments there were, and since when each row belongs to whom it belongs to.</summary>
internal sealed class Course
{
    private readonly List<Moment> moments = [new(0, DateTime.MinValue, new Rules(new Content()))];
    private readonly Dictionary<RowRef, Moment> changed = [];
    private readonly HashSet<(RowRef Row, string Customer)> everClaimed = [];
    private readonly HashSet<(string Customer, Guid Profile)> everProfiles = [];

    /// <summary>The present moment.</summary>
    public Moment Now => moments[^1];

    /// <summary>Takes in a change of any of the tables.</summary>
    public void Take(Content content, DateTime at)
    {
        var before = Now.Rules;
        moments.Add(new Moment(moments.Count, at, new Rules(content)));
        foreach (var row in content.Rows.Where(row => !changed.ContainsKey(row) || Right(before, row) != Right(Now.Rules, row)))
        {
            changed[row] = Now;
        }

        foreach (var profile in content.Profiles.Values)
        {
            if (CustomerName.Of(profile.CustomerId) is { } customer)
            {
                _ = everProfiles.Add((customer, profile.Id));
            }
        }

        // A withdrawn source table is heeded some minutes later: until then its keys are claims still.
        var all = new Claims(content, withdrawnToo: true);
        everClaimed.UnionWith(all.Rows.SelectMany(all.On).Select(claim => (claim.Row, claim.Customer)));
    }

    /// <summary>Takes in that a link changed for another reason than what the tables say: nothing tells of that.</summary>
    public void Disturb(RowRef row) => changed[row] = Now with { Number = Now.Number + 1 };

    /// <summary>Since when the row belongs to whom it belongs to.</summary>
    public Moment SinceWhen(RowRef row) => changed.GetValueOrDefault(row, Now);

    /// <summary>The moments from a number on, and those before it that could still be read later than a time.</summary>
    public IEnumerable<Moment> From(int number, DateTime readable)
    {
        return moments.Where((moment, index) => moment.Number >= number || (index + 1 < moments.Count && moments[index + 1].At > readable));
    }

    /// <summary>Whether a key ever gave the row to a customer who ever had this profile.</summary>
    public bool EverClaimed(RowRef row, Guid profile)
    {
        return everProfiles.Any(pair => pair.Profile == profile && everClaimed.Contains((row, pair.Customer)));
    }

    /// <summary>Whose profile this is or was.</summary>
    public IEnumerable<string> EverCustomersOf(Guid profile) => everProfiles.Where(pair => pair.Profile == profile).Select(pair => pair.Customer);

    private static (string?, Guid?, bool?) Right(Rules rules, RowRef row)
    {
        var owner = rules.OwnerOf(row);
        return (owner?.Customer, owner?.Profile, owner?.DecidesAtOnce);
    }
}
