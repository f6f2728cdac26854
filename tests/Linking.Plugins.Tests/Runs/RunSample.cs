using Linking.Plugins.Keys;
using Linking.Plugins.Requirements;
using Linking.Plugins.Runs;
using Linking.Plugins.Schema;
using Linking.Plugins.Settings;
using Microsoft.Xrm.Sdk;

namespace Linking.Plugins.Tests.Runs;

/// <summary>An execution at noon, and a snapshot of an organisation that links contacts and leads.</summary>
internal static class RunSample
{
    public const string Lookup = Names.SourceRow.Lookup;

    public static readonly DateTime Noon = new(2026, 3, 1, 12, 0, 0, DateTimeKind.Utc);

    public static ExecutionScope Scope(IOrganizationService service, List<string>? trace = null, bool isInTransaction = false) => new()
    {
        Service = service,
        Trace = (trace ?? []).Add,
        UtcNow = () => Noon,
        StartedOn = Noon.AddSeconds(-5),
        IsInTransaction = isInTransaction,
    };

    public static OrganizationSnapshot Snapshot(params SourceTableState[] tables) => new()
    {
        TakenAt = Noon,
        Settings = new LinkingSettings(),
        Shapes = new[] { Names.CustomerProfile.Table, Names.AlternateKey.Table, Names.SourceTable.Table, Names.Run.Table, Names.Issue.Table }
            .ToDictionary(name => name, name => new TableShape(name, name + "id", TableKind.Standard, false, [], null)),
        Tables = tables.ToDictionary(table => table.Pair),
    };

    /// <summary>A table that is linked unless it has no keys, recorded under an id that is its number.</summary>
    public static SourceTableState Table(string name, int number, bool hasLookup = true, bool hasKeys = true, string runForKeys = "", params string[] keyColumns)
    {
        var pair = new SourcePair("CRM", name);
        var table = new SourceTable
        {
            Id = new Guid(number, 0, 0, new byte[8]),
            Pair = pair,
            LogicalName = name,
            Declared = true,
            Connector = Connector.Dataverse,
            RunForKeys = runForKeys,
        };
        var facts = new TableFacts { Table = table, DeclarationsExist = true, Shape = Shape(name, hasLookup), HasKeys = hasKeys };
        return new SourceTableState(facts, [.. keyColumns.Select(column => new KeyColumn(column, pair, IsList: false))]);
    }

    public static TableShape Shape(string name, bool hasLookup = true)
    {
        return new TableShape(name, name + "id", TableKind.Standard, true, [name + "id"], hasLookup ? new LookupColumn(Lookup, [Names.CustomerProfile.Table]) : null);
    }
}
