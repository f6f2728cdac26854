using System;
using Linking.Plugins.RunRecords;

namespace Linking.Plugins.CustomApis;

/// <summary>A run, or what events did after one unification.</summary>
internal sealed record TaskRecord
{
    /// <summary>Row of <c>cpl_run</c>, or of <c>cpl_outcome</c> where the mode is Incremental and it has events.</summary>
    public Guid Id { get; init; }

    public RunMode Mode { get; init; }

    public RunStatus Status { get; init; }

    public string Detail { get; init; } = string.Empty;

    /// <summary>Logical names of the tables asked for, separated by commas; empty for all.</summary>
    public string RequestedTables { get; init; } = string.Empty;

    public string By { get; init; } = string.Empty;

    /// <summary>Whether the run is about one row only.</summary>
    public bool IsOfRow { get; init; }

    public DateTime? StartedOn { get; init; }

    public DateTime? EndedOn { get; init; }

    /// <summary>When a run that waits goes on.</summary>
    public DateTime? ContinueOn { get; init; }

    /// <summary>Links that the guard holds back; in a preview, rows that would be looked at again.</summary>
    public int Held { get; init; }

    /// <summary>Executions on events; 0 for a run.</summary>
    public int Events { get; init; }

    public TableCounts Counts { get; init; } = new();

    /// <summary>Unmet requirements as they are kept, where the run was skipped.</summary>
    public string Reasons { get; init; } = string.Empty;
}
