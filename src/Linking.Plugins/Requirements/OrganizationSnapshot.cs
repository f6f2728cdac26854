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

    internal TableShape Profile => this.Shapes[Names.CustomerProfile.Table];

    internal TableShape AlternateKey => this.Shapes[Names.AlternateKey.Table];

    /// <summary>Whether the product's own tables are there; they are not where only the assembly was registered.</summary>
    internal bool Has(string table) => this.Shapes.ContainsKey(table);

    /// <summary>The key columns of the tables that are linked.</summary>
    internal IReadOnlyList<KeyColumn> KeyColumns => this.Tables.Values.Where(table => table.IsLinkable).SelectMany(table => table.KeyColumns).ToList();
}
