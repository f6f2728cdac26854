namespace EmbeddedDataverse.Tests.Storage.Querying;

public sealed class PagingTests : IDisposable
{
    private readonly Organization organization = Sample.Open();

    [Theory]
    [InlineData(Sample.Ticket, 5000)]
    [InlineData(Sample.Profile, 500)]
    public void A_page_holds_at_most_what_the_kind_of_table_allows(string table, int largest)
    {
        organization.Load(table, Enumerable.Range(0, largest + 1).Select(i => Sample.Row(table, $"{i}")));
        var query = new QueryExpression(table) { PageInfo = new PagingInfo { Count = 50_000, PageNumber = 1 } };
        var page = organization.System.RetrieveMultiple(query);
        Assert.Equal(largest, page.Entities.Count);
        Assert.True(page.MoreRecords);

        query.PageInfo.PageNumber = 2;
        query.PageInfo.PagingCookie = page.PagingCookie;
        var last = organization.System.RetrieveMultiple(query);
        Assert.Single(last.Entities);
        Assert.False(last.MoreRecords);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(5000)]
    public void The_largest_page_of_an_elastic_table_is_500_or_5000_by_switch(int largest)
    {
        using var other = Sample.Open(new OrganizationOptions { ElasticPageSize = largest });
        other.Load(Sample.Profile, Enumerable.Range(0, 600).Select(i => Sample.Row(Sample.Profile, $"{i}")));
        Assert.Equal(Math.Min(600, largest), other.System.RetrieveMultiple(new QueryExpression(Sample.Profile)).Entities.Count);
    }

    [Fact]
    public void A_row_whose_place_in_the_order_changes_between_pages_comes_twice_or_not_at_all()
    {
        var ids = Enumerable.Range(0, 4).Select(i => organization.System.Create(Sample.Row(Sample.Ticket, $"b{i}"))).ToList();
        var query = new QueryExpression(Sample.Ticket) { ColumnSet = new ColumnSet("new_name") };
        query.AddOrder("new_name", OrderType.Ascending);
        var moved = false;
        var rows = ReadAll(query, 2, _ =>
        {
            if (!moved)
            {
                moved = true;
                organization.System.Update(Sample.Row(Sample.Ticket, "c", ids[0]));
                organization.System.Update(Sample.Row(Sample.Ticket, "a", ids[3]));
            }
        });
        Assert.Equal([ids[0], ids[1], ids[2], ids[0]], rows.Select(row => row.Id));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Every_row_comes_once_whatever_the_order(bool ordered)
    {
        organization.Load(Sample.Ticket, Enumerable.Range(0, 57)
            .Select(i => new Entity(Sample.Ticket) { ["new_name"] = $"{i}", ["new_count"] = i % 3 == 0 ? null : (object)(i % 5) }));
        var query = new QueryExpression(Sample.Ticket) { ColumnSet = new ColumnSet("new_count") };
        if (ordered)
        {
            query.AddOrder("new_count", OrderType.Descending);
            query.AddOrder("new_name", OrderType.Ascending);
        }

        var rows = ReadAll(query, 10, _ => { });

        Assert.Equal(57, rows.Select(row => row.Id).Distinct().Count());
        Assert.Equal(57, rows.Count);
        Assert.True(!ordered
            || rows.Select(row => row.GetAttributeValue<int?>("new_count") ?? -1)
            .SequenceEqual(rows.Select(row => row.GetAttributeValue<int?>("new_count") ?? -1).OrderDescending()));
    }

    [Fact]
    public void Rows_inserted_and_deleted_between_pages_do_not_shift_them()
    {
        organization.Load(Sample.Ticket, Enumerable.Range(100, 40).Select(i => Sample.Row(Sample.Ticket, $"{i}")));
        var query = new QueryExpression(Sample.Ticket) { ColumnSet = new ColumnSet("new_name") };
        query.AddOrder("new_name", OrderType.Ascending);
        var rows = ReadAll(query, 10, page =>
        {
            _ = organization.System.Create(Sample.Row(Sample.Ticket, "000"));
            organization.System.Delete(Sample.Ticket, page.Entities[0].Id);
        });
        Assert.Equal(Enumerable.Range(100, 40).Select(i => $"{i}"), rows.Select(row => (string)row["new_name"]));
    }

    [Fact]
    public void A_page_number_without_a_cookie_counts_from_the_start()
    {
        organization.Load(Sample.Ticket, Enumerable.Range(100, 25).Select(i => Sample.Row(Sample.Ticket, $"{i}")));
        var query = new QueryExpression(Sample.Ticket)
        {
            ColumnSet = new ColumnSet("new_name"),
            PageInfo = new PagingInfo { Count = 10, PageNumber = 3, ReturnTotalRecordCount = true }
        };
        query.AddOrder("new_name", OrderType.Ascending);
        var page = organization.System.RetrieveMultiple(query);
        Assert.Equal(["120", "121", "122", "123", "124"], page.Entities.Select(row => (string)row["new_name"]));
        Assert.Equal(25, page.TotalRecordCount);
    }

    [Fact]
    public void Unordered_rows_come_in_a_shuffle_that_the_seed_decides()
    {
        Assert.Equal(Order(1), Order(1));
        Assert.NotEqual(Order(1), Order(2));
        Assert.NotEqual(Order(1).Order(), Order(1));
    }

    [Fact]
    public void A_broken_cookie_is_refused()
    {
        var query = new QueryExpression("contact") { PageInfo = new PagingInfo { Count = 10, PageNumber = 2, PagingCookie = "<cookie" } };
        Assert.Equal(ErrorCodes.InvalidArgument, Sample.Fault(() => organization.System.RetrieveMultiple(query)).ErrorCode);
    }

    public void Dispose()
    {
        organization.Dispose();
    }

    private static List<int> Order(int seed)
    {
        using var other = Sample.Open(new OrganizationOptions { Seed = seed });
        other.Load(Sample.Ticket, Enumerable.Range(0, 30).Select(i => new Entity(Sample.Ticket, new Guid(i, 0, 0, new byte[8])) { ["new_count"] = i }));
        return [.. other.System.RetrieveMultiple(new QueryExpression(Sample.Ticket) { ColumnSet = new ColumnSet("new_count") }).Entities.Select(row =>
            (int)row["new_count"])];
    }

    private List<Entity> ReadAll(QueryExpression query, int size, Action<EntityCollection> between)
    {
        var rows = new List<Entity>();
        query.PageInfo = new PagingInfo { Count = size, PageNumber = 1 };
        while (true)
        {
            var page = organization.System.RetrieveMultiple(query);
            rows.AddRange(page.Entities);
            if (!page.MoreRecords)
            {
                return rows;
            }

            between(page);
            query.PageInfo.PageNumber++;
            query.PageInfo.PagingCookie = page.PagingCookie;
        }
    }
}
