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
        Facts = facts;
        KeyColumns = keyColumns;
        Unmet = RequirementList.Unmet(facts);
    }

    internal TableFacts Facts { get; }

    /// <summary>The profile's columns that hold keys of this table.</summary>
    internal IReadOnlyList<KeyColumn> KeyColumns { get; }

    /// <summary>The unmet requirements; empty when the table is linked.</summary>
    internal IReadOnlyList<UnmetRequirement> Unmet { get; }

    internal SourceTable Table => Facts.Table;

    internal SourcePair Pair => Facts.Table.Pair;

    internal bool IsLinkable => Unmet.Count == 0;

    internal SourceTableStatus Status => IsLinkable ? SourceTableStatus.Linking : SourceTableStatus.Skipped;

    /// <summary>Whether what the source table's row says is no longer so.</summary>
    /// <remarks>A table that is to get its lookup still is not called linked before it has it.</remarks>
    internal bool NeedsRecord => !(IsLinkable && Facts.Shape!.Lookup is null) && IsRecordOutdated;

    private bool IsRecordOutdated => Table.Status != Status
        || !string.Equals(Table.Reasons, UnmetText.ToJson(Unmet), StringComparison.Ordinal);

    /// <summary>Judges again with other facts.</summary>
    internal SourceTableState With(TableFacts facts) => new(facts, KeyColumns);

    /// <summary>The same judgement, as recorded.</summary>
    internal SourceTableState Recorded(Guid id)
    {
        var table = Table with { Id = id, Status = Status, Reasons = UnmetText.ToJson(Unmet), RunForKeys = IsLinkable ? Table.RunForKeys : string.Empty };
        return With(Facts with { Table = table });
    }

    public override string ToString()
    {
        return IsLinkable ? $"{Pair}: linking" : $"{Pair}: skipped, {string.Join(", ", Unmet.Select(unmet => unmet.Code))}";
    }
}
