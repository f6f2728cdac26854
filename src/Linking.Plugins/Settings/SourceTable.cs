using System;
using Linking.Plugins.Keys;

namespace Linking.Plugins.Settings;

/// <summary>A source table as somebody declared it, or as it was met in the keys: a row of <c>cpl_sourcetable</c>.</summary>
internal sealed record SourceTable
{
    /// <summary>Row id.</summary>
    public Guid Id { get; init; }

    /// <summary>Data source and table name, as keys name them.</summary>
    public required SourcePair Pair { get; init; }

    /// <summary>Logical name of the Dataverse table.</summary>
    public required string LogicalName { get; init; }

    /// <summary>Whether somebody confirmed the row; one that was only met in the keys is not linked.</summary>
    public bool Declared { get; init; }

    /// <summary>How the table reached Customer Insights.</summary>
    public Connector Connector { get; init; } = Connector.Unknown;

    /// <summary>Address of the environment that the table comes from; empty means this one.</summary>
    public string EnvironmentUrl { get; init; } = string.Empty;

    /// <summary>The primary key chosen for unification; empty when not stated.</summary>
    public string PrimaryKey { get; init; } = string.Empty;

    /// <summary>
    /// Decides between claims of several data sources: the higher rank wins; between equal ranks the lowest CustomerId does, and an issue says so.
    /// </summary>
    public int Rank { get; init; }

    /// <summary>For which key columns and rank a full run was requested last; empty when none was since the table is linked.</summary>
    public string RunForKeys { get; init; } = string.Empty;

    /// <summary>When a full run was requested last by itself (UTC); null when none was.</summary>
    public DateTime? FullRunOn { get; init; }

    /// <summary>What was recorded of the table last.</summary>
    public SourceTableStatus Status { get; init; } = SourceTableStatus.NotChecked;

    /// <summary>The unmet requirements recorded last, as JSON; empty when none.</summary>
    public string Reasons { get; init; } = string.Empty;
}
