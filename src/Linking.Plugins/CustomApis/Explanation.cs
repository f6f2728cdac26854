using System;
using System.Collections.Generic;
using Linking.Plugins.Issues;
using Linking.Plugins.Planning;
using Linking.Plugins.Requirements;

namespace Linking.Plugins.CustomApis;

/// <summary>Everything that decides the link of one row.</summary>
internal sealed record Explanation
{
    public RowKey Row { get; init; }

    public bool Exists { get; init; }

    /// <summary>The profile in the lookup; null when empty.</summary>
    public Guid? LinkedTo { get; init; }

    public bool LinkedProfileExists { get; init; }

    /// <summary>The environment's unmet requirements.</summary>
    public IReadOnlyList<UnmetRequirement> UnmetByEnvironment { get; init; } = [];

    /// <summary>The source tables of the row's table.</summary>
    public IReadOnlyList<SourceTableState> SourceTables { get; init; } = [];

    public IReadOnlyList<KeyTrace> Keys { get; init; } = [];

    public RecordedIssue? Issue { get; init; }

    public required Outcome Outcome { get; init; }
}
