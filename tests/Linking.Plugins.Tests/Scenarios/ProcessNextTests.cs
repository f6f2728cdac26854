using Linking.Plugins.Batches;
using Linking.Plugins.CustomApis;
using Linking.Plugins.Execution;
using Linking.Plugins.RunRecords;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;
using Names = Linking.Plugins.Schema.Names;

namespace Linking.Plugins.Tests.Scenarios;

public sealed class ProcessNextTests : IDisposable
{
    private readonly LinkingOrganization organization = new();
    private readonly Guid customer = Guid.NewGuid();
    private readonly Guid contact;

    public ProcessNextTests()
    {
        contact = organization.Contact();
        organization.Dataverse.Load(
            Names.CustomerProfile.Table,
            [new Entity(Names.CustomerProfile.Table, customer) { [Names.CustomerProfile.CustomerId] = customer.ToString("N"),
                ["msdynci_crm_contact_contactid"] = contact.ToString() }]);
    }

    [Fact]
    public void A_batch_that_waits_is_queued_and_the_run_comes_to_its_end()
    {
        var run = RunWith(BatchStatus.Waiting);
        Assert.Equal((true, 0, 0, 0), Next(run));
        Assert.Equal(BatchStatus.Queued, StatusOfBatch());
        organization.Run();
        Assert.Equal((false, 1, 1, 0), Next(run));
        Assert.Equal(RunStatus.Successful, StatusOf(run));
        Assert.Equal(customer, organization.LinkOf(contact));
    }

    [Fact]
    public void A_batch_whose_worker_is_lost_is_taken_over_and_one_at_work_is_not()
    {
        var run = RunWith(BatchStatus.Processing, row => row[Names.Batch.Heartbeat] = organization.Dataverse.Clock.UtcNow);
        Next(run);
        Assert.Equal(BatchStatus.Processing, StatusOfBatch());
        organization.Dataverse.Clock.Advance(TimeSpan.FromSeconds(181));
        Next(run);
        Assert.Equal(BatchStatus.Queued, StatusOfBatch());
        organization.Run();
        Assert.Equal(RunStatus.Successful, StatusOf(run));
    }

    [Fact]
    public void A_queued_batch_whose_event_was_lost_is_queued_again()
    {
        var run = RunWith(BatchStatus.Queued);
        organization.Dataverse.Clock.Advance(TimeSpan.FromMinutes(11));
        organization.Run();
        Assert.Equal(BatchStatus.Queued, StatusOfBatch());
        Next(run);
        organization.Run();
        Assert.Equal(RunStatus.Successful, StatusOf(run));
    }

    [Theory]
    [InlineData(RunStatus.Queued)]
    [InlineData(RunStatus.Processing)]
    public void A_run_whose_start_was_lost_is_started_after_a_while(object status)
    {
        var run = Quietly(RunOf((RunStatus)status));
        Assert.True(Next(run).More);
        organization.Run();
        Assert.Equal((RunStatus)status, StatusOf(run));
        organization.Dataverse.Clock.Advance(TimeSpan.FromMinutes(3));
        Assert.True(Next(null).More);
        organization.Run();
        Assert.Equal(RunStatus.Successful, StatusOf(run));
        Assert.Equal(customer, organization.LinkOf(contact));
    }

    [Fact]
    public void A_run_whose_batches_are_over_is_finished()
    {
        var run = RunWith(BatchStatus.Completed, row =>
            (row[Names.Batch.Kind], row[Names.Batch.Counts]) = (new OptionSetValue((int)BatchKind.Links), "contact 2 1 1 5 3 4"));
        Assert.Equal((false, 12, 4, 3), Next(run));
        Assert.Equal(RunStatus.CompletedWithIssues, StatusOf(run));
    }

    [Theory]
    [InlineData(RunStatus.Paused)]
    [InlineData(RunStatus.StoppedByGuard)]
    [InlineData(RunStatus.Successful)]
    public void A_run_that_nothing_takes_on_has_no_more_and_keeps_its_batches(object status)
    {
        var run = RunWith(BatchStatus.Waiting, runStatus: (RunStatus)status);
        Assert.False(Next(run).More);
        Assert.Equal(BatchStatus.Waiting, StatusOfBatch());
    }

