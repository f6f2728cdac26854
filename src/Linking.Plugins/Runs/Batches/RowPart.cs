namespace Linking.Plugins.Runs.Batches;

/// <summary>What part a row has in the block that came across it.</summary>
internal enum RowPart
{
    /// <summary>Another batch deals with it.</summary>
    None,

    /// <summary>It is planned, written and counted here.</summary>
    Planned,

    /// <summary>It is linked and nobody claims it: held until the run has seen all keys.</summary>
    Held,
}
