namespace Linking.Chaos.Reference;

/// <summary>What the content of the tables says about each row, as plain sets (rule 1).</summary>
internal sealed class Claims
{
    private readonly Dictionary<RowRef, HashSet<Claim>> claims = [];
    private readonly Dictionary<Guid, HashSet<ExpectedIssue>> problems = [];
    private readonly List<Source> declared;

    /// <summary>Reads what the content says.</summary>
    /// <param name="content">The content.</param>
    /// <param name="withdrawnToo">Whether source tables count that are not declared.</param>
    public Claims(Content content, bool withdrawnToo = false)
    {
        declared = [.. content.Sources.Where(source => source.Declared || withdrawnToo)];
        foreach (var key in content.Keys.Values)
        {
            Add(key);
        }

        foreach (var profile in content.Profiles.Values)
        {
            foreach (var named in KeyNames.Of(profile, declared))
            {
                Add(named, ClaimKind.KeyColumn, profile.Id);
            }
        }
    }

    /// <summary>The tables whose rows are linked.</summary>
    public IReadOnlySet<string> Tables => declared.Select(source => source.Table).ToHashSet();

    /// <summary>The rows that somebody claims.</summary>
    public IReadOnlyCollection<RowRef> Rows => claims.Keys;

    /// <summary>Keys of declared tables that are no GUID, that have no customer, or whose KeyRing cannot be read (rule 7).</summary>
    public IEnumerable<ExpectedIssue> Problems => problems.Values.SelectMany(found => found);

    /// <summary>Who claims the row.</summary>
    public IReadOnlyCollection<Claim> On(RowRef row) => claims.TryGetValue(row, out var found) ? found : [];

    /// <summary>Whether it is its table's highest-ranked source table; of equal rank, the one whose data source comes first (rule 4).</summary>
    public bool IsFirst(Source source) => source == declared.Where(other => other.Table == source.Table)
        .OrderByDescending(other => other.Rank)
        .ThenBy(other => other.DataSource, StringComparer.OrdinalIgnoreCase)
        .First();

    /// <summary>Those of them that an alternate key or a profile is the reason of.</summary>
    public IReadOnlyCollection<ExpectedIssue> ProblemsOf(Guid place) => problems.TryGetValue(place, out var found) ? found : [];

    private void Add(KeyEntry key)
    {
        var own = KeyNames.Own(key);
        if (CustomerName.Of(key.CustomerId) is null)
        {
            Complain("CustomerIdMissing", own, key.Id);
            return;
        }

        Add(own, ClaimKind.AlternateKey, key.Id);
        if (KeyNames.RingOf(key) is not { } ring)
        {
            Complain("KeyRingUnreadable", own, key.Id);
            return;
        }

        foreach (var named in ring)
        {
            Add(named, ClaimKind.KeyRing, key.Id);
        }
    }

    private void Add(NamedKey key, ClaimKind kind, Guid place)
    {
        if (declared.Find(source => KeyNames.IsSame(source, key)) is not { } source || key.Customer is not { } customer)
        {
            return;
        }

        if (!Guid.TryParse(key.Value.Trim(), out var id))
        {
            Complain("KeyNotGuid", key, place);
            return;
        }

        var row = new RowRef(source.Table, id);
        if (!claims.TryGetValue(row, out var found))
        {
            claims.Add(row, found = []);
        }

        _ = found.Add(new Claim(row, customer, kind, source, place));
    }

    private void Complain(string code, NamedKey key, Guid place)
    {
        if (!declared.Exists(source => KeyNames.IsSame(source, key)))
        {
            return;
        }

        if (!problems.TryGetValue(place, out var found))
        {
            problems.Add(place, found = []);
        }

        _ = found.Add(ExpectedIssue.OfKey(code, key));
    }
}
