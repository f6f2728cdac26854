using System;
using System.Collections.Generic;
using Linking.Plugins.Schema;
using Linking.Plugins.Settings;

namespace Linking.Plugins.Requirements;

/// <summary>What the requirements of a source table look at.</summary>
internal sealed record TableFacts
{
    /// <summary>The source table as declared, or as met in the keys.</summary>
    public required SourceTable Table { get; init; }

    /// <summary>Whether source tables can be declared here; false where only the assembly was registered.</summary>
    public bool DeclarationsExist { get; init; }

    /// <summary>The table's definition in this environment; null when there is none of that name.</summary>
    public TableShape? Shape { get; init; }

    /// <summary>Address of this environment; empty when not stated.</summary>
    public string EnvironmentUrl { get; init; } = string.Empty;

    /// <summary>Whether a key of this table was seen.</summary>
    public bool HasKeys { get; init; }

    /// <summary>How many keys of a sample name a row, existing or not.</summary>
    public int SampledKeys { get; init; }

    /// <summary>How many of these rows exist here.</summary>
    public int SampledRows { get; init; }

    /// <summary>How many keys the table has about; null when that is not known, as where profiles alone hold them.</summary>
    public long? EstimatedKeys { get; init; }

    /// <summary>When sampled rows were created (UTC), sorted: it shows how the rows spread over time.</summary>
    public IReadOnlyList<DateTime> SampledCreation { get; init; } = [];

    /// <summary>Endings of profile columns that look like this table's key columns but name another key.</summary>
    public IReadOnlyList<string> OtherKeyColumns { get; init; } = [];

    /// <summary>Why the lookup could not be added, where that was tried.</summary>
    public string? LookupRefusal { get; init; }
}
