using Linking.Plugins.Keys;
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
        var row = AlternateKeyRow.From(Key(Customer, """[{"keys":["2"]}]"""));
        Assert.Equal((Id, CustomerId.Parse(Customer), Customer, Noon, true), (row.Id, row.CustomerId, row.CustomerIdText, row.ModifiedOn, row.RingIsReadable));
        Assert.Equal(new SourceKey(new SourcePair("CRM", "contact"), "1"), row.Own);
        Assert.Equal(["1", "2"], row.Keys.Select(key => key.Value));
        Assert.Null(row.Profile);
    }

    [Fact]
    public void A_ring_that_cannot_be_read_leaves_the_key_of_the_row_itself()
    {
        var row = AlternateKeyRow.From(Key(Customer, "no ring"));
        Assert.False(row.RingIsReadable);
        Assert.Equal([row.Own], row.Keys);
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

    [Fact]
    public void The_lookup_is_asked_for_where_the_table_has_it()
    {
        Assert.Equal(AlternateKeyRow.Columns, AlternateKeyRow.ColumnsOf(Table("msdynci_value")));
        Assert.Equal([.. AlternateKeyRow.Columns, Names.AlternateKey.Customer], AlternateKeyRow.ColumnsOf(Table("msdynci_value", Names.AlternateKey.Customer)));
    }

    private static Entity Key(string customer, string? ring = null) => new(Names.AlternateKey.Table, Id)
    {
        [Names.AlternateKey.DataSource] = "CRM",
        [Names.AlternateKey.EntityName] = "contact",
        [Names.AlternateKey.Value] = "1",
        [Names.AlternateKey.CustomerId] = customer,
        [Names.AlternateKey.KeyRing] = ring,
        [Names.SourceRow.ModifiedOn] = Noon,
    };

    private static TableShape Table(params string[] columns) => new(Names.AlternateKey.Table, "msdynci_alternatekeyid", TableKind.Elastic, false, columns, null);
}
