namespace Linking.Chaos.Reference;

/// <summary>The rules of linking as sets: what a content of the tables makes of each row, and nothing else. Shares no code with the product.</summary>
internal sealed class Rules
{
    private readonly Dictionary<string, List<ProfileEntry>> profiles;
    private readonly Dictionary<Guid, string> customers = [];
    private readonly HashSet<RowRef> existing;
    private readonly Dictionary<RowRef, Owner?> owners = [];

    public Rules(Content content)
    {
        Claims = new Claims(content);
        existing = [.. content.Rows];
        profiles = content.Profiles.Values.Where(profile => CustomerName.Of(profile.CustomerId) is not null)
            .GroupBy(profile => CustomerName.Of(profile.CustomerId)!)
            .ToDictionary(group => group.Key, group => group.ToList());
        foreach (var profile in profiles.SelectMany(pair => pair.Value.Select(profile => (profile.Id, Customer: pair.Key))))
        {
            customers.Add(profile.Id, profile.Customer);
        }
    }

    /// <summary>Who claims what.</summary>
    public Claims Claims { get; }

    public bool Exists(RowRef row) => existing.Contains(row);

    /// <summary>The customer's profile: the newest, then the one with the lowest id (rule 3).</summary>
    public Guid? ProfileOf(string customer)
    {
        return profiles.TryGetValue(customer, out var found)
            ? found.OrderByDescending(profile => profile.CreatedOn).ThenBy(profile => profile.Id).First().Id
            : null;
    }

    /// <summary>Whose profile this is; null when it is none.</summary>
    public string? CustomerOf(Guid profile) => customers.GetValueOrDefault(profile);

    /// <summary>To whom a row belongs; null when nobody claims it (rules 2 and 3).</summary>
    public Owner? OwnerOf(RowRef row)
    {
        if (!owners.TryGetValue(row, out var owner))
        {
            owners.Add(row, owner = OwnerAmong(Claims.On(row)));
        }

        return owner;
    }

    /// <summary>The link that a row has in the end (rules 1 to 3).</summary>
    public Guid? Eventually(RowRef row) => existing.Contains(row) ? OwnerOf(row)?.Profile : null;

    /// <summary>The link that a row has at once, when it has another one now (rule 4).</summary>
    public Guid? AtOnce(RowRef row, Guid? link)
    {
        if (Eventually(row) is not { } right || OwnerOf(row) is not { } owner)
        {
            return link;
        }

        var may = link is not { } other || CustomerOf(other) == owner.Customer || owner.DecidesAtOnce;
        return may ? right : link;
    }

    /// <summary>The claims on a row, in words.</summary>
    public IEnumerable<string> Describe(RowRef row) => Claims.On(row).Select(claim =>
        $"{claim.Customer} by {claim.Kind} of {claim.Source.DataSource} with rank {claim.Source.Rank} in {claim.Place:D}, "
        + $"{profiles.GetValueOrDefault(claim.Customer)?.Count ?? 0} profiles, the newest {ProfileOf(claim.Customer)?.ToString("D") ?? "none"}");

    /// <summary>To whom a row belongs by some claims on it; null when there are none.</summary>
    public Owner? OwnerAmong(IReadOnlyCollection<Claim> claims)
    {
        var deciding = Precedence.Deciding(claims);
        if (deciding.Count == 0)
        {
            return null;
        }

        var rivals = deciding.Select(claim => claim.Customer).Distinct().Order(CustomerName.Order).ToList();
        var first = rivals[0];
        var decidesAtOnce = deciding.Any(claim => claim.Customer == first && claim.Kind == ClaimKind.AlternateKey && Claims.IsFirst(claim.Source));
        return new Owner(first, ProfileOf(first), rivals, decidesAtOnce);
    }
}
