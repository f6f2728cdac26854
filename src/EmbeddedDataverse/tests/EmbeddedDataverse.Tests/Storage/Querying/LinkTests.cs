namespace EmbeddedDataverse.Tests.Storage.Querying;

public sealed class LinkTests : IDisposable
{
    private readonly Organization organization = Sample.Open();
    private readonly Guid ada;

    public LinkTests()
    {
        ada = organization.CreateContact("Ada");
        _ = organization.System.Create(new Entity(Sample.Ticket) { ["new_name"] = "with", ["new_contactid"] = new EntityReference("contact", ada) });
        _ = organization.System.Create(Sample.Row(Sample.Ticket, "without"));
    }

    [Fact]
    public void An_inner_join_brings_aliased_values_and_leaves_rows_without_a_match_out()
    {
        var query = Query(JoinOperator.Inner);
        var row = Assert.Single(organization.System.RetrieveMultiple(query).Entities);
        Assert.Equal("Ada", ((AliasedValue)row["c.lastname"]).Value);
        Assert.Equal("SYSTEM", ((EntityReference)((AliasedValue)row["c.ownerid"]).Value).Name);
    }

    [Fact]
    public void A_left_outer_join_keeps_rows_without_a_match_and_can_look_for_them()
    {
        var query = Query(JoinOperator.LeftOuter);
        Assert.Equal(2, organization.System.RetrieveMultiple(query).Entities.Count);
        query.Criteria.AddCondition("c", "contactid", ConditionOperator.Null);
        Assert.Equal("without", Assert.Single(organization.System.RetrieveMultiple(query).Entities)["new_name"]);
    }

    [Fact]
    public void Joins_page_like_other_queries()
    {
        for (var i = 0; i < 9; i++)
        {
            _ = organization.System.Create(new Entity(Sample.Ticket) { ["new_contactid"] = new EntityReference("contact", ada) });
        }

        var query = new QueryExpression("contact") { PageInfo = new PagingInfo { Count = 4, PageNumber = 1 } };
        query.AddLink(Sample.Ticket, "contactid", "new_contactid").Columns = new ColumnSet("new_ticketid");
        var seen = new HashSet<object>();
        EntityCollection page;
        do
        {
            page = organization.System.RetrieveMultiple(query);
            seen.UnionWith(page.Entities.Select(row => ((AliasedValue)row[$"{Sample.Ticket}1.new_ticketid"]).Value));
            query.PageInfo.PageNumber++;
            query.PageInfo.PagingCookie = page.PagingCookie;
        }
        while (page.MoreRecords);

        Assert.Equal(10, seen.Count);
    }

    [Fact]
    public void A_distinct_query_gives_each_main_row_once()
    {
        _ = organization.System.Create(new Entity(Sample.Ticket) { ["new_contactid"] = new EntityReference("contact", ada) });
        var query = new QueryExpression("contact") { Distinct = true, PageInfo = { ReturnTotalRecordCount = true } };
        _ = query.AddLink(Sample.Ticket, "contactid", "new_contactid");
        Assert.Equal(1, organization.System.RetrieveMultiple(query).TotalRecordCount);
        Assert.Single(organization.System.RetrieveMultiple(query).Entities);
        query.Distinct = false;
        Assert.Equal(2, organization.System.RetrieveMultiple(query).Entities.Count);
    }

    [Fact]
    public void An_inner_join_with_an_elastic_table_is_refused_and_a_left_outer_one_is_not()
    {
        var query = new QueryExpression(Sample.Ticket);
        var link = query.AddLink(Sample.Profile, "new_profileid", "new_profileid");
        Assert.Equal(unchecked((int)0x80048d0b), Sample.Fault(() => organization.System.RetrieveMultiple(query)).ErrorCode);
        link.JoinOperator = JoinOperator.LeftOuter;
        Assert.Equal(2, organization.System.RetrieveMultiple(query).Entities.Count);
    }

    [Theory]
    [InlineData(15, 485, 0)]
    [InlineData(15, 486, -2147204340)]
    [InlineData(16, 0, -2147204339)]
    public void More_than_15_links_and_more_than_500_links_and_conditions_are_refused(int links, int conditions, int code)
    {
        var query = new QueryExpression("contact");
        query.Criteria.Conditions.AddRange(Enumerable.Range(0, conditions).Select(_ => new ConditionExpression("lastname", ConditionOperator.NotNull)));
        for (var i = 0; i < links; i++)
        {
            _ = query.AddLink("account", "parentcustomerid", "accountid", JoinOperator.LeftOuter);
        }

        var thrown = Record.Exception(() => organization.System.RetrieveMultiple(query));
        Assert.Equal(code, (thrown as FaultException<OrganizationServiceFault>)?.Detail.ErrorCode ?? 0);
    }

    [Fact]
    public void Elastic_tables_do_not_sort_by_lookups()
    {
        var query = new QueryExpression(Sample.Profile);
        query.AddOrder("ownerid", OrderType.Ascending);
        Assert.Equal(ErrorCodes.NotSupported, Sample.Fault(() => organization.System.RetrieveMultiple(query)).ErrorCode);
    }

    [Fact]
    public void Standard_tables_sort_lookups_by_the_name_of_the_row_they_point_to()
    {
        _ = organization.System.Create(
            new Entity(Sample.Ticket) { ["new_name"] = "zed", ["new_contactid"] = new EntityReference("contact", organization.CreateContact("Zed")) });
        var query = new QueryExpression(Sample.Ticket) { ColumnSet = new ColumnSet("new_name") };
        query.AddOrder("new_contactid", OrderType.Descending);
        Assert.Equal(["zed", "with", "without"], organization.System.RetrieveMultiple(query).Entities.Select(row => (string)row["new_name"]));
    }

    public void Dispose()
    {
        organization.Dispose();
    }

    private static QueryExpression Query(JoinOperator join)
    {
        var query = new QueryExpression(Sample.Ticket) { ColumnSet = new ColumnSet("new_name") };
        var link = query.AddLink("contact", "new_contactid", "contactid", join);
        link.EntityAlias = "c";
        link.Columns = new ColumnSet("lastname", "ownerid");
        link.LinkCriteria.AddCondition("lastname", ConditionOperator.Equal, "ada");
        return query;
    }
}
