namespace EmbeddedDataverse.Tests.Fetch;

public sealed class FetchAggregateTests : FetchTest
{
    [Fact]
    public void The_aggregates_of_the_documents_example()
    {
        var row = Assert.Single(Read("""
            <fetch aggregate='true'><entity name='account'>
            <attribute name='numberofemployees' alias='Average' aggregate='avg'/>
            <attribute name='numberofemployees' alias='Count' aggregate='count'/>
            <attribute name='numberofemployees' alias='ColumnCount' aggregate='countcolumn'/>
            <attribute name='numberofemployees' alias='Distinct' aggregate='countcolumn' distinct='true'/>
            <attribute name='numberofemployees' alias='Maximum' aggregate='max'/>
            <attribute name='numberofemployees' alias='Minimum' aggregate='min'/>
            <attribute name='numberofemployees' alias='Sum' aggregate='sum'/>
            </entity></fetch>
            """).Entities);
        Assert.Equal([3911, 10, 9, 8, 6200, 1500, 35200], row.Attributes.Values.Select(value => ((AliasedValue)value).Value));
        Assert.Equal(("account", "numberofemployees"), (((AliasedValue)row["Sum"]).EntityLogicalName, ((AliasedValue)row["Sum"]).AttributeLogicalName));
        Assert.Equal(Guid.Empty, row.Id);
    }

    [Fact]
    public void Groups_come_in_the_order_of_an_alias_and_a_group_without_a_value_has_none()
    {
        var rows = Read("""
            <fetch aggregate='true'><entity name='account'>
            <attribute name='numberofemployees' alias='Total' aggregate='sum'/>
            <attribute name='address1_city' alias='Count' aggregate='count'/>
            <attribute name='address1_city' alias='City' groupby='true'/>
            <order alias='City'/>
            </entity></fetch>
            """).Entities;
        Assert.Equal([null, "Dallas", "Los Angeles", "Lynnwood", "Missoula", "Phoenix", "Redmond", "Santa Cruz"], rows.Select(row => Value(row, "City")));
        Assert.Equal([0, 6000, 2900, 2700, 4800, 3900, 10600, 4300], rows.Select(row => Value(row, "Total")));
        Assert.Equal(3, Value(rows[6], "Count"));
        Assert.False(rows[0].Contains("City"));
    }

    [Fact]
    public void Dates_are_grouped_by_their_parts()
    {
        var rows = Read("""
            <fetch aggregate='true'><entity name='account'>
            <attribute name='numberofemployees' alias='Total' aggregate='sum'/>
            <attribute name='createdon' alias='Day' groupby='true' dategrouping='day'/>
            <attribute name='createdon' alias='Week' groupby='true' dategrouping='week'/>
            <attribute name='createdon' alias='Month' groupby='true' dategrouping='month'/>
            <attribute name='createdon' alias='Quarter' groupby='true' dategrouping='quarter'/>
            <attribute name='createdon' alias='Year' groupby='true' dategrouping='year'/>
            <order alias='Month'/>
            </entity></fetch>
            """).Entities;
        Assert.Equal(
            [[35200, 25, 12, 3, 1, 2023], [0, 27, 35, 8, 3, 2023]],
            rows.Select(row => row.Attributes.Values.Select(value => (int)((AliasedValue)value).Value)));
    }

