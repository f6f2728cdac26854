namespace Linking.Plugins.Schema;

/// <summary>How Dataverse keeps a table; it decides page sizes, events and the cascade of the lookup.</summary>
internal enum TableKind
{
    /// <summary>Relational, transactional.</summary>
    Standard,

    /// <summary>Eventually consistent, no joins, no transactions.</summary>
    Elastic,

    /// <summary>Kept elsewhere; raises no events.</summary>
    Virtual,
}
