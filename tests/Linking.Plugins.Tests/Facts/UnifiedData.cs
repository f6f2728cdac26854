using Linking.Plugins.Facts;
using Linking.Plugins.Planning;
using Linking.Plugins.Requirements;
using Linking.Plugins.Schema;
using Linking.Plugins.Tests.Execution;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;
using static Linking.Plugins.Tests.Requirements.SnapshotSample;

namespace Linking.Plugins.Tests.Facts;

/// <summary>Profiles and keys of customers, and the rows that they claim, in memory. All are known by their numbers.</summary>
internal sealed class UnifiedData
{
    public const string WinnerColumn = "msdynci_crm_contact_contactid";

    private DateTime now = ExecutionSample.Noon.AddDays(-1);

    public UnifiedData() => Service.UtcNow = () => now;

    public MemoryService Service { get; } = new();

    /// <summary>Moves the clock of the platform on, so that what is written next is newer.</summary>
    public void Later(int minutes = 1) => now = now.AddMinutes(minutes);

    public static CustomerId Customer(int number) => CustomerId.Parse(CustomerText(number));

    /// <summary>The text has letters, so that it has four forms.</summary>
    public static string CustomerText(int number, string format = "N") => new Guid(number, 0, 0x4abc, new byte[8]).ToString(format);

    /// <summary>The id of a customer's profile; another copy is another profile of the same customer.</summary>
    public static Guid ProfileId(int customer, int copy = 0) => new(0x0b000000 + customer, (short)copy, 0, new byte[8]);

    public static Guid RowId(int number) => new(0x0a000000 + number, 0, 0, new byte[8]);

    public static RowKey Contact(int number) => new("contact", RowId(number));

    public static Guid KeyId(int number) => new(0x0c000000 + number, 0, 0, new byte[8]);

    public Guid Profile(int customer, int copy = 0, string format = "N", string? winner = null, string? text = null) =>
        Service.Put(new Entity(Names.CustomerProfile.Table, ProfileId(customer, copy))
        {
            [Names.CustomerProfile.CustomerId] = text ?? CustomerText(customer, format),
            [WinnerColumn] = winner,
        });

    /// <summary>A key whose number is that of its row, unless another is given.</summary>
    public Guid Key(
        int customer,
        int row,
        int? number = null,
        string? value = null,
        string? ring = null,
        string format = "N",
        string table = "contact",
        string dataSource = DataSource,
        bool proves = false) =>
        Service.Put(new Entity(Names.AlternateKey.Table, KeyId(number ?? row))
        {
            [Names.AlternateKey.DataSource] = dataSource,
            [Names.AlternateKey.EntityName] = table,
            [Names.AlternateKey.Value] = value ?? RowId(row).ToString("D"),
            [Names.AlternateKey.CustomerId] = customer == 0 ? null : CustomerText(customer, format),
            [Names.AlternateKey.KeyRing] = ring,
            [Names.AlternateKey.Customer] = proves ? new EntityReference(Names.CustomerProfile.Table, ProfileId(customer)) : null,
        });

    /// <summary>The text of a KeyRing that lists contacts.</summary>
    public static string Ring(params int[] rows) => RingOf([.. rows.Select(row => RowId(row).ToString("D"))]);

    public static string RingOf(params string[] values) =>
        $$"""[{"dataSourceName":"{{DataSource}}","tableName":"contact","keys":["{{string.Join("\",\"", values)}}"]}]""";

    public Guid Row(int number, Guid? linkedTo = null, string table = "contact")
    {
        var reference = linkedTo is { } profile ? new EntityReference(Names.CustomerProfile.Table, profile) : null;
        return Service.Put(new Entity(table, RowId(number)) { [Lookup] = reference });
    }

    public Guid? LinkOf(int row, string table = "contact") => Service.Find(table, RowId(row))?.GetAttributeValue<EntityReference>(Lookup)?.Id;

    public SourceTables Tables(params SourceTableState[] tables) => TablesOf(Snapshot(tables.Length > 0 ? tables : [Table("contact", 1), Table("lead", 2)]));

    public SourceTables TablesOf(OrganizationSnapshot snapshot) => new(new SnapshotReader(Service, () => ExecutionSample.Noon), snapshot);

    public FactCollector Facts(SourceTables? tables = null) => new(Service, tables ?? Tables());

    /// <summary>Each read with its table, its column and how many values were asked for, and forgets them.</summary>
    public List<string> Reads()
    {
        var reads = Service.Queries.Select(query => (query.EntityName, Condition: query.Criteria.Conditions.Single())).Select(asked =>
            $"{Short(asked.EntityName)} {ShortColumn(asked.Condition)} {asked.Condition.Values.Count}").ToList();
        Service.Queries.Clear();
        return reads;
    }

    private static string Short(string table) => table == Names.AlternateKey.Table ? "key" : table == Names.CustomerProfile.Table ? "profile" : table;

    private static string ShortColumn(ConditionExpression condition) => condition.AttributeName switch
    {
        Names.AlternateKey.Value => "value",
        Names.AlternateKey.CustomerId => "customer",
        WinnerColumn => "winner",
        _ => "id",
    };
}
