using Linking.Plugins.Batches;
using Linking.Plugins.RunRecords;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;
using Names = Linking.Plugins.Schema.Names;

namespace Linking.Plugins.Tests.Scenarios;

public sealed class ControlRunTests : IDisposable
{
    private readonly LinkingOrganization organization = new();

    public static TheoryData<string, string, string> Refusals()
    {
        var possible = new Dictionary<RunStatus, string[]>
        {
            [RunStatus.Queued] = ["cancel"],
            [RunStatus.Processing] = ["pause", "cancel"],
            [RunStatus.Settling] = ["cancel"],
            [RunStatus.Paused] = ["resume", "cancel"],
            [RunStatus.StoppedByGuard] = ["approve", "cancel"],
        };
        var data = new TheoryData<string, string, string>();
        foreach (var status in Enum.GetValues<RunStatus>())
        {
            var allowed = possible.GetValueOrDefault(status, []);
            foreach (var action in new[] { "pause", "resume", "cancel", "approve" }.Except(allowed))
            {
                data.Add(status.ToString(), action, allowed.Length == 0 ? "nothing, the run is over" : string.Join(", ", allowed));
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Refusals))]
    public void What_the_status_does_not_allow_is_refused_with_what_is_possible(string status, string action, string possible)
    {
        var run = RunIn(Enum.Parse<RunStatus>(status));
        Assert.EndsWith($"the run 'run' is {status}, so it cannot {action}. Possible now: {possible}.",
            organization.Refusal(Names.Api.ControlRun, ("RunId", run), ("Action", action)), StringComparison.Ordinal);
        Assert.Equal(status, StatusOf(run).ToString());
    }