    [Fact]
    public void Without_a_run_every_run_under_way_is_taken_on_and_nothing_is_no_fault()
    {
        Assert.Equal((false, 0, 0, 0), Next(null));
        RunWith(BatchStatus.Waiting);
        Assert.True(Next(null).More);
        Assert.Equal(BatchStatus.Queued, StatusOfBatch());
    }

    [Fact]
    public void Outside_a_transaction_the_batches_are_worked_on_until_the_time_is_over()
    {
        var run = RunWith(BatchStatus.Waiting);
        Assert.Equal(new Progress(false, 1, 1, 0), new Continuation(Scope()).Execute(run, null));
        Assert.Equal(RunStatus.Successful, StatusOf(run));
        Assert.Equal(customer, organization.LinkOf(contact));
    }

    [Fact]
    public void Outside_a_transaction_a_queued_run_is_started_at_once()
    {
        var run = Quietly(RunOf(RunStatus.Queued));
        Assert.False(new Continuation(Scope()).Execute(run, null).More);
        Assert.Equal(customer, organization.LinkOf(contact));
    }

    [Fact]
    public void A_batch_that_somebody_else_took_up_meanwhile_undoes_the_call()
    {
        var run = RunWith(BatchStatus.Waiting);
        organization.Dataverse.Faults.Add(
            request => request.RequestName == "Update" && request["Target"] is Entity { LogicalName: Names.Batch.Table },
            () => PlatformFaults.Make(-2147088254, "The version of the existing record doesn't match."));
        Assert.Contains("was taken up by somebody else meanwhile. Nothing was changed; call again.",
            organization.Refusal(Names.Api.ProcessNext, ("RunId", run)), StringComparison.Ordinal);
        Assert.Equal(BatchStatus.Waiting, StatusOfBatch());
    }

    [Fact]
    public void What_cannot_be_done_is_refused()
    {
        Assert.Contains("there is no run", organization.Refusal(Names.Api.ProcessNext, ("RunId", Guid.NewGuid())), StringComparison.Ordinal);
        Assert.Contains("MaxSeconds is -1", organization.Refusal(Names.Api.ProcessNext, ("MaxSeconds", -1)), StringComparison.Ordinal);
    }

    public void Dispose() => organization.Dispose();

    private (bool More, int Examined, int Changed, int Issues) Next(Guid? run)
    {
        var response = organization.Call(Names.Api.ProcessNext, ("RunId", run ?? Guid.Empty), ("MaxSeconds", 0));
        return ((bool)response["More"], (int)response["Examined"], (int)response["Changed"], (int)response["Issues"]);
    }

    private ExecutionScope Scope() => new()
    {
        Service = organization.System,
        Trace = _ => { },
        UtcNow = () => organization.Dataverse.Clock.UtcNow,
        OrganizationId = Guid.NewGuid(),
        StartedOn = organization.Dataverse.Clock.UtcNow,
    };

    private Guid RunWith(BatchStatus status, Action<Entity>? change = null, RunStatus runStatus = RunStatus.Processing)
    {
        var run = Quietly(RunOf(runStatus));
        var batch = new Entity(Names.Batch.Table)
        {
            [Names.Batch.Run] = new EntityReference(Names.Run.Table, run),
            [Names.Batch.Kind] = new OptionSetValue((int)BatchKind.Keys),
            [Names.Batch.Status] = new OptionSetValue((int)status),
        };
        change?.Invoke(batch);
        Quietly(batch);
        return run;
    }

    private static Entity RunOf(RunStatus status) => new(Names.Run.Table)
    {
        [Names.Run.Name] = "run",
        [Names.Run.Mode] = new OptionSetValue((int)RunMode.Full),
        [Names.Run.Status] = new OptionSetValue((int)status),
    };

    // As if the event of this write had been lost.
    private Guid Quietly(Entity row)
    {
        var request = new OrganizationRequest("Create") { ["Target"] = row, ["BypassBusinessLogicExecution"] = "CustomSync,CustomAsync" };
        return (Guid)organization.System.Execute(request)["id"];
    }

    private BatchStatus StatusOfBatch() =>
        (BatchStatus)Assert.Single(organization.All(Names.Batch.Table)).GetAttributeValue<OptionSetValue>(Names.Batch.Status).Value;

    private RunStatus StatusOf(Guid run) =>
        (RunStatus)organization.System.Retrieve(Names.Run.Table, run, new ColumnSet(true)).GetAttributeValue<OptionSetValue>(Names.Run.Status).Value;
}
