using System;

namespace Linking.Plugins.Planning;

/// <summary>What says that a row belongs to a customer.</summary>
/// <param name="Customer">The customer; never the empty one.</param>
/// <param name="Profile">The customer's profile, the newest where there are several; null when none was found.</param>
/// <param name="Kind">Where the claim stands.</param>
/// <param name="Rank">Rank of the source table that the key names.</param>
/// <param name="IsFirst">
/// Whether that source table goes before every other one of the row's table, so that no claim of another one can outrank this claim.
/// </param>
/// <param name="DataSource">Data source of the key, as the key names it.</param>
/// <param name="EntityName">Table name of the key, as the key names it.</param>
/// <param name="Key">The key as written.</param>
internal readonly record struct Claim(
    CustomerId Customer,
    Guid? Profile,
    ClaimKind Kind,
    int Rank,
    bool IsFirst,
    string DataSource,
    string EntityName,
    string Key);