    [Theory]
    [InlineData("fiscal-period")]
    [InlineData("fiscal-year")]
    public void Fiscal_periods_are_refused_by_name(string grouping)
    {
        var fault = Refused(Aggregate($"<attribute name='createdon' alias='x' groupby='true' dategrouping='{grouping}'/>"));
        Assert.Contains("The date grouping Fiscal", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Lookups_and_choices_are_grouped_with_their_names_and_labels()
    {
        var owner = Organization.CreateUser("Bea", "System Administrator");
        _ = Organization.System.Create(new Entity("account")
        {
            ["industrycode"] = new OptionSetValue(2),
            ["ownerid"] = new EntityReference("systemuser", owner),
        });
        var rows = Read("""
            <fetch aggregate='true'><entity name='account'>
            <attribute name='accountid' alias='n' aggregate='count'/>
            <attribute name='ownerid' alias='owner' groupby='true'/>
            <attribute name='industrycode' alias='industry' groupby='true'/>
            <order alias='n'/>
            </entity></fetch>
            """).Entities;
        Assert.Equal([1, 10], rows.Select(row => Value(row, "n")));
        Assert.Equal(["Bea", "SYSTEM"], rows.Select(row => ((EntityReference)Value(row, "owner")!).Name));
        Assert.Equal("Bea", rows[0].FormattedValues["owner"]);
        Assert.Equal((2, "Agriculture"), (((OptionSetValue)Value(rows[0], "industry")!).Value, rows[0].FormattedValues["industry"]));
    }

    [Fact]
    public void Money_stays_money_and_a_sum_over_none_is_not_a_missing_one()
    {
        var account = Organization.System.Create(new Entity("account") { ["name"] = "Rich", ["revenue"] = new Money(12.5m) });
        var rows = Read("""
            <fetch aggregate='true'><entity name='account'>
            <attribute name='revenue' alias='total' aggregate='sum'/><attribute name='revenue' alias='mean' aggregate='avg'/>
            <attribute name='createdon' alias='last' aggregate='max'/>
            <filter><condition attribute='name' operator='eq' value='Rich'/></filter></entity></fetch>
            """).Entities;
        Assert.Equal((12.5m, 12.5m), (((Money)Value(rows[0], "total")!).Value, ((Money)Value(rows[0], "mean")!).Value));
        Assert.Equal(Organization.Get("account", account)["createdon"], Value(rows[0], "last"));
        const string Nobody = "<filter><condition attribute='name' operator='eq' value='?'/></filter>";
        var none = Assert.Single(Read(Aggregate("<attribute name='revenue' alias='mean' aggregate='avg'/>" + Nobody)).Entities);
        Assert.Null(((AliasedValue)none["mean"]).Value);
    }

    [Fact]
    public void Columns_of_linked_tables_are_summed_and_grouped()
    {
        var account = Organization.Find("account", "name", "Litware");
        for (var i = 0; i < 3; i++)
        {
            var parent = new EntityReference("account", account);
            _ = Organization.System.Create(new Entity("contact") { ["lastname"] = "C" + (i % 2), ["parentcustomerid"] = parent });
        }

        var rows = Read("""
            <fetch aggregate='true'><entity name='account'>
            <attribute name='name' alias='account' groupby='true'/>
            <link-entity name='contact' from='parentcustomerid' to='accountid' alias='c'>
            <attribute name='lastname' alias='contact' groupby='true'/><attribute name='contactid' alias='n' aggregate='count'/></link-entity>
            <order alias='n' descending='true'/>
            </entity></fetch>
            """).Entities;
        Assert.Equal([("C0", 2), ("C1", 1)], rows.Select(row => ((string)Value(row, "contact")!, (int)Value(row, "n")!)));
    }

    [Fact]
    public void Groups_come_in_pages()
    {
        const string Groups = "<attribute name='address1_city' alias='City' groupby='true'/><order alias='City'/></entity></fetch>";
        var first = Read("<fetch aggregate='true' count='5' page='1' returntotalrecordcount='true'><entity name='account'>" + Groups);
        var second = Read("<fetch aggregate='true' count='5' page='2'><entity name='account'>" + Groups);
        Assert.Equal((true, 8, 5), (first.MoreRecords, first.TotalRecordCount, first.Entities.Count));
        Assert.Equal(["Phoenix", "Redmond", "Santa Cruz"], second.Entities.Select(row => Value(row, "City")));
        Assert.False(second.MoreRecords);
        Assert.Equal(2, Read("<fetch aggregate='true' top='2'><entity name='account'>" + Groups).Entities.Count);
    }

    [Theory]
    [InlineData(9, true)]
    [InlineData(10, false)]
    public void An_aggregate_over_more_rows_than_its_limit_is_refused(int limit, bool isRefused)
    {
        var fetch = Aggregate("<attribute name='name' alias='n' aggregate='count'/>", $"aggregatelimit='{limit}'");
        var thrown = Record.Exception(() => Read(fetch)) as FaultException<OrganizationServiceFault>;
        Assert.Equal(
            isRefused ? (-2147164125, "AggregateQueryRecordLimit exceeded. Cannot perform this operation.") : (0, null),
            (thrown?.Detail.ErrorCode ?? 0, thrown?.Detail.Message));
    }

    [Fact]
    public void An_aggregate_over_more_than_50_000_rows_is_refused_whatever_limit_it_names()
    {
        Organization.Load("contact", Enumerable.Range(0, 50_000).Select(i => new Entity("contact", new Guid(i, 0, 0, new byte[8])) { ["lastname"] = "x" }));
        const string Count = "<fetch aggregate='true' aggregatelimit='60000'><entity name='contact'>"
            + "<attribute name='contactid' alias='n' aggregate='count'/></entity></fetch>";
        Assert.Equal(50_000, Value(Read(Count).Entities[0], "n"));
        _ = Organization.CreateContact();
        Assert.Equal(ErrorCodes.AggregateQueryRecordLimitExceeded, Refused(Count).ErrorCode);
    }

    [Theory]
    [InlineData(
        "<attribute name='name'/><attribute name='name' alias='n' aggregate='count'/>",
        ErrorCodes.QueryBuilderAttributeNotFound,
        "An attribute can not be requested when an aggregate operation")]
    [InlineData(
        "<attribute name='name' aggregate='count'/>",
        ErrorCodes.QueryBuilderNoAlias,
        "An alias must be specified for every attribute in an aggregate query.")]
    [InlineData(
        "<attribute name='name' alias='n' aggregate='count'/><attribute name='name' alias='N' groupby='true'/>",
        ErrorCodes.QueryBuilderInvalidAlias,
        "FetchXML should have unique aliases.")]
    [InlineData("<attribute name='name' alias='a.b' aggregate='count'/>", ErrorCodes.QueryBuilderInvalidAlias, "Alias: 'a.b' contains invalid characters.")]
    [InlineData(
        "<attribute name='name' alias='n' aggregate='count'/><order attribute='name'/>",
        ErrorCodes.QueryBuilderInvalidOrderType,
        "An attribute cannot be specified for an order clause for an aggregate Query. Use an alias.")]
    [InlineData(
        "<attribute name='name' alias='n' aggregate='count'/><order alias='m'/>",
        ErrorCodes.QueryBuilderAliasDoesNotExist,
        "The alias 'm' of an order clause does not exist")]
    [InlineData("<attribute name='name' alias='n' aggregate='sum'/>", ErrorCodes.NotSupported, "The aggregate Sum of the column 'name'")]
    [InlineData(
        "<attribute name='name' alias='n' aggregate='median'/>",
        ErrorCodes.InvalidArgument,
        "The value 'median' of the attribute 'aggregate' is not valid")]
    [InlineData(
        "<attribute name='name' alias='n' aggregate='None'/>",
        ErrorCodes.InvalidArgument,
        "The value 'None' of the attribute 'aggregate' is not valid")]
    [InlineData(
        "<attribute name='name' alias='n' groupby='true' dategrouping='month'/>",
        ErrorCodes.InvalidArgument,
        "The column 'name' cannot be grouped by Month")]
    [InlineData(
        "<attribute name='name' alias='n' aggregate='count' distinct='true'/>",
        ErrorCodes.InvalidArgument,
        "distinct can be specified for the aggregate countcolumn only.")]
    [InlineData(
        "<all-attributes/><attribute name='name' alias='n' aggregate='count'/>",
        ErrorCodes.QueryBuilderAttributeNotFound,
        "An attribute can not be requested when an aggregate operation")]
    [InlineData("", ErrorCodes.QueryBuilderAttributeNotFound, "An aggregate query needs at least one attribute")]
    public void A_wrong_aggregate_is_refused(string columns, int code, string words)
    {
        var fault = Refused(Aggregate($"{columns}"));
        Assert.Equal(code, fault.ErrorCode);
        Assert.StartsWith(words, fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("groupby='true'")]
    [InlineData("aggregate='count'")]
    [InlineData("dategrouping='day'")]
    public void A_query_that_does_not_aggregate_has_no_groups(string attribute)
    {
        Assert.Contains(
            "cannot be specified if aggreate is not true.",
            Refused(Account($"<attribute name='createdon' alias='x' {attribute}/>")).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_sum_beyond_what_its_type_holds_is_an_error_of_SQL()
    {
        foreach (var _ in Enumerable.Range(0, 2))
        {
            Organization.System.Create(new Entity("account") { ["numberofemployees"] = int.MaxValue });
        }

        var fault = Refused(Aggregate("<attribute name='numberofemployees' alias='n' aggregate='sum'/>"));
        Assert.Equal(ErrorCodes.UnManagedIdsSqlError, fault.ErrorCode);
    }

    [Fact]
    public void A_QueryExpression_aggregates_too()
    {
        var query = new QueryExpression("account");
        query.ColumnSet.AttributeExpressions.Add(new XrmAttributeExpression("address1_city", XrmAggregateType.None, "city") { HasGroupBy = true });
        query.ColumnSet.AttributeExpressions.Add(new XrmAttributeExpression("accountid", XrmAggregateType.Count, "n"));
        query.Orders.Add(new OrderExpression(null, OrderType.Descending, "n"));
        Assert.Equal(
            ("Redmond", 3),
            (
                (string)Value(Organization.System.RetrieveMultiple(query).Entities[0], "city")!,
                (int)Value(Organization.System.RetrieveMultiple(query).Entities[0], "n")!));
    }

    [Fact]
    public void An_elastic_table_is_not_grouped_and_ordered_at_once()
    {
        const string Groups = "<fetch aggregate='true'><entity name='new_profile'><attribute name='new_city' alias='city' groupby='true'/>";
        _ = Organization.System.Create(new Entity(Sample.Profile) { ["new_city"] = "Rome" });
        Assert.Equal("Rome", Value(Assert.Single(Read(Groups + "</entity></fetch>").Entities), "city"));
        Assert.Contains(
            "Ordering and grouping the elastic table",
            Refused(Groups + "<order alias='city'/></entity></fetch>").Message,
            StringComparison.Ordinal);
    }
}
