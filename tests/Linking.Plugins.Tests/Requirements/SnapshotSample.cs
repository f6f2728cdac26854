using Linking.Plugins.Keys;
using Linking.Plugins.Requirements;
using Linking.Plugins.Schema;
using Linking.Plugins.Settings;
using Linking.Plugins.Tests.Execution;

namespace Linking.Plugins.Tests.Requirements;

/// <summary>A snapshot of an organisation that links tables of the data source CRM.</summary>
internal static class SnapshotSample
{
    public const string DataSource = "CRM";
    public const string Lookup = Names.SourceRow.Lookup;

    private static readonly string[] OwnTables = [Names.SourceTable.Table, Names.Run.Table, Names.Outcome.Table, Names.Issue.Table];

    private static readonly string[] OwnColumns = [Names.CreatedOn, Names.ModifiedOn];

    public static OrganizationSnapshot Snapshot(params SourceTableState[] tables) => new()
    {
        TakenAt = ExecutionSample.Noon,
        Settings = new LinkingSettings(),
        Shapes = OwnTables.Select(name => new TableShape(name, name + "id", TableKind.Standard, false, OwnColumns, null))
            .Append(new TableShape(Names.CustomerProfile.Table, Names.CustomerProfile.Id, TableKind.Elastic, false, OwnColumns, null))
            .Append(
                new TableShape(Names.AlternateKey.Table, Names.AlternateKey.Id, TableKind.Elastic, false, [.. OwnColumns, Names.AlternateKey.Customer], null))
            .ToDictionary(shape => shape.LogicalName),
        Tables = tables.ToDictionary(table => table.Pair),
    };

    /// <summary>The snapshot of an organisation in which a table is missing.</summary>
    public static OrganizationSnapshot Without(OrganizationSnapshot snapshot, string table) =>
        snapshot with { Shapes = snapshot.Shapes.Where(shape => shape.Key != table).ToDictionary() };

    /// <summary>A table that is linked unless it has no keys, recorded under an id that is its number.</summary>
    public static SourceTableState Table(
        string name,
        int number,
        bool hasLookup = true,
        bool hasKeys = true,
        string dataSource = DataSource,
        int rank = 0,
        params string[] keyColumns)
    {
        var pair = new SourcePair(dataSource, name);
        var table = new SourceTable
        {
            Id = new Guid(number, 0, 0, new byte[8]),
            Pair = pair,
            LogicalName = name,
            Declared = true,
            Connector = Connector.Dataverse,
            Rank = rank,
        };
        var facts = new TableFacts { Table = table, DeclarationsExist = true, Shape = Shape(name, hasLookup), HasKeys = hasKeys };
        return new SourceTableState(facts, [.. keyColumns.Select(column => new KeyColumn(column, pair, IsList: false))]);
    }

    /// <summary>The table as one for which a full run was requested.</summary>
    public static SourceTableState Ran(SourceTableState state, string forKeys, DateTime? on) =>
        state.With(state.Facts with { Table = state.Table with { RunForKeys = forKeys, FullRunOn = on } });

    public static TableShape Shape(string name, bool hasLookup = true)
    {
        var lookup = hasLookup ? new LookupColumn(Lookup, [Names.CustomerProfile.Table]) : null;
        return new TableShape(name, name + "id", TableKind.Standard, true, [name + "id", Names.CreatedOn], lookup) { ChecksVersions = true };
    }
}