    [Fact]
    public void What_names_no_run_or_no_action_is_refused()
    {
        var run = RunIn(RunStatus.Processing);
        Assert.Contains("no run is given", organization.Refusal(Names.Api.ControlRun, ("RunId", Guid.Empty), ("Action", "pause")), StringComparison.Ordinal);
        Assert.Contains("there is no run", organization.Refusal(Names.Api.ControlRun, ("RunId", Guid.NewGuid()), ("Action", "pause")),
            StringComparison.Ordinal);
        Assert.Contains("the action 'stop' is unknown. Give pause, resume, cancel or approve.",
            organization.Refusal(Names.Api.ControlRun, ("RunId", run), ("Action", "stop")), StringComparison.Ordinal);
        Assert.Contains("the action '' is unknown", organization.Refusal(Names.Api.ControlRun, ("RunId", run), ("Action", " ")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_pauses_its_batches_wait_and_it_goes_on_when_resumed()
    {
        var contact = Unified();
        var run = Start();
        RunJobs(1);
        Assert.Equal("Paused", Control(run, "pause"));
        organization.Run();
        Assert.Equal(RunStatus.Paused, StatusOf(run));
        Assert.Null(LinkOf(contact));
        Assert.All(BatchStatuses(run), status => Assert.Equal(BatchStatus.Waiting, status));

        Assert.Equal("Processing", Control(run, "Resume"));
        organization.Run();
        Assert.Equal(RunStatus.Successful, StatusOf(run));
        Assert.NotNull(LinkOf(contact));
    }

    [Fact]
    public void A_run_whose_batches_ended_while_it_was_paused_ends_when_resumed()
    {
        var run = RunIn(RunStatus.Paused);
        Batch(run, BatchStatus.Completed, BatchKind.Links);
        Assert.Equal("Successful", Control(run, "resume"));
    }

    [Fact]
    public void A_queued_run_that_is_canceled_never_starts()
    {
        var contact = Unified();
        var run = Start();
        Assert.Equal("Canceled", Control(run, "cancel"));
        organization.Run();
        Assert.Equal(RunStatus.Canceled, StatusOf(run));
        Assert.Null(LinkOf(contact));
    }

    [Theory]
    [InlineData(RunStatus.Processing)]
    [InlineData(RunStatus.Paused)]
    [InlineData(RunStatus.StoppedByGuard)]
    public void A_canceled_run_cancels_its_batches_and_says_what_was_done(object status)
    {
        var run = RunIn((RunStatus)status);
        foreach (var batch in new[] { BatchStatus.Queued, BatchStatus.Processing, BatchStatus.Waiting, BatchStatus.Completed })
        {
            Batch(run, batch);
        }

        Assert.Equal("Canceled", Control(run, "cancel"));
        Assert.Equal([BatchStatus.Completed, BatchStatus.Canceled, BatchStatus.Canceled, BatchStatus.Canceled], BatchStatuses(run).Order());
        var row = organization.System.Retrieve(Names.Run.Table, run, new ColumnSet(true));
        Assert.Equal(8, row.GetAttributeValue<int>(Names.Run.Linked));
        Assert.EndsWith("Canceled. What was done before stays done.", row.GetAttributeValue<string>(Names.Run.Detail), StringComparison.Ordinal);
        Assert.NotNull(row.GetAttributeValue<DateTime?>(Names.Run.EndedOn));
        organization.Run();
        Assert.Equal(RunStatus.Canceled, StatusOf(run));
    }

    [Fact]
    public void A_run_that_the_guard_stopped_clears_its_links_after_one_approval()
    {
        var (run, contacts) = StoppedByGuard();
        Assert.All(contacts, contact => Assert.NotNull(LinkOf(contact)));
        Assert.Equal("Processing", Control(run, "approve"));
        organization.Run();
        Assert.Equal(RunStatus.Successful, StatusOf(run));
        Assert.All(contacts, contact => Assert.Null(LinkOf(contact)));
    }

    [Fact]
    public void An_approval_is_refused_while_another_run_is_on_one_of_the_tables()
    {
        var (run, _) = StoppedByGuard();
        organization.System.Create(new Entity(Names.Run.Table)
        {
            [Names.Run.Name] = "another",
            [Names.Run.Mode] = new OptionSetValue((int)RunMode.Full),
            [Names.Run.Status] = new OptionSetValue((int)RunStatus.Processing),
        });
        Assert.Contains("is Processing on a table of", organization.Refusal(Names.Api.ControlRun, ("RunId", run), ("Action", "approve")),
            StringComparison.Ordinal);
        Assert.Equal(RunStatus.StoppedByGuard, StatusOf(run));
    }

    public void Dispose() => organization.Dispose();

    private (Guid Run, List<Guid> Contacts) StoppedByGuard()
    {
        organization.SetVariable(Names.EnvironmentVariable.GuardSmallest, "0");
        var contacts = Enumerable.Range(0, 3).Select(_ => Unified()).ToList();
        Start();
        organization.Run();
        foreach (var profile in organization.All(Names.CustomerProfile.Table))
        {
            organization.System.Execute(
                new OrganizationRequest("Delete") { ["Target"] = profile.ToEntityReference(), ["BypassBusinessLogicExecution"] = "CustomSync,CustomAsync" });
        }

        organization.NextUnification();
        var run = Start();
        organization.Run();
        Assert.Equal(RunStatus.StoppedByGuard, StatusOf(run));
        return (run, contacts);
    }

    private Guid Unified()
    {
        var contact = organization.Contact();
        var customer = Guid.NewGuid();
        organization.Dataverse.Load(
            Names.CustomerProfile.Table,
            [new Entity(Names.CustomerProfile.Table, customer) { [Names.CustomerProfile.CustomerId] = customer.ToString("N"),
                ["msdynci_crm_contact_contactid"] = contact.ToString() }]);
        return contact;
    }

    private Guid Start() => (Guid)organization.Call(Names.Api.StartRun, ("Mode", "Full"), ("Tables", "contact"))["RunId"];

    private string Control(Guid run, string action) => (string)organization.Call(Names.Api.ControlRun, ("RunId", run), ("Action", action))["Status"];

    private void RunJobs(int count)
    {
        organization.Dataverse.Clock.Advance(TimeSpan.FromMinutes(1));
        for (var job = 0; job < count; job++)
        {
            organization.Dataverse.Async.RunNext();
        }
    }

    private Guid RunIn(RunStatus status) => Quietly(new Entity(Names.Run.Table)
    {
        [Names.Run.Name] = "run",
        [Names.Run.Mode] = new OptionSetValue((int)RunMode.Full),
        [Names.Run.Status] = new OptionSetValue((int)status),
    });

    private void Batch(Guid run, BatchStatus status, BatchKind kind = BatchKind.Keys) => Quietly(new Entity(Names.Batch.Table)
    {
        [Names.Batch.Run] = new EntityReference(Names.Run.Table, run),
        [Names.Batch.Kind] = new OptionSetValue((int)kind),
        [Names.Batch.Status] = new OptionSetValue((int)status),
        [Names.Batch.Counts] = "contact 2 0 0 0 0 0",
    });

    private Guid Quietly(Entity row)
    {
        return (Guid)organization.System.Execute(
            new OrganizationRequest("Create") { ["Target"] = row, ["BypassBusinessLogicExecution"] = "CustomSync,CustomAsync" })["id"];
    }

    private Guid? LinkOf(Guid contact) => organization.LinkOf(contact);

    private List<BatchStatus> BatchStatuses(Guid run)
    {
        return organization.All(Names.Batch.Table)
            .FindAll(batch => batch.GetAttributeValue<EntityReference>(Names.Batch.Run).Id == run)
            .ConvertAll(batch => (BatchStatus)batch.GetAttributeValue<OptionSetValue>(Names.Batch.Status).Value);
    }

    private RunStatus StatusOf(Guid run) =>
        (RunStatus)organization.System.Retrieve(Names.Run.Table, run, new ColumnSet(true)).GetAttributeValue<OptionSetValue>(Names.Run.Status).Value;
}
