namespace Linking.Plugins.Keys;

/// <summary>What a member of an object of a KeyRing is to linking.</summary>
internal enum KeyRingMember
{
    /// <summary>Nothing.</summary>
    Other,

    /// <summary>The data source of the keys.</summary>
    DataSource,

    /// <summary>The table of the keys.</summary>
    Table,

    /// <summary>One key, or a list of them.</summary>
    Keys,
}
