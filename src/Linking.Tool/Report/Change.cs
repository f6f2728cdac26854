namespace Linking.Tool.Report;

/// <summary>What a unification did to the link of a source row. In files the names are written in lower case.</summary>
internal enum Change
{
    /// <summary>There was no link, and now there is one.</summary>
    Linked,

    /// <summary>The link pointed to another profile.</summary>
    Relinked,

    /// <summary>The link was cleared.</summary>
    Unlinked,

    /// <summary>The link, or its absence, is as before.</summary>
    Unchanged,

    /// <summary>The row has an open issue, whatever became of its link.</summary>
    Issue,
}
