using Linking.Plugins.Settings;
using Microsoft.Xrm.Sdk;

namespace Linking.Plugins.Writing;

/// <summary>Chooses how links are written.</summary>
internal static class LinkWriters
{
    /// <summary>Gives the writer that the settings ask for.</summary>
    internal static ILinkWriter For(IOrganizationService service, LinkingSettings settings, bool isInTransaction)
    {
        var single = new UpdateWriter(service, settings, isInTransaction);

        // Halving a refused block means going on after a fault, which a transaction does not survive.
        return settings.UseUpdateMultiple && !isInTransaction ? new BulkUpdateWriter(service, settings, single) : single;
    }
}
