namespace Linking.Plugins.Planning;

/// <summary>What says that a row belongs to a customer, in the order of precedence.</summary>
internal enum ClaimKind
{
    /// <summary>An alternate key row of its own.</summary>
    AlternateKey,

    /// <summary>The KeyRing of an alternate key.</summary>
    KeyRing,

    /// <summary>A key column of the profile, or the list beside it.</summary>
    KeyColumn,
}
