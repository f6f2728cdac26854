using System;

namespace Linking.Plugins.Keys;

/// <summary>A data source of Customer Insights and the name of a table in it, as keys name them; compared without regard to case.</summary>
internal sealed class SourcePair : IEquatable<SourcePair>
{
    internal SourcePair(string? dataSource, string? entityName)
    {
        DataSource = dataSource?.Trim() ?? string.Empty;
        EntityName = entityName?.Trim() ?? string.Empty;
    }

    /// <summary>Name of the data source, as written.</summary>
    internal string DataSource { get; }

    /// <summary>Name of the table within the data source, as written.</summary>
    internal string EntityName { get; }

    public bool Equals(SourcePair? other)
    {
        return other is not null
            && string.Equals(DataSource, other.DataSource, StringComparison.OrdinalIgnoreCase)
            && string.Equals(EntityName, other.EntityName, StringComparison.OrdinalIgnoreCase);
    }

    public override bool Equals(object? obj) => Equals(obj as SourcePair);

    public override int GetHashCode()
    {
        return (StringComparer.OrdinalIgnoreCase.GetHashCode(DataSource) * 397)
            ^ StringComparer.OrdinalIgnoreCase.GetHashCode(EntityName);
    }

    public override string ToString() => DataSource + " / " + EntityName;
}
