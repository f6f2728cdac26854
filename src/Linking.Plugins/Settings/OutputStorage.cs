namespace Linking.Plugins.Settings;

/// <summary>Values of the environment variable <c>cpl_OutputStorage</c>.</summary>
internal enum OutputStorage
{
    /// <summary>Storage that Customer Insights manages.</summary>
    Managed,

    /// <summary>The customer's own data lake.</summary>
    PrivateDataLake,
}
