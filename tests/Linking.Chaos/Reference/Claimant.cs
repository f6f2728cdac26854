namespace Linking.Chaos.Reference;

/// <summary>Who claims a row.</summary>
/// <param name="Customer">The customer.</param>
/// <param name="Profile">The customer's profile; null when there is none.</param>
internal readonly record struct Claimant(string Customer, Guid? Profile);
