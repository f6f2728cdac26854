using Linking.Plugins.Keys;
using Linking.Plugins.Requirements;
using Linking.Plugins.Schema;
using Linking.Plugins.Settings;

namespace Linking.Plugins.Tests.Requirements;

public class SnapshotTests
{
    private static readonly DateTime Noon = new(2026, 3, 1, 12, 0, 0, DateTimeKind.Utc);
    private static readonly TableShape Profile = new("msdynci_customerprofile", "msdynci_customerprofileid", TableKind.Elastic, false, ["a", "b"], null);
    private static readonly TableShape Contact = new("contact", "contactid", TableKind.Standard, true, ["contactid"],
        new LookupColumn("x", ["msdynci_customerprofile"]));

    [Theory]
    [InlineData(0, true)]
    [InlineData(299, true)]
    [InlineData(300, false)]
    [InlineData(-1, false)]
    public void A_snapshot_is_kept_for_five_minutes_and_not_trusted_when_the_clock_goes_back(int seconds, bool expected)
    {
        var organization = Guid.NewGuid();
        var snapshot = Snapshot(Profile);
        SnapshotCache.Keep(organization, snapshot);
        Assert.Equal(expected ? snapshot : null, SnapshotCache.Find(organization, Noon.AddSeconds(seconds)));
        Assert.Null(SnapshotCache.Find(Guid.NewGuid(), Noon));
        SnapshotCache.Drop(organization);
        Assert.Null(SnapshotCache.Find(organization, Noon));
    }

    [Fact]
    public void A_snapshot_knows_its_tables_and_says_which_one_is_missing()
    {
        var snapshot = Snapshot(Profile);
        Assert.Same(Profile, snapshot.Profile);
        Assert.Null(snapshot.AlternateKey);
        Assert.True(snapshot.Has("msdynci_customerprofile"));
        Assert.False(snapshot.Has("cpl_run"));
        Assert.Contains("msdynci_customerprofile", Assert.Throws<TableMissingException>(() => Snapshot().Profile).Message, StringComparison.Ordinal);
        var key = Profile with { LogicalName = "msdynci_alternatekey" };
        Assert.Same(key, Snapshot(key).AlternateKey);
    }

    [Fact]
    public void A_new_column_of_the_profile_makes_it_out_of_date()
    {
        Assert.True(Snapshot(Profile).KnowsColumns(["a"]));
        Assert.True(Snapshot(Profile).KnowsColumns([]));
        Assert.False(Snapshot(Profile).KnowsColumns(["a", "c"]));
        Assert.False(Snapshot(Profile).KnowsColumns(["A"]));
    }

    [Fact]
    public void Key_columns_are_those_of_tables_that_are_linked()
    {
        var linked = State(Proper());
        var skipped = State(Proper() with { HasKeys = false, Table = Table() with { Pair = new SourcePair("Other", "contact") } });
        var snapshot = Snapshot(Profile) with { Tables = new Dictionary<SourcePair, SourceTableState> { [linked.Pair] = linked, [skipped.Pair] = skipped } };
        Assert.Equal(linked.KeyColumns, snapshot.KeyColumns);
        Assert.Equal("CRM / contact: linking", linked.ToString());
        Assert.Equal("Other / contact: skipped, TakesPartInUnification", skipped.ToString());
        Assert.Equal((SourceTableStatus.Linking, SourceTableStatus.Skipped), (linked.Status, skipped.Status));
    }

    [Fact]
    public void The_record_of_a_table_is_out_of_date_until_it_says_status_and_reasons()
    {
        var skipped = State(Proper() with { HasKeys = false });
        Assert.True(skipped.NeedsRecord);
        var id = Guid.NewGuid();
        var recorded = skipped.Recorded(id);
        Assert.False(recorded.NeedsRecord);
        Assert.Equal((id, SourceTableStatus.Skipped, UnmetText.ToJson(skipped.Unmet)), (recorded.Table.Id, recorded.Table.Status, recorded.Table.Reasons));
        Assert.Equal(skipped.KeyColumns, recorded.KeyColumns);
        Assert.True(State(skipped.Facts with { Table = recorded.Table with { Reasons = "other" } }).NeedsRecord);
        Assert.True(State(skipped.Facts with { Table = recorded.Table with { Status = SourceTableStatus.Linking } }).NeedsRecord);
    }

    [Fact]
    public void A_table_that_is_to_get_its_lookup_still_is_not_recorded_as_linked()
    {
        Assert.False(State(Proper() with { Shape = Contact with { Lookup = null } }).NeedsRecord);
        Assert.True(State(Proper()).NeedsRecord);
    }

    private static OrganizationSnapshot Snapshot(params TableShape[] shapes)
    {
        return new OrganizationSnapshot { TakenAt = Noon, Settings = new LinkingSettings(), Shapes = shapes.ToDictionary(shape => shape.LogicalName) };
    }

    private static SourceTableState State(TableFacts facts) => new(facts, [new KeyColumn("msdynci_crm_contact_contactid", facts.Table.Pair, false)]);

    private static TableFacts Proper() => new() { Table = Table(), DeclarationsExist = true, Shape = Contact, HasKeys = true };

    private static SourceTable Table()
    {
        return new SourceTable
        {
            Pair = new SourcePair("CRM", "contact"),
            LogicalName = "contact",
            Declared = true,
            Connector = Connector.Dataverse,
            PrimaryKey = "contactid"
        };
    }
}
