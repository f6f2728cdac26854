using System;
using System.Collections.Generic;

namespace Linking.Plugins.Setup;

/// <summary>A step of a plug-in type of this product, as it is registered.</summary>
internal sealed record RegisteredStep
{
    /// <summary>Row id.</summary>
    public Guid Id { get; init; }

    public string Name { get; init; } = string.Empty;

    /// <summary>Full name of the plug-in type.</summary>
    public required string PluginType { get; init; }

    /// <summary>The plug-in type's row, which may be one of an earlier assembly.</summary>
    public Guid TypeId { get; init; }

    public required string Message { get; init; }

    /// <summary>The table; empty for every table.</summary>
    public required string Table { get; init; }

    public int Stage { get; init; }

    public int Mode { get; init; }

    public int Rank { get; init; }

    public IReadOnlyCollection<string> FilteringColumns { get; init; } = [];

    public bool AsyncAutoDelete { get; init; }

    public int Deployment { get; init; }

    public bool IsEnabled { get; init; }

    /// <summary>The user as whom it runs; null for whoever made the write.</summary>
    public Guid? RunAs { get; init; }

    public IReadOnlyList<RegisteredImage> Images { get; init; } = [];
}
