using System;
using Linking.Plugins.Keys;

namespace Linking.Plugins.CustomApis;

/// <summary>A data source and table that keys name.</summary>
internal sealed record FoundTable
{
    public required SourcePair Pair { get; init; }

    /// <summary>How many alternate keys of it were read; 0 when only a key column of the profile names it.</summary>
    public long Keys { get; init; }

    /// <summary>The profile's key column that names it; empty when only alternate keys do.</summary>
    public string KeyColumn { get; init; } = string.Empty;

    /// <summary>Logical name of the table of this environment that it seems to be; empty when there is none.</summary>
    public string LogicalName { get; init; } = string.Empty;

    /// <summary>Primary key of that table; empty when there is none, or when the keys seem to be of another column.</summary>
    public string PrimaryKey { get; init; } = string.Empty;

    /// <summary>The source table's row, which is new when <see cref="IsNew"/>.</summary>
    public Guid SourceTableId { get; init; }

    public bool IsNew { get; init; }
}
