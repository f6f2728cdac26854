using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using Linking.Plugins.Schema;
using Microsoft.Xrm.Sdk;

namespace Linking.Plugins.Entry;

/// <summary>
/// Finds the rows as they were before the event, in the order of the targets. A step without images, and a host that cannot give
/// those of bulk messages, simply have none: then a lost key is left to a run.
/// </summary>
internal static class BeforeImages
{
    internal static IReadOnlyList<Entity?> Of(IPluginExecutionContext context)
    {
        if (Find(context.PreEntityImages) is { } single)
        {
            return [single];
        }

        try
        {
            return OfBulkMessage(context);
        }
        catch (TypeLoadException)
        {
            // Hosts of 2018 (9.0.44) have no IPluginExecutionContext4.
            return [];
        }
    }

    // A method of its own: the runtime resolves the interface when the method that names it is first run.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Entity?[] OfBulkMessage(IPluginExecutionContext context)
    {
        return context is IPluginExecutionContext4 { PreEntityImagesCollection: { } images }
            ? images.Select(Find).ToArray()
            : [];
    }

    private static Entity? Find(EntityImageCollection? images)
    {
        return images is not null && images.TryGetValue(Names.BeforeImage, out var image) ? image : null;
    }
}
