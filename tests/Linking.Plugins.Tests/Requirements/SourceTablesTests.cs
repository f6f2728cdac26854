using Linking.Plugins.Keys;
using Linking.Plugins.Requirements;
using Linking.Plugins.Tests.Execution;
using Linking.Plugins.Tests.Writing;
using Microsoft.Xrm.Sdk.Messages;
using Microsoft.Xrm.Sdk.Metadata;
using static Linking.Plugins.Tests.Requirements.SnapshotSample;

namespace Linking.Plugins.Tests.Requirements;

/// <summary>Which rows are linked during one execution, and what it learns of tables.</summary>
public class SourceTablesTests
{
    private readonly ScriptedService service = new(
        _ => new RetrieveMetadataChangesResponse { Results = { ["EntityMetadata"] = new EntityMetadataCollection() } });

    [Fact]
    public void Rows_of_tables_that_meet_the_requirements_are_linked()
    {
        var undeclared = Table("lead", 2);
        var tables = Tables(
            Table("contact", 1),
            Table("contact", 3, dataSource: "Shop"),
            undeclared.With(undeclared.Facts with { Table = undeclared.Table with { Declared = false } }));
        Assert.Equal(("contact", null), (tables.Linked.Find(new SourcePair("crm", "Contact"))?.LogicalName, tables.Linked.Find(new SourcePair("CRM", "lead"))));
        Assert.Equal("contact", Assert.Single(tables.LinkableShapes()).LogicalName);
        Assert.Equal((true, false), (tables.IsLinkable("contact"), tables.IsLinkable("lead")));
        Assert.Equal(("contact", null), (tables.ShapeOf("contact")?.LogicalName, tables.ShapeOf("lead")));
    }

    [Fact]
    public void A_key_proves_that_its_table_takes_part_in_unification()
    {
        var contact = Table("contact", 1, hasKeys: false);
        var tables = Tables(contact, Table("lead", 2, hasKeys: false));
        Assert.False(tables.IsLinkable("contact"));
        tables.Meet([contact.Pair, contact.Pair]);
        Assert.Equal((true, false), (tables.IsLinkable("contact"), tables.IsLinkable("lead")));
        Assert.NotNull(tables.Linked.Find(contact.Pair));
        Assert.Empty(service.Requests);
    }

    [Fact]
    public void Tables_that_are_known_to_have_keys_are_met_without_a_word()
    {
        var tables = Tables(Table("contact", 1));
        var before = tables.Current;
        tables.Meet([new SourcePair("crm", "CONTACT")]);
        tables.Meet([]);
        Assert.Same(before, tables.Current);
        Assert.Empty(service.Requests);
    }

    [Fact]
    public void A_table_that_is_met_in_a_key_is_judged_once()
    {
        var tables = Tables(Table("contact", 1));
        var met = new SourcePair("Shop", "Card");
        tables.Meet([met, new SourcePair("shop", "card")]);
        var asked = service.Requests.Count;
        tables.Meet([met]);
        Assert.Equal((asked, 2), (service.Requests.Count, tables.Current.Tables.Count));
        Assert.Equal(
            (string.Empty, false, true),
            (tables.Current.Tables[met].Table.LogicalName, tables.Current.Tables[met].Table.Declared, tables.Current.Tables[met].Facts.HasKeys));
        Assert.Null(tables.Linked.Find(met));
    }

    [Fact]
    public void What_is_learnt_of_a_table_holds_for_each_of_its_sources()
    {
        var tables = Tables(Table("contact", 1, hasLookup: false), Table("contact", 3, hasLookup: false, dataSource: "Shop"), Table("lead", 2));
        tables.Learn(Shape("contact"), null);
        Assert.All(tables.Current.Tables.Values, table => Assert.NotNull(table.Facts.Shape!.Lookup));
        tables.Learn(Shape("contact"), "refused");
        Assert.Equal(
            ["refused", "refused", null],
            tables.Current.Tables.Values.Select(table => table.Facts.LookupRefusal).OrderDescending(StringComparer.Ordinal));
        Assert.Equal((null, true), (tables.ShapeOf("contact"), tables.IsLinkable("lead")));
        Assert.Null(tables.Linked.Find(new SourcePair(DataSource, "contact")));
    }

    private SourceTables Tables(params SourceTableState[] tables) => new(new SnapshotReader(service, () => ExecutionSample.Noon), Snapshot(tables));
}
