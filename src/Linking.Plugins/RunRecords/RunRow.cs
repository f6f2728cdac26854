using System;
using System.Collections.Generic;
using System.Linq;

namespace Linking.Plugins.RunRecords;

/// <summary>A run as its row says.</summary>
internal sealed record RunRow
{
    public Guid Id { get; init; }

    public string Name { get; init; } = string.Empty;

    public RunMode Mode { get; init; }

    public RunStatus Status { get; init; }

    /// <summary>Logical names of the tables; empty means all.</summary>
    public IReadOnlyList<string> Tables { get; init; } = [];

    /// <summary>The one row that the run is about, if so.</summary>
    public Guid? RowId { get; init; }

    /// <summary>Whether an administrator allowed the run to go on after the guard, or the wait, had stopped it.</summary>
    public bool Approved { get; init; }

    /// <summary>How many rows the guard held back when it stopped the run: an approval goes so far.</summary>
    public int Held { get; init; }

    /// <summary>Whether the run was requested by linking itself, and so begins when the tables are quiet.</summary>
    public bool IsAutomatic { get; init; }

    /// <summary>When the run, which waits, may go on (UTC); null when it does not wait.</summary>
    public DateTime? ContinueOn { get; init; }

    /// <summary>When the run began (UTC).</summary>
    public DateTime? StartedOn { get; init; }

    public string Detail { get; init; } = string.Empty;

    /// <summary>When the row was last written (UTC).</summary>
    public DateTime? ModifiedOn { get; init; }

    /// <summary>The version of the row that was read.</summary>
    public string? RowVersion { get; init; }

    /// <summary>Whether nothing will happen in this run any more.</summary>
    internal bool IsOver => Status is RunStatus.Successful or RunStatus.CompletedWithIssues or RunStatus.Skipped or RunStatus.Failed or RunStatus.Canceled;

    /// <summary>Whether a run that ends so has done all that it was to do.</summary>
    internal static bool IsWell(RunStatus status) => status is RunStatus.Successful or RunStatus.CompletedWithIssues;

    /// <summary>Whether the run is under way: begun, and neither over nor stopped.</summary>
    internal bool IsActive => Status is RunStatus.Processing or RunStatus.Settling or RunStatus.Paused;

    /// <summary>Whether the run keeps others from its tables while it is under way: it changes more than one row.</summary>
    internal bool Excludes => RowId is null && Mode != RunMode.Preview;

    internal bool Concerns(string table) => Tables.Count == 0 || Tables.Contains(table, StringComparer.Ordinal);

    /// <summary>Whether two runs must not be under way at the same time.</summary>
    internal bool IsInTheWayOf(RunRow other)
    {
        return Id != other.Id
            && Excludes
            && other.Excludes
            && (Tables.Count == 0 || other.Tables.Count == 0 || Tables.Any(other.Concerns));
    }
}
