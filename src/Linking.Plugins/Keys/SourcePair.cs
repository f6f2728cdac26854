using System;

namespace Linking.Plugins.Keys;

/// <summary>A data source of Customer Insights and the name of a table in it, as keys name them; compared without regard to case.</summary>
internal sealed class SourcePair : IEquatable<SourcePair>
{
    internal SourcePair(string? dataSource, string? entityName)
    {
        this.DataSource = dataSource?.Trim() ?? string.Empty;
        this.EntityName = entityName?.Trim() ?? string.Empty;
    }

    /// <summary>Name of the data source, as written.</summary>
    internal string DataSource { get; }

    /// <summary>Name of the table within the data source, as written.</summary>
    internal string EntityName { get; }

    public bool Equals(SourcePair? other)
    {
        return other is not null
            && string.Equals(this.DataSource, other.DataSource, StringComparison.OrdinalIgnoreCase)
            && string.Equals(this.EntityName, other.EntityName, StringComparison.OrdinalIgnoreCase);
    }

    public override bool Equals(object? obj) => this.Equals(obj as SourcePair);

    public override int GetHashCode()
    {
        return (StringComparer.OrdinalIgnoreCase.GetHashCode(this.DataSource) * 397)
            ^ StringComparer.OrdinalIgnoreCase.GetHashCode(this.EntityName);
    }

    public override string ToString() => this.DataSource + " / " + this.EntityName;
}
