using System;
using System.Collections.Generic;
using System.Linq;
using Linking.Plugins.Keys;
using Linking.Plugins.Settings;

namespace Linking.Plugins.Requirements;

/// <summary>A source table with the facts it was judged by and the judgement.</summary>
internal sealed class SourceTableState
{
    internal SourceTableState(TableFacts facts, IReadOnlyList<KeyColumn> keyColumns)
    {
        this.Facts = facts;
        this.KeyColumns = keyColumns;
        this.Unmet = RequirementList.Unmet(facts);
    }

    internal TableFacts Facts { get; }

    /// <summary>The profile's columns that hold keys of this table.</summary>
    internal IReadOnlyList<KeyColumn> KeyColumns { get; }

    /// <summary>The unmet requirements; empty when the table is linked.</summary>
    internal IReadOnlyList<UnmetRequirement> Unmet { get; }

    internal SourceTable Table => this.Facts.Table;

    internal SourcePair Pair => this.Facts.Table.Pair;

    internal bool IsLinkable => this.Unmet.Count == 0;

    internal SourceTableStatus Status => this.IsLinkable ? SourceTableStatus.Linking : SourceTableStatus.Skipped;

    /// <summary>Whether what the source table's row says is no longer so.</summary>
    /// <remarks>A table that is to get its lookup still is not called linked before it has it.</remarks>
    internal bool NeedsRecord => !(this.IsLinkable && this.Facts.Shape!.Lookup is null) && this.IsRecordOutdated;

    private bool IsRecordOutdated => this.Table.Status != this.Status
        || !string.Equals(this.Table.Reasons, UnmetText.ToJson(this.Unmet), StringComparison.Ordinal);

    /// <summary>Judges again with other facts.</summary>
    internal SourceTableState With(TableFacts facts) => new(facts, this.KeyColumns);

    /// <summary>The same judgement, as recorded.</summary>
    internal SourceTableState Recorded(Guid id)
    {
        var table = this.Table with { Id = id, Status = this.Status, Reasons = UnmetText.ToJson(this.Unmet) };
        return this.With(this.Facts with { Table = table });
    }

    public override string ToString()
    {
        return this.IsLinkable ? $"{this.Pair}: linking" : $"{this.Pair}: skipped, {string.Join(", ", this.Unmet.Select(unmet => unmet.Code))}";
    }
}
