namespace Linking.Chaos.Reference;

/// <summary>What says that a row belongs to a customer, the stronger one first (rules 1 and 2).</summary>
internal enum ClaimKind
{
    /// <summary>An alternate key whose value is the row's id.</summary>
    AlternateKey,

    /// <summary>The KeyRing of an alternate key.</summary>
    KeyRing,

    /// <summary>A key column of the profile, or the list beside it.</summary>
    KeyColumn,
}
