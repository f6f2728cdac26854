using Linking.Plugins.Keys;
using Linking.Plugins.Planning;
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
    private static readonly DateTime Noon = new(2026, 3, 1, 12, 0, 0, DateTimeKind.Utc);
    private static readonly SourcePair Contacts = new("CRM", "contact");
    private static readonly SourcePair Leads = new("CRM", "lead");
    private static readonly TableShape Keys = new(Names.AlternateKey.Table, Names.AlternateKey.Id, TableKind.Elastic, false, [Names.ModifiedOn], null);
    private static readonly TableShape Profiles = new(
        Names.CustomerProfile.Table,
        Names.CustomerProfile.Id,
        TableKind.Elastic,
        false,
        [Names.ModifiedOn, Names.CreatedOn],
        null);
    private static readonly KeyColumn[] KeyColumns =
    [
        new("msdynci_crm_contact_contactid", Contacts, IsList: false),
        new("msdynci_crm_contact_contactid_alternate", Contacts, IsList: true),
        new("msdynci_crm_lead_leadid", Leads, IsList: false),
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
        Assert.All(service.Queries, query => Assert.Equal(AlternateKeyRow.ColumnsOf(Keys), ((QueryExpression)query).ColumnSet.Columns));
    }

    [Fact]
    public void Keys_without_a_customer_are_read_page_by_page()
    {
        Assert.Equal(Id, Assert.Single(new AlternateKeyReader(new BlockQuery(service), Keys).WithoutCustomer()).Id);
        var query = (QueryExpression)Assert.Single(service.Queries);
        Assert.Equal(
            (Names.AlternateKey.CustomerId, ConditionOperator.Null, 500),
            (query.Criteria.Conditions.Single().AttributeName, query.Criteria.Conditions[0].Operator, query.PageInfo.Count));
        Assert.Equal(AlternateKeyRow.ColumnsOf(Keys), query.ColumnSet.Columns);
    }

    [Fact]
    public void Without_the_table_of_alternate_keys_there_are_none_and_nothing_is_asked()
    {
        var reader = new AlternateKeyReader(new BlockQuery(service), null);
        Assert.Empty(reader.ById([Id]));
        Assert.Empty(reader.ByCustomerIdText(["C1"]));
        Assert.Empty(reader.ByValue(["1"]));
        Assert.Empty(reader.WithoutCustomer());
        Assert.Empty(service.Queries);
    }

    [Fact]
    public void Profiles_are_read_by_id_by_customer_and_by_the_winners_key_of_the_tables_asked_for()
    {
        var reader = new ProfileReader(new BlockQuery(service), Profiles, KeyColumns);
        Assert.Equal(Id, Assert.Single(reader.ById([Id])).Id);
        Assert.Equal(Id, Assert.Single(reader.ByCustomerIdText(["C1"])).Id);
        Assert.Equal(Id, Assert.Single(reader.ByKeyText([Contacts], ["1"])).Id);
        Assert.Equal([(Names.CustomerProfile.Id, Id), (Names.CustomerProfile.CustomerId, "C1"), (KeyColumns[0].LogicalName, (object)"1")], Asked());
        string[] columns = [Names.CustomerProfile.CustomerId, Names.CreatedOn, Names.ModifiedOn, .. KeyColumns.Select(column => column.LogicalName)];
        Assert.All(service.Queries, query => Assert.Equal(columns, ((QueryExpression)query).ColumnSet.Columns));
        Assert.Equal(2, reader.ByKeyText([Leads, Contacts], ["1"]).Count());
        Assert.Empty(reader.ByKeyText([new SourcePair("Shop", "contact")], ["1"]));
    }

    [Fact]
    public void Moments_are_asked_for_where_the_table_of_profiles_has_them()
    {
        Assert.Equal([Names.CustomerProfile.CustomerId], Columns());
        Assert.Equal([Names.CustomerProfile.CustomerId, Names.CreatedOn], Columns(Names.CreatedOn));
        Assert.Equal([Names.CustomerProfile.CustomerId, Names.ModifiedOn], Columns(Names.ModifiedOn));
    }

    [Fact]
    public void A_profile_is_taken_with_its_customer_its_moments_and_the_keys_of_all_its_columns()
    {
        var row = new ProfileReader(new BlockQuery(service), Profiles, KeyColumns).ToRow(new Entity(Names.CustomerProfile.Table, Id)
        {
            [Names.CustomerProfile.CustomerId] = " C1 ",
            [Names.CreatedOn] = Noon.AddDays(-1),
            [Names.ModifiedOn] = Noon,
            [KeyColumns[0].LogicalName] = "1",
            [KeyColumns[1].LogicalName] = "1;2",
            [KeyColumns[2].LogicalName] = "3",
        });
        Assert.Equal((Id, CustomerId.Parse("C1"), " C1 "), (row.Id, row.CustomerId, row.CustomerIdText));
        Assert.Equal((Noon.AddDays(-1), Noon), (row.CreatedOn, row.ModifiedOn));
        Assert.Equal([new(Contacts, "1"), new(Contacts, "1"), new(Contacts, "2"), new SourceKey(Leads, "3")], row.Keys);
    }

    [Fact]
    public void A_profile_whose_columns_are_empty_has_an_empty_customer_and_no_keys()
    {
        var row = new ProfileReader(new BlockQuery(service), Profiles, KeyColumns).ToRow(new Entity(Names.CustomerProfile.Table, Id));
        Assert.Equal(string.Empty, row.CustomerIdText);
        Assert.True(row.CustomerId.IsEmpty);
        Assert.Null(row.CreatedOn);
        Assert.Null(row.ModifiedOn);
        Assert.Empty(row.Keys);
    }

    private string[] Columns(params string[] ofTable) => new ProfileReader(new BlockQuery(service), Profiles with { Columns = ofTable }, []).Columns;

    private IEnumerable<(string Column, object Value)> Asked()
    {
        return service.Queries.Select(query => Assert.Single(((QueryExpression)query).Criteria.Conditions))
            .Select(condition => (condition.AttributeName, Assert.Single(condition.Values)));
    }
}
