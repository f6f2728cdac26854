using System;
using System.Collections.Generic;
using System.Linq;

namespace Linking.Plugins.Runs.Batches;

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

    /// <summary>Whether an administrator allowed the held rows of this run to be unlinked.</summary>
    public bool Approved { get; init; }

    public string Detail { get; init; } = string.Empty;

    /// <summary>When the row was last written (UTC).</summary>
    public DateTime? ModifiedOn { get; init; }

    /// <summary>Whether nothing will happen in this run any more.</summary>
    internal bool IsOver => Status is RunStatus.Successful or RunStatus.CompletedWithIssues or RunStatus.Skipped or RunStatus.Failed or RunStatus.Canceled;

    /// <summary>Whether the run reads every key there is, so that a row that none of them accounts for has lost its key.</summary>
    internal bool ReadsAllKeys => RowId is null && Mode is (RunMode.Full or RunMode.Preview);

    internal bool Concerns(string table) => Tables.Count == 0 || Tables.Contains(table, StringComparer.Ordinal);
}
