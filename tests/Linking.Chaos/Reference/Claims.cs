namespace Linking.Chaos.Reference;

/// <summary>What the content of the tables says about each row, as plain sets.</summary>
internal sealed class Claims
{
    private readonly Dictionary<string, HashSet<Guid>> profiles = [];
    private readonly Dictionary<RowRef, HashSet<(string Customer, int Rank)>> customers = [];
    private readonly HashSet<(RowRef Row, string Customer)> plain = [];

    /// <summary>Reads what the content says.</summary>
    /// <param name="content">The content.</param>
    /// <param name="withdrawnToo">Whether source tables count that are not declared.</param>
    public Claims(Content content, bool withdrawnToo = false)
    {
        foreach (var profile in content.Profiles.Values)
        {
            _ = ProfilesOf(KeyNames.Customer(profile.CustomerId)).Add(profile.Id);
        }

        var declared = content.Sources.Where(source => source.Declared || withdrawnToo).ToList();
        Tables = declared.Select(source => source.Table).ToHashSet();
        var named = content.Keys.Values.SelectMany(KeyNames.Of).Concat(content.Profiles.Values.SelectMany(profile => KeyNames.Of(profile, declared)));
        foreach (var key in named)
        {
            Add(key, declared.Find(source => KeyNames.IsSame(source, key)));
        }

        foreach (var key in content.Keys.Values.Select(KeyNames.Own))
        {
            if (declared.Find(source => KeyNames.IsSame(source, key)) is { } source && Guid.TryParse(key.Value, out var id) && key.Value == id.ToString("D"))
            {
                _ = plain.Add((new RowRef(source.Table, id), key.Customer));
            }
        }

        UnreadableRings = [.. content.Keys.Values.Where(KeyNames.HasUnreadableRing).Select(KeyNames.Own).Where(key => declared.Exists(source => KeyNames.IsSame(source, key)))];
    }

    /// <summary>The tables whose rows are linked.</summary>
    public IReadOnlySet<string> Tables { get; }

    /// <summary>The rows that somebody claims.</summary>
    public IReadOnlyCollection<RowRef> Rows => customers.Keys;

    /// <summary>Keys of declared tables that are no GUID.</summary>
    public HashSet<NamedKey> NoGuids { get; } = [];

    /// <summary>Keys of declared tables whose KeyRing cannot be read.</summary>
    public HashSet<NamedKey> UnreadableRings { get; }

    /// <summary>Everybody who claims the row, with the rank of the claim.</summary>
    public IReadOnlyCollection<(string Customer, int Rank)> CustomersOn(RowRef row) => customers.TryGetValue(row, out var found) ? found : [];

    /// <summary>Whether a claim on the row counts for less than another one and stands where no search by value finds it.</summary>
    public bool HidesOutranked(RowRef row)
    {
        var all = CustomersOn(row);
        return all.Any(claim => claim.Rank < all.Max(other => other.Rank) && !plain.Contains((row, claim.Customer)));
    }

    /// <summary>Those between whom the row's link is decided: of the highest rank, each with each of its profiles.</summary>
    public List<Claimant> On(RowRef row)
    {
        var all = CustomersOn(row);
        return
        [
            .. all.Where(claim => claim.Rank == all.Max(other => other.Rank))
                .SelectMany(claim => ProfilesOf(claim.Customer) is { Count: > 0 } found
                    ? found.Select(profile => new Claimant(claim.Customer, profile))
                    : [new Claimant(claim.Customer, null)])
                .Distinct(),
        ];
    }

    /// <summary>The profiles that carry the CustomerId.</summary>
    public HashSet<Guid> ProfilesOf(string customer)
    {
        if (!profiles.TryGetValue(customer, out var found))
        {
            profiles.Add(customer, found = []);
        }

        return found;
    }

    private void Add(NamedKey key, Source? source)
    {
        if (source is null)
        {
            return;
        }

        if (!Guid.TryParse(key.Value.Trim(), out var id))
        {
            _ = NoGuids.Add(key);
            return;
        }

        var row = new RowRef(source.Table, id);
        if (!customers.TryGetValue(row, out var found))
        {
            customers.Add(row, found = []);
        }

        _ = found.Add((key.Customer, source.Rank));
    }
}
