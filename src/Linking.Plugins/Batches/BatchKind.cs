namespace Linking.Plugins.Batches;

/// <summary>What a batch does; the values of the column <c>cpl_kind</c>.</summary>
internal enum BatchKind
{
    /// <summary>Reads the keys and profiles of a range of customers, and links their rows.</summary>
    Keys = 627100000,

    /// <summary>Reads the linked rows of a table, to find those that no key accounts for or whose profile is gone.</summary>
    Links = 627100001,

    /// <summary>Cleared the links of held rows, in versions before 0.2; such a batch is passed over.</summary>
    Unlinks = 627100002,

    /// <summary>Clears the links of a table.</summary>
    Clear = 627100003,

    /// <summary>Looks at the rows and keys of open issues again.</summary>
    Issues = 627100004,

    /// <summary>Looks at one row.</summary>
    Row = 627100005,
}
