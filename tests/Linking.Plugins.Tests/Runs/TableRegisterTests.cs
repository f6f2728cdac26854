using Linking.Plugins.Keys;
using Linking.Plugins.Requirements;
using Linking.Plugins.Runs;
using Linking.Plugins.Tests.Writing;
using Microsoft.Xrm.Sdk.Messages;
using Microsoft.Xrm.Sdk.Metadata;
using static Linking.Plugins.Tests.Runs.RunSample;

namespace Linking.Plugins.Tests.Runs;

public class TableRegisterTests
{
    private readonly ScriptedService service = new(_ => new RetrieveMetadataChangesResponse { Results = { ["EntityMetadata"] = new EntityMetadataCollection() } });

    [Fact]
    public void Rows_of_tables_that_meet_the_requirements_are_linked()
    {
        var contact = Table("contact", 1);
        var other = contact.With(contact.Facts with { Table = contact.Table with { Pair = new SourcePair("Shop", "contact"), Rank = 2 } });
        var undeclared = Table("lead", 2);
        var register = Register(contact, other, undeclared.With(undeclared.Facts with { Table = undeclared.Table with { Declared = false } }));
        Assert.Equal(("contact", null), (register.LinkableTable(new SourcePair("crm", "Contact")), register.LinkableTable(new SourcePair("CRM", "lead"))));
        Assert.Equal("contact", Assert.Single(register.LinkableShapes()).LogicalName);
        Assert.Equal((true, false), (register.IsLinkable("contact"), register.IsLinkable("lead")));
        Assert.Equal("contact", register.ShapeOf("contact").LogicalName);
        Assert.Equal((0, 2, 0), (register.RankOf(contact.Pair), register.RankOf(other.Pair), register.RankOf(new SourcePair("Files", "card"))));
    }

    [Fact]
    public void A_key_proves_that_its_table_takes_part_in_unification()
    {
        var contact = Table("contact", 1, hasKeys: false);
        var register = Register(contact);
        Assert.False(register.IsLinkable("contact"));
        Assert.Equal("contact", register.LinkableTable(contact.Pair));
        Assert.True(register.Current.Tables[contact.Pair].Facts.HasKeys);
    }

    [Fact]
    public void A_table_that_is_met_in_a_key_is_judged_once()
    {
        var register = Register(Table("contact", 1));
        var met = new SourcePair("Shop", "Card");
        Assert.Null(register.LinkableTable(met));
        var asked = service.Requests.Count;
        Assert.Null(register.LinkableTable(met));
        Assert.Equal(asked, service.Requests.Count);
        Assert.Equal((string.Empty, false, true), (register.Current.Tables[met].Table.LogicalName, register.Current.Tables[met].Table.Declared, register.Current.Tables[met].Facts.HasKeys));
        Assert.Equal(2, register.Current.Tables.Count);
    }

    [Fact]
    public void What_is_learnt_of_a_table_holds_for_each_of_its_sources()
    {
        var contact = Table("contact", 1, hasLookup: false);
        var other = contact.With(contact.Facts with { Table = contact.Table with { Pair = new SourcePair("Shop", "contact") } });
        var register = Register(contact, other, Table("lead", 2));
        register.Learn(Shape("contact"), null);
        Assert.All(register.Current.Tables.Values, table => Assert.NotNull(table.Facts.Shape!.Lookup));
        register.Learn(Shape("contact"), "refused");
        Assert.Equal(["refused", "refused", null], register.Current.Tables.Values.Select(table => table.Facts.LookupRefusal).OrderDescending(StringComparer.Ordinal));
    }

    private TableRegister Register(params SourceTableState[] tables) => new(new SnapshotReader(service, () => Noon), Snapshot(tables));
}
