namespace Linking.Plugins.RunRecords;

/// <summary>How much a run saw: fewer than the last one saw may mean that a refresh is under way (docs/rules.md, rule 6).</summary>
/// <param name="Keys">Alternate keys; null when the run does not read them.</param>
/// <param name="Customers">Customers with a profile; null when the run does not read them.</param>
/// <param name="Links">Links whose profile is there; null when the run does not read them.</param>
internal readonly record struct Seen(long? Keys, long? Customers, long? Links)
{
    /// <summary>Nothing, which a run counts up from.</summary>
    internal static readonly Seen Nothing = new(0, 0, 0);

    /// <summary>Adds two counts; what one of them does not know is not known.</summary>
    internal Seen Plus(Seen other) => new(Keys + other.Keys, Customers + other.Customers, Links + other.Links);

    /// <summary>Says what is fewer than before by more than a share; empty when nothing is.</summary>
    /// <param name="before">What the last ended run saw.</param>
    /// <param name="share">The share, from 0 to 1.</param>
    internal string FewerThan(Seen before, double share)
    {
        return Is(Keys, before.Keys, share) ? $"{Keys} alternate keys are there, and the last run saw {before.Keys}."
            : Is(Customers, before.Customers, share) ? $"{Customers} customers have a profile, and the last run saw {before.Customers}."
            : Keys is null && Is(Links, before.Links, share) ? $"{Links} links lead to a profile that is there, and at the last run it was {before.Links}."
            : string.Empty;
    }

    private static bool Is(long? now, long? before, double share) => now is { } count && before is { } earlier && count < earlier * (1 - share);
}
