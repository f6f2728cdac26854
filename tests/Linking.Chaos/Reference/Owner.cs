namespace Linking.Chaos.Reference;

/// <summary>To whom a row belongs (rules 2 and 3).</summary>
/// <param name="Customer">The customer.</param>
/// <param name="Profile">The customer's profile; null when there is none, so that the row belongs to nobody.</param>
/// <param name="Rivals">All customers between whom only the order of their CustomerIds decided.</param>
/// <param name="DecidesAtOnce">Whether an alternate key of the table's highest-ranked source table says so (rule 4).</param>
internal sealed record Owner(string Customer, Guid? Profile, IReadOnlyList<string> Rivals, bool DecidesAtOnce)
{
    public bool IsDisputed => Rivals.Count > 1;
}
