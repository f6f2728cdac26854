using System.Collections.Generic;

namespace Linking.Plugins.Schema;

/// <summary>What the product needs to know of a table's definition.</summary>
/// <param name="LogicalName">The table.</param>
/// <param name="PrimaryId">Logical name of the primary id column.</param>
/// <param name="Kind">Standard, elastic or virtual.</param>
/// <param name="CanHaveLookup">Whether the platform lets a lookup be added (columns and relationships may be created).</param>
/// <param name="Columns">Logical names of the columns that were asked for.</param>
/// <param name="Lookup">The lookup to the customer profile, where the table has one.</param>
internal sealed record TableShape(
    string LogicalName,
    string PrimaryId,
    TableKind Kind,
    bool CanHaveLookup,
    IReadOnlyList<string> Columns,
    LookupColumn? Lookup)
{
    /// <summary>
    /// Whether a row can be written on condition that its version is still the one that was read. Not all tables of the platform can, and one
    /// that cannot refuses every such write ("Optimistic concurrency").
    /// </summary>
    internal bool ChecksVersions { get; init; }

    /// <summary>Whether reads ask for no locks: elastic and virtual tables know none, and such a hint has been seen to fail there.</summary>
    internal bool ReadsWithoutLocks => Kind == TableKind.Standard;

    /// <summary>Rows that one page of this table can hold.</summary>
    internal int Page => Kind == TableKind.Standard ? PlatformLimits.StandardPage : PlatformLimits.ElasticPage;
}
