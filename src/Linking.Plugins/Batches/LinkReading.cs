namespace Linking.Plugins.Batches;

/// <summary>For what the linked rows of a table are read; the values of the column <c>cpl_reading</c>.</summary>
internal enum LinkReading
{
    /// <summary>While other batches read the keys: enough where these link no row that had no link.</summary>
    BesideKeys = 0,

    /// <summary>Once more, now that all keys are read, because the keys linked rows meanwhile and the sums differ.</summary>
    AfterKeys = 1,

    /// <summary>To look at the rows for which the sums differ.</summary>
    Doubtful = 2,

    /// <summary>In a repair, to look at the rows whose profile is gone.</summary>
    Orphans = 3,
}
