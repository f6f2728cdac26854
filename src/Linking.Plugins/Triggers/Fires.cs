namespace Linking.Plugins.Triggers;

/// <summary>Whether a trigger fires when a link is written.</summary>
internal enum Fires
{
    /// <summary>It waits for other columns.</summary>
    No,

    /// <summary>It waits for any column, or for the lookup.</summary>
    OnEachLink,

    /// <summary>That depends on a condition that cannot be read here.</summary>
    Perhaps,
}
