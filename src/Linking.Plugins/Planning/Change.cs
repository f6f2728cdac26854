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

    /// <summary>Something is in the way, or is to be said about the row; it stands in an issue.</summary>
    Issue,

    /// <summary>Left for the second look of a run: a claim that would decide may be missing just now.</summary>
    Left,
}
