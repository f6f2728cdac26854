namespace Linking.Chaos.Reference;

/// <summary>That a customer claims a row.</summary>
/// <param name="Row">The row.</param>
/// <param name="Customer">The customer, by <see cref="CustomerName"/>.</param>
/// <param name="Kind">What says so.</param>
/// <param name="Source">The declared source table that the key names.</param>
/// <param name="Place">The alternate key or the profile that says so.</param>
internal readonly record struct Claim(RowRef Row, string Customer, ClaimKind Kind, Source Source, Guid Place);
