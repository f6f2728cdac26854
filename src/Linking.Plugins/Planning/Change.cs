namespace Linking.Plugins.Planning;

/// <summary>How a looked-at source row ends. Every row ends as exactly one of these, so the counts add up.</summary>
internal enum Change
{
    /// <summary>The link was right already, and nothing was written.</summary>
    Unchanged,

    /// <summary>The row had no link and gets one.</summary>
    Linked,

    /// <summary>The row's link goes to another profile.</summary>
    Relinked,

    /// <summary>The row's link is cleared.</summary>
    Unlinked,

    /// <summary>The row could not be linked; the reason is in an issue.</summary>
    Issue,
}
