using Linking.Plugins.Keys;
using Linking.Plugins.Queries;
using Linking.Plugins.Schema;
using Linking.Plugins.Tests.Writing;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace Linking.Plugins.Tests.Keys;

/// <summary>What the readers of keys and of profiles ask for, and what they make of the answer.</summary>
public class KeyReaderTests
{
    private static readonly Guid Id = new("0a000000-0000-4000-8000-00000000000a");
    private static readonly SourcePair Contacts = new("CRM", "contact");
    private static readonly TableShape Keys = new(Names.AlternateKey.Table, "msdynci_alternatekeyid", TableKind.Elastic, false, [], null);
    private static readonly TableShape Profiles = new(Names.CustomerProfile.Table, "msdynci_customerprofileid", TableKind.Elastic, false, [], null);
    private static readonly KeyColumn[] KeyColumns =
    [
        new("msdynci_crm_contact_contactid", Contacts, IsList: false),
        new("msdynci_crm_contact_contactid_alternate", Contacts, IsList: true),
    ];

    private readonly ScriptedService service = new(query: query => new EntityCollection([new Entity(((QueryExpression)query).EntityName, Id)]));

    [Fact]
    public void Alternate_keys_are_read_by_id_by_customer_and_by_value()
    {
        var reader = new AlternateKeyReader(new BlockQuery(service), Keys);
        Assert.Equal(Id, Assert.Single(reader.ById([Id])).Id);
        Assert.Equal(Id, Assert.Single(reader.ByCustomerIdText(["C1"])).Id);
        Assert.Equal(Id, Assert.Single(reader.ByValue(["1"])).Id);
        Assert.Equal([(Names.AlternateKey.Id, Id), (Names.AlternateKey.CustomerId, "C1"), (Names.AlternateKey.Value, (object)"1")], Asked());
        Assert.All(service.Queries, query => Assert.Equal(AlternateKeyRow.Columns, ((QueryExpression)query).ColumnSet.Columns));
    }

    [Fact]
    public void Without_the_table_of_alternate_keys_there_are_none_and_nothing_is_asked()
    {
        var reader = new AlternateKeyReader(new BlockQuery(service), null);
        Assert.Empty(reader.ById([Id]));
        Assert.Empty(reader.ByCustomerIdText(["C1"]));
        Assert.Empty(reader.ByValue(["1"]));
        Assert.Empty(service.Queries);
    }

    [Fact]
    public void Profiles_are_read_by_id_by_customer_and_by_the_winners_key()
    {
        var reader = new ProfileReader(new BlockQuery(service), Profiles, KeyColumns);
        Assert.Equal(Id, Assert.Single(reader.ById([Id])).Id);
        Assert.Equal(Id, Assert.Single(reader.ByCustomerIdText(["C1"])).Id);
        Assert.Equal(Id, Assert.Single(reader.ByKeyText(["1"])).Id);
        Assert.Equal([(Names.CustomerProfile.Id, Id), (Names.CustomerProfile.CustomerId, "C1"), (KeyColumns[0].LogicalName, (object)"1")], Asked());
        string[] columns = [Names.CustomerProfile.CustomerId, Names.SourceRow.ModifiedOn, KeyColumns[0].LogicalName, KeyColumns[1].LogicalName];
        Assert.All(service.Queries, query => Assert.Equal(columns, ((QueryExpression)query).ColumnSet.Columns));
    }

    [Fact]
    public void A_profile_is_taken_with_its_customer_its_age_and_the_keys_of_all_its_columns()
    {
        var noon = new DateTime(2026, 3, 1, 12, 0, 0, DateTimeKind.Utc);
        var row = new ProfileReader(new BlockQuery(service), Profiles, KeyColumns).ToRow(new Entity(Names.CustomerProfile.Table, Id)
        {
            [Names.CustomerProfile.CustomerId] = " C1 ",
            [Names.SourceRow.ModifiedOn] = noon,
            [KeyColumns[0].LogicalName] = "1",
            [KeyColumns[1].LogicalName] = "1;2",
        });
        Assert.Equal((Id, CustomerId.Parse("C1"), " C1 ", noon), (row.Id, row.CustomerId, row.CustomerIdText, row.ModifiedOn));
        Assert.Equal(["1", "1", "2"], row.Keys.Select(key => key.Value));
    }

    [Fact]
    public void A_profile_whose_columns_are_empty_has_an_empty_customer_and_no_keys()
    {
        var row = new ProfileReader(new BlockQuery(service), Profiles, KeyColumns).ToRow(new Entity(Names.CustomerProfile.Table, Id));
        Assert.Equal(string.Empty, row.CustomerIdText);
        Assert.True(row.CustomerId.IsEmpty);
        Assert.Null(row.ModifiedOn);
        Assert.Empty(row.Keys);
    }

    private IEnumerable<(string Column, object Value)> Asked()
    {
        return service.Queries.Select(query => Assert.Single(((QueryExpression)query).Criteria.Conditions)).Select(condition => (condition.AttributeName, Assert.Single(condition.Values)));
    }
}
