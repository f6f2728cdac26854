namespace Linking.Plugins.Settings;

/// <summary>Values of the environment variable <c>cpl_CustomerKind</c>.</summary>
internal enum CustomerKind
{
    /// <summary>Nobody stated it: told from the tables that Customer Insights made.</summary>
    Detect,

    /// <summary>Set up for individual customers.</summary>
    Individuals,

    /// <summary>Set up for business accounts (B2B).</summary>
    BusinessAccounts,
}
