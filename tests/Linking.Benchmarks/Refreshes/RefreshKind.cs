namespace Linking.Benchmarks.Refreshes;

/// <summary>How a refresh of Customer Insights writes its tables.</summary>
internal enum RefreshKind
{
    /// <summary>Each row is updated in its place.</summary>
    Update,

    /// <summary>Each block of rows is deleted and created again with its ids before anybody looks.</summary>
    Recreate,

    /// <summary>All rows are deleted, jobs run while nothing is there, and all rows are created again with their ids.</summary>
    RecreateAfterGap,

    /// <summary>As <see cref="RecreateAfterGap"/>, with new ids.</summary>
    RecreateWithNewIds,
}
