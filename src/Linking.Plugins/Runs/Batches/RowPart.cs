namespace Linking.Plugins.Runs.Batches;

/// <summary>What part a row has in the block that came across it.</summary>
internal enum RowPart
{
    /// <summary>Another batch deals with it.</summary>
    None,

    /// <summary>It is planned, written and counted here.</summary>
    Planned,

    /// <summary>
    /// Another batch counts it, but may see only one of its claimants: it is planned and written here too, and counted when it loses a
    /// link or an issue is found that the other batch passes over.
    /// </summary>
    Disputed,

    /// <summary>Another batch counts it and found rivals, but not all of them: here the issue learns of the others.</summary>
    Contested,

    /// <summary>It is linked and nobody claims it: held until the run has seen all keys.</summary>
    Held,
}
