namespace EmbeddedDataverse.Tests.Storage.Querying;

public sealed class OrderTests : IDisposable
{
    // The last six bytes weigh most in SQL Server, and the first least.
    private static readonly Guid Lower = new("ffffffff-0000-4000-8000-000000000001");
    private static readonly Guid Higher = new("00000000-0000-4000-8000-000000000002");

    private readonly Organization organization = Sample.Open();

    [Theory]
    [InlineData(Sample.Ticket, true)]
    [InlineData(Sample.Profile, false)]
    public void Ids_of_standard_tables_come_in_the_order_of_SQL_Server_and_those_of_elastic_ones_as_written(string table, bool lowerFirst)
    {
        organization.Load(table, [Sample.Row(table, "lower", Lower), Sample.Row(table, "higher", Higher)]);
        Guid[] expected = lowerFirst ? [Lower, Higher] : [Higher, Lower];
        var id = table + "id";
        var query = new QueryExpression(table) { PageInfo = new PagingInfo { Count = 1, PageNumber = 1 } };
        query.AddOrder(id, OrderType.Ascending);
        var page = organization.System.RetrieveMultiple(query);
        Assert.Equal(expected[0], page.Entities.Single().Id);
        query.PageInfo.PageNumber = 2;
        query.PageInfo.PagingCookie = page.PagingCookie;
        Assert.Equal(expected[1], organization.System.RetrieveMultiple(query).Entities.Single().Id);

        var behind = new QueryExpression(table);
        behind.Criteria.AddCondition(id, ConditionOperator.GreaterThan, expected[0]);
        Assert.Equal([expected[1]], organization.System.RetrieveMultiple(behind).Entities.Select(row => row.Id));
    }

    [Fact]
    public void The_order_is_that_of_SqlGuid()
    {
        var ids = Enumerable.Range(0, 200).Select(_ => Guid.NewGuid()).ToList();
        organization.Load(Sample.Ticket, ids.Select(id => Sample.Row(Sample.Ticket, "x", id)));
        var query = new QueryExpression(Sample.Ticket);
        query.AddOrder(Sample.Ticket + "id", OrderType.Descending);
        Assert.Equal(
            ids.Select(id => new System.Data.SqlTypes.SqlGuid(id)).OrderDescending().Select(id => id.Value),
            organization.System.RetrieveMultiple(query).Entities.Select(row => row.Id));
    }

    [Fact]
    public void Choices_sort_by_their_labels_and_page_so()
    {
        organization.Load("contact", Enumerable.Range(0, 6)
            .Select(i => new Entity("contact") { ["gendercode"] = i < 2 ? null : new OptionSetValue((i % 2) + 1) }));
        var query = new QueryExpression("contact") { ColumnSet = new ColumnSet("gendercode"), PageInfo = new PagingInfo { Count = 2, PageNumber = 1 } };
        query.AddOrder("gendercode", OrderType.Ascending);
        var labels = new List<string?>();
        for (EntityCollection page; query.PageInfo.PageNumber <= 3; query.PageInfo.PageNumber++, query.PageInfo.PagingCookie = page.PagingCookie)
        {
            page = organization.System.RetrieveMultiple(query);
            labels.AddRange(page.Entities.Select(row => row.FormattedValues.TryGetValue("gendercode", out var label) ? label : null));
        }

        Assert.Equal([null, null, "Female", "Female", "Male", "Male"], labels);
    }

    public void Dispose()
    {
        organization.Dispose();
    }
}
