namespace Linking.Plugins.Runs.Batches;

/// <summary>For what the linked rows of a table are read.</summary>
internal enum LinkReading
{
    /// <summary>While other batches read the keys: enough where these link no row that had no link.</summary>
    BesideKeys,

    /// <summary>Once more, now that all keys are read, because the keys linked rows meanwhile and the sums differ.</summary>
    AfterKeys,

    /// <summary>To look at the rows for which the sums differ.</summary>
    Doubtful,
}
