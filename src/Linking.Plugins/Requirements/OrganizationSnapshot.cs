using System;
using System.Collections.Generic;
using System.Linq;
using Linking.Plugins.Keys;
using Linking.Plugins.Schema;
using Linking.Plugins.Settings;

namespace Linking.Plugins.Requirements;

/// <summary>What was read of an organisation's settings and definitions, and the judgement of its requirements. Immutable.</summary>
internal sealed record OrganizationSnapshot
{
    /// <summary>When it was read (UTC).</summary>
    public DateTime TakenAt { get; init; }

    public required LinkingSettings Settings { get; init; }

    /// <summary>Definitions of the tables that linking itself uses, by logical name; absent tables are missing.</summary>
    public required IReadOnlyDictionary<string, TableShape> Shapes { get; init; }

    /// <summary>The environment's unmet requirements; when there are any, nothing is linked.</summary>
    public IReadOnlyList<UnmetRequirement> Unmet { get; init; } = [];

    /// <summary>The source tables known, by data source and table name.</summary>
    public IReadOnlyDictionary<SourcePair, SourceTableState> Tables { get; init; } = new Dictionary<SourcePair, SourceTableState>();

    /// <summary>The forms in which keys of this organisation write their CustomerId, as far as samples show.</summary>
    public IReadOnlyCollection<CustomerIdForm> CustomerIdForms { get; init; } = [];

    /// <summary>When the next run that waits is to be taken on (UTC), as far as was known then; null when none waits.</summary>
    public DateTime? ContinueRunsOn { get; init; }

    /// <summary>The customer profile.</summary>
    /// <exception cref="TableMissingException">The table is not there, or the user may not read its definition.</exception>
    internal TableShape Profile =>
        Shapes.TryGetValue(Names.CustomerProfile.Table, out var shape) ? shape : throw new TableMissingException(Names.CustomerProfile.Table);

    /// <summary>The alternate key; null where Customer Insights has not made the table.</summary>
    internal TableShape? AlternateKey => Shapes.TryGetValue(Names.AlternateKey.Table, out var shape) ? shape : null;

    /// <summary>Whether every column is known that the profiles of an event carry; a new unified field makes the snapshot out of date.</summary>
    internal bool KnowsColumns(IEnumerable<string> ofProfile)
    {
        var known = new HashSet<string>(Profile.Columns, StringComparer.Ordinal);
        return ofProfile.All(known.Contains);
    }

    /// <summary>Whether the product's own tables are there; they are not where only the assembly was registered.</summary>
    internal bool Has(string table) => Shapes.ContainsKey(table);

    /// <summary>The key columns of the tables that are linked.</summary>
    internal IReadOnlyList<KeyColumn> KeyColumns => Tables.Values.Where(table => table.IsLinkable).SelectMany(table => table.KeyColumns).ToList();
}
