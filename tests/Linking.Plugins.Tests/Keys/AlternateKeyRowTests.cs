using Linking.Plugins.Keys;
using Linking.Plugins.Planning;
using Linking.Plugins.Schema;
using Microsoft.Xrm.Sdk;

namespace Linking.Plugins.Tests.Keys;

public class AlternateKeyRowTests
{
    private const string Customer = "ce759201f786d590bf2134bff576c369";

    private static readonly Guid Id = new("0a000000-0000-4000-8000-00000000000a");
    private static readonly Guid Profile = new("0b000000-0000-4000-8000-00000000000b");
    private static readonly DateTime Noon = new(2026, 3, 1, 12, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void A_key_is_taken_with_its_customer_its_age_and_what_its_ring_adds()
    {
        var row = AlternateKeyRow.From(Key(Customer, """[{"keys":["1","2"]}]"""));
        Assert.Equal((Id, CustomerId.Parse(Customer), Customer, Noon, true), (row.Id, row.CustomerId, row.CustomerIdText, row.ModifiedOn, row.RingIsReadable));
        Assert.Equal(new SourceKey(new SourcePair("CRM", "contact"), "1"), row.Own);
        Assert.Equal([row.Own, new SourceKey(row.Own.Pair, "2")], row.Ring);
        Assert.Null(row.Profile);
    }

    [Fact]
    public void A_key_without_a_ring_has_itself_alone()
    {
        var row = AlternateKeyRow.From(Key(Customer));
        Assert.Empty(row.Ring);
        Assert.True(row.RingIsReadable);
    }

    [Fact]
    public void A_ring_that_cannot_be_read_leaves_the_key_of_the_row_itself()
    {
        var row = AlternateKeyRow.From(Key(Customer, "no ring"));
        Assert.False(row.RingIsReadable);
        Assert.Empty(row.Ring);
        Assert.Equal("1", row.Own.Value);
    }

    [Fact]
    public void Columns_that_are_empty_are_empty_texts()
    {
        var row = AlternateKeyRow.From(new Entity(Names.AlternateKey.Table, Id));
        Assert.Equal((string.Empty, string.Empty, string.Empty), (row.CustomerIdText, row.Own.Value, row.Own.Pair.DataSource));
        Assert.True(row.CustomerId.IsEmpty);
        Assert.Null(row.ModifiedOn);
    }

    [Theory]
    [InlineData(Customer, Customer, true)]
    [InlineData(Customer, "CE759201-F786-D590-BF21-34BFF576C369", true)]
    [InlineData("shop|1", "shop|1", true)]
    [InlineData(Customer, "another", false)]
    [InlineData(Customer, null, false)]
    [InlineData("", "", false)]
    public void The_lookup_proves_the_profile_when_its_name_is_the_customer(string customer, string? name, bool proves)
    {
        var key = Key(customer);
        key[Names.AlternateKey.Customer] = new EntityReference(Names.CustomerProfile.Table, Profile) { Name = name };
        Assert.Equal(proves ? Profile : null, AlternateKeyRow.From(key).Profile);
    }

    [Theory]
    [InlineData(new[] { "msdynci_value" }, new string[0])]
    [InlineData(new[] { "modifiedon" }, new[] { "modifiedon" })]
    [InlineData(new[] { "msdynci_lookupfield_customer", "modifiedon" }, new[] { "modifiedon", "msdynci_lookupfield_customer" })]
    public void Age_and_lookup_are_asked_for_where_the_table_has_them(string[] columns, string[] expected)
    {
        var table = new TableShape(Names.AlternateKey.Table, Names.AlternateKey.Id, TableKind.Elastic, false, columns, null);
        Assert.Equal([.. AlternateKeyRow.ClaimingColumns, .. expected], AlternateKeyRow.ColumnsOf(table));
    }

    [Fact]
    public void What_claims_is_the_key_its_customer_and_its_ring() => Assert.Equal(
        ["msdynci_datasourcename", "msdynci_entityname", "msdynci_alternatevalue", "msdynci_customerid", "msdynci_keyring"],
        AlternateKeyRow.ClaimingColumns);

    private static Entity Key(string customer, string? ring = null) => new(Names.AlternateKey.Table, Id)
    {
        [Names.AlternateKey.DataSource] = "CRM",
        [Names.AlternateKey.EntityName] = "contact",
        [Names.AlternateKey.Value] = "1",
        [Names.AlternateKey.CustomerId] = customer,
        [Names.AlternateKey.KeyRing] = ring,
        [Names.ModifiedOn] = Noon,
    };
}
