namespace Linking.Plugins.Batches;

/// <summary>How a block ended.</summary>
internal enum BlockOutcome
{
    /// <summary>Done; there are more blocks.</summary>
    More,

    /// <summary>Done; it was the last.</summary>
    Last,

    /// <summary>The time was over in the middle; the next attempt does the block again.</summary>
    Unfinished,
}
