namespace EmbeddedDataverse.Tests;

public sealed class RequestLogTests
{
    [Fact]
    public void Requests_are_counted_by_message_table_and_origin()
    {
        using var organization = Sample.Open();
        _ = organization.Step("Create", "contact", 40, call => call.Service().Create(new Entity("account")));
        var before = organization.Requests.Snapshot();

        _ = organization.CreateContact();
        _ = organization.System.Execute(Sample.Bulk("CreateMultiple", Sample.Row(Sample.Ticket, "a"), Sample.Row(Sample.Ticket, "b")));

        var since = organization.Requests.Since(before);
        Assert.Equal(3, since.Total);
        Assert.Equal(1, since.Calls("Create", "contact", CallOrigin.Client));
        Assert.Equal(1, since.Calls("Create", "account", CallOrigin.Plugin));
        Assert.Equal(2, since.Rows("CreateMultiple", Sample.Ticket));
    }

    [Fact]
    public void Calls_cost_time_on_the_virtual_clock()
    {
        var start = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        var costs = new CallCosts
        {
            Write = TimeSpan.FromSeconds(2),
            PerRowWritten = TimeSpan.FromSeconds(1),
            Read = TimeSpan.FromSeconds(10),
            PerRowRead = TimeSpan.FromSeconds(100)
        };
        using var organization = Sample.Open(new OrganizationOptions { StartTime = start, Costs = costs });
        _ = organization.System.Execute(
            Sample.Bulk("CreateMultiple", Sample.Row(Sample.Ticket, "a"), Sample.Row(Sample.Ticket, "b"), Sample.Row(Sample.Ticket, "c")));
        Assert.Equal(start.AddSeconds(4), organization.Clock.UtcNow);
        _ = organization.System.RetrieveMultiple(new QueryExpression(Sample.Ticket));
        Assert.Equal(start.AddSeconds(314), organization.Clock.UtcNow);
    }
}
