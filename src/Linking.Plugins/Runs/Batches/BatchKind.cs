namespace Linking.Plugins.Runs.Batches;

/// <summary>What a batch does; the values of the column <c>cpl_kind</c>.</summary>
internal enum BatchKind
{
    /// <summary>Reads the keys and profiles of a range of customers, links and relinks their rows, and holds the rows that nobody claims.</summary>
    Keys = 627100000,

    /// <summary>Reads the linked rows of a table and holds those whose profile is gone and that nobody claims.</summary>
    Orphans = 627100001,

    /// <summary>Looks at held rows once more and unlinks those that still nobody claims.</summary>
    Unlinks = 627100002,

    /// <summary>Clears the links of a table.</summary>
    Clear = 627100003,

    /// <summary>Looks at the rows and customers of open issues again.</summary>
    Issues = 627100004,

    /// <summary>Looks at one row.</summary>
    Row = 627100005,
}
