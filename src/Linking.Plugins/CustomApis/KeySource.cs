namespace Linking.Plugins.CustomApis;

/// <summary>Where a key stands.</summary>
internal enum KeySource
{
    /// <summary>In an alternate key's own columns.</summary>
    AlternateKey,

    /// <summary>In the KeyRing of an alternate key.</summary>
    KeyRing,

    /// <summary>In a key column of the profile.</summary>
    ProfileColumn,
}
