namespace Linking.Plugins.Settings;

/// <summary>Values of the environment variable <c>cpl_BypassCustomLogic</c>, under the platform's own names ("Bypass custom Dataverse logic").</summary>
internal enum CustomLogic
{
    /// <summary>Synchronous plug-ins and workflows of others.</summary>
    CustomSync,

    /// <summary>Asynchronous plug-ins and workflows of others.</summary>
    CustomAsync,
}
