namespace Linking.Plugins.Settings;

/// <summary>How a source table reached Customer Insights; the values of the column <c>cpl_connector</c>.</summary>
internal enum Connector
{
    /// <summary>Nobody stated it.</summary>
    Unknown = 627100000,

    /// <summary>Microsoft Dataverse connector.</summary>
    Dataverse = 627100001,

    /// <summary>Power Query Dataverse connector.</summary>
    PowerQueryDataverse = 627100002,

    /// <summary>Any other connector.</summary>
    Other = 627100003,
}
