namespace Linking.Plugins.RunRecords;

/// <summary>What a run does; the values of the column <c>cpl_mode</c>.</summary>
internal enum RunMode
{
    /// <summary>Links the rows of just those profiles and keys that were written.</summary>
    Incremental = 627100000,

    /// <summary>Links all rows of the source tables.</summary>
    Full = 627100001,

    /// <summary>Says what a full run would do, and writes nothing.</summary>
    Preview = 627100002,

    /// <summary>Looks at rejected rows and orphans again.</summary>
    Repair = 627100003,

    /// <summary>Clears the links of a table.</summary>
    Unlink = 627100004,
}
