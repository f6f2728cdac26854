namespace EmbeddedDataverse.WebApi.Tests.Query;

/// <summary>Pages, counts and orders.</summary>
public sealed class PagingTests : SampleTest
{
    [Fact]
    public async Task Links_lead_from_page_to_page_until_every_row_was_given_once()
    {
        var names = new List<string?>();
        var pages = 0;
        for (var next = "contacts?$select=firstname&$orderby=firstname desc"; next is not null; pages++)
        {
            var page = await Get(next, ("Prefer", "odata.maxpagesize=2"));
            Assert.Contains("odata.maxpagesize=2", page.Headers["Preference-Applied"], StringComparison.Ordinal);
            names.AddRange(page.Column("firstname"));
            next = page.Json["@odata.nextLink"]?.GetValue<string>();
        }

        Assert.Equal(2, pages);
        Assert.Equal(["Cy", "Bob", "Ann"], names);
    }

    [Fact]
    public async Task A_row_added_meanwhile_does_not_shift_pages()
    {
        var first = await Get("contacts?$select=firstname&$orderby=firstname", ("Prefer", "odata.maxpagesize=2"));
        _ = await Post("contacts", """{"firstname":"Aaron"}""");
        var second = await Get(first.Json["@odata.nextLink"]!.GetValue<string>(), ("Prefer", "odata.maxpagesize=2"));
        Assert.Equal(["Cy"], second.Column("firstname"));
    }

    [Fact]
    public async Task Elastic_tables_give_500_rows_a_page_however_many_are_asked_for()
    {
        _ = await Server.UseAsync(() =>
        {
            Organization.Load("sample_event", Enumerable.Range(0, 501).Select(i => new Entity("sample_event", Guid.NewGuid()) { ["sample_name"] = $"{i}" }));
            return true;
        });
        var page = await Get("sample_events?$select=sample_name", ("Prefer", "odata.maxpagesize=5000"));
        Assert.Equal(500, page.Rows.Count);
        var rest = await Get(page.Json["@odata.nextLink"]!.GetValue<string>());
        Assert.Single(rest.Rows);
        Assert.Null(rest.Json["@odata.nextLink"]);
    }

    [Fact]
    public async Task Counting_tells_how_many_rows_there_are_beyond_the_page()
    {
        var page = await Get("contacts?$count=true&$select=firstname&$filter=donotemail eq false", ("Prefer", "odata.maxpagesize=1," + All));
        Assert.Equal(2, page.Json["@odata.count"]!.GetValue<int>());
        Assert.Equal(2, page.Json["@Microsoft.Dynamics.CRM.totalrecordcount"]!.GetValue<int>());
        Assert.Single(page.Rows);
        Assert.Equal("2", (await Get("contacts/$count?$filter=donotemail eq false")).Text);
        Assert.Equal("3", (await Get("contacts/$count")).Text);
        Assert.Equal(3, (await Get("contacts?$top=1&$count=true")).Json["@odata.count"]!.GetValue<int>());
    }

    [Fact]
    public async Task Top_limits_rows_without_a_next_page()
    {
        var answer = await Get("contacts?$top=2&$orderby=firstname");
        Assert.Equal(["Ann", "Bob"], answer.Column("firstname"));
        Assert.Null(answer.Json["@odata.nextLink"]);
        Assert.Equal(HttpStatusCode.BadRequest, (await Get("contacts?$top=0")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await Get("contacts?$top=5001")).Status);
    }

    [Fact]
    public async Task What_is_not_served_is_said()
    {
        var answer = await Get("contacts?$skip=1");
        Assert.Equal(HttpStatusCode.NotImplemented, answer.Status);
        Assert.Contains("is not supported", answer.Error, StringComparison.Ordinal);
    }
}
