namespace Linking.Plugins.Settings;

/// <summary>What linking does with a source table; the values of the column <c>cpl_status</c> of <c>cpl_sourcetable</c>.</summary>
internal enum SourceTableStatus
{
    /// <summary>Not looked at yet.</summary>
    NotChecked = 627100000,

    /// <summary>All requirements are met.</summary>
    Linking = 627100001,

    /// <summary>At least one requirement is unmet.</summary>
    Skipped = 627100002,
}
