namespace EmbeddedDataverse.Tests.Pipeline;

public sealed class EventPipelineTests : IDisposable
{
    private readonly Organization organization = Sample.Open();

    [Fact]
    public void A_single_update_raises_the_Multiple_event_once_with_one_row()
    {
        var id = organization.CreateContact();
        var seen = new List<int>();
        _ = organization.Step("UpdateMultiple", "contact", 40, call => seen.Add(call.Targets.Entities.Count));

        organization.System.Update(new Entity("contact", id) { ["lastname"] = "a" });

        Assert.Equal([1], seen);
    }

    [Fact]
    public void A_bulk_update_raises_the_single_event_for_each_row()
    {
        var ids = Enumerable.Range(0, 3).Select(_ => organization.CreateContact()).ToList();
        var seen = new List<Guid>();
        _ = organization.Step("Update", "contact", 40, call => seen.Add(call.Context.PrimaryEntityId));

        _ = organization.System.Execute(Sample.Bulk("UpdateMultiple", [.. ids.Select(id => new Entity("contact", id) { ["lastname"] = "a" })]));

        Assert.Equal(ids, seen);
    }

    [Fact]
    public void A_throwing_post_operation_step_rolls_back_the_row_and_what_the_steps_wrote()
    {
        _ = organization.Step("Create", "contact", 20, call => call.Service().Create(new Entity("account") { ["name"] = "by pre" }));
        _ = organization.Step("Create", "contact", 40, _ => throw new InvalidPluginExecutionException("no"));

        var fault = Sample.Fault(() => organization.CreateContact());

        Assert.Equal(ErrorCodes.IsvAborted, fault.ErrorCode);
        Assert.Equal("no", fault.Message);
        Assert.Equal(0, organization.Count("contact"));
        Assert.Equal(0, organization.Count("account"));
    }

    [Fact]
    public void An_elastic_write_survives_the_roll_back_of_the_step_that_made_it()
    {
        _ = organization.Step("Create", "contact", 40, call =>
        {
            _ = call.Service().Create(Sample.Row(Sample.Profile, "stays"));
            throw new InvalidPluginExecutionException("no");
        });

        _ = Sample.Fault(() => organization.CreateContact());

        Assert.Equal(0, organization.Count("contact"));
        Assert.Equal(1, organization.Count(Sample.Profile));
    }

    [Theory]
    [InlineData(20, 0)]
    [InlineData(40, 1)]
    public void An_elastic_row_stays_when_a_step_after_its_write_throws(int stage, int expected)
    {
        _ = organization.Step("CreateMultiple", Sample.Profile, stage, _ => throw new InvalidPluginExecutionException("no"));
        _ = Sample.Fault(() => organization.System.Create(Sample.Row(Sample.Profile, "a")));
        Assert.Equal(expected, organization.Count(Sample.Profile));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void What_steps_of_an_elastic_write_do_to_standard_tables_is_undone_or_stays_by_switch(bool inTransaction)
    {
        using var other = Sample.Open(new OrganizationOptions { ElasticPipelinesInTransaction = inTransaction });
        var seen = new List<bool>();
        _ = other.Step("CreateMultiple", Sample.Profile, 20, call =>
        {
            seen.Add(call.Context.IsInTransaction);
            _ = call.Service().Create(new Entity("account"));
        });
        _ = other.Step("CreateMultiple", Sample.Profile, 40, _ => { }, isAsync: true);
        _ = other.System.Create(Sample.Row(Sample.Profile, "a"));
        _ = other.Step("CreateMultiple", Sample.Profile, 40, _ => throw new InvalidPluginExecutionException("no"));
        _ = Sample.Fault(() => other.System.Create(Sample.Row(Sample.Profile, "b")));
        Assert.Equal([inTransaction, inTransaction], seen);
        Assert.Equal(inTransaction ? 1 : 2, other.Count("account"));
        Assert.Equal(2, other.Count(Sample.Profile));
        Assert.Equal(1, other.Async.PendingCount);
    }

    [Fact]
    public void Swallowing_a_fault_inside_a_transaction_makes_the_next_call_fail()
    {
        FaultException<OrganizationServiceFault>? second = null;
        _ = organization.Step("Create", "contact", 40, call =>
        {
            var service = call.Service();
            _ = Assert.Throws<FaultException<OrganizationServiceFault>>(() => service.Update(new Entity("account", Guid.NewGuid()) { ["name"] = "x" }));
            second = Assert.Throws<FaultException<OrganizationServiceFault>>(() => service.Create(new Entity("account")));
        });

        _ = Sample.Fault(() => organization.CreateContact());

        Assert.Equal(ErrorCodes.TransactionNotStarted, second!.Detail.ErrorCode);
        Assert.Contains("There is no active transaction", second.Message, StringComparison.Ordinal);
        Assert.Equal(0, organization.Count("contact"));
    }

    [Fact]
    public void A_client_cannot_get_into_the_transaction_of_a_plugin()
    {
        _ = organization.Step("Create", "contact", 40, _ => organization.System.Create(new Entity("account")));
        Assert.Contains("A transaction is open", Sample.Fault(() => organization.CreateContact()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Asynchronous_steps_run_after_the_commit_when_the_service_is_told_to()
    {
        var seen = new List<(int Depth, bool InTransaction)>();
        _ = organization.Step("CreateMultiple", "contact", 40, call => seen.Add((call.Context.Depth, call.Context.IsInTransaction)), isAsync: true);
        _ = organization.CreateContact();

        Assert.Equal(1, organization.Async.PendingCount);
        Assert.Empty(seen);
        Assert.Equal(1, organization.Async.RunAll());
        Assert.Equal([(1, false)], seen);
        Assert.Equal(0, organization.Async.PendingCount);
    }

    public void Dispose()
    {
        organization.Dispose();
    }
}
