using Linking.Plugins.Batches;
using Linking.Plugins.Execution;
using Linking.Plugins.RunRecords;
using Linking.Plugins.Tests.Execution;
using Linking.Plugins.Tests.Scenarios;
using Microsoft.Xrm.Sdk;
using Names = Linking.Plugins.Schema.Names;

namespace Linking.Plugins.Tests.Batches;

/// <summary>What a requested run is cut into, and when it waits or does not start.</summary>
public sealed class RunStartTests : IDisposable
{
    private const string Skipped = "Linking of Dataverse tables to the CustomerProfile table is skipped.";

    private readonly LinkingOrganization organization = new(settles: true);
    private Guid run;

    [Theory]
    [InlineData(RunMode.Full, "1 Issues ,1 Links ,16 Keys ")]
    [InlineData(RunMode.Preview, "1 Links ,16 Keys ")]
    [InlineData(RunMode.Repair, "1 Issues ,1 Links ")]
    [InlineData(RunMode.Unlink, "1 Clear contact,1 Clear lead")]
    internal void A_run_is_cut_into_batches_that_are_queued_when_all_are_there(RunMode mode, string expected)
    {
        Start(mode);
        Assert.Equal(
            expected,
            string.Join(
                ",",
                Batches().GroupBy(batch => $"{batch.Kind} {batch.Table}").Select(group => $"{group.Count()} {group.Key}").Order(StringComparer.Ordinal)));
        Assert.All(Batches(), batch => Assert.Equal(BatchStatus.Queued, batch.Status));
        Assert.Equal((RunStatus.Processing, string.Empty, Now), (Run().Status, Run().Detail, Run().StartedOn));
    }

    [Fact]
    public void A_run_of_one_row_is_one_batch()
    {
        Start(RunMode.Full, row => (row[Names.Run.RequestedTables], row[Names.Run.RowId]) = ("contact", Guid.NewGuid().ToString()));
        var batch = Assert.Single(Batches());
        Assert.Equal((BatchKind.Row, "contact"), (batch.Kind, batch.Table));
    }

    [Fact]
    public void Only_the_tables_that_are_asked_for_are_cut()
    {
        Start(RunMode.Unlink, row => row[Names.Run.RequestedTables] = "lead");
        Assert.Equal("lead", Assert.Single(Batches()).Table);
    }

    [Theory]
    [InlineData(RunMode.Incremental, RunStatus.Successful)]
    [InlineData(RunMode.Full, RunStatus.Canceled)]
    [InlineData(RunMode.Full, RunStatus.Paused)]
    [InlineData(RunMode.Full, RunStatus.Settling)]
    internal void Records_of_events_and_runs_that_are_not_queued_start_nothing(RunMode mode, RunStatus status)
    {
        Start(mode, status: status);
        Assert.Empty(Batches());
        Assert.Equal(status, Run().Status);
        new RunStart(Scope()).Execute(Guid.NewGuid());
    }

    [Fact]
    public void A_run_that_only_events_make_is_refused_when_somebody_requests_it()
    {
        Start(RunMode.Incremental);
        Assert.Empty(Batches());
        Assert.Equal(RunStatus.Canceled, Run().Status);
        Assert.StartsWith("Refused: an Incremental run is the record of an event", Run().Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void A_start_that_was_cut_short_when_all_batches_were_there_queues_those_that_nobody_began()
    {
        Put(RunMode.Full, RunStatus.Processing);
        Guid Add(string from, BatchStatus status, int attempts = 0, int pass = 1)
        {
            var batch = new Batch { RunId = run, Kind = BatchKind.Keys, From = from, Pass = pass };
            Store().Add(batch, status);
            Quietly(new Entity(Names.Batch.Table, BatchStore.IdOf(batch)) { [Names.Batch.Attempts] = attempts }, "Update");
            return BatchStore.IdOf(batch);
        }

        var begun = Add("1", BatchStatus.Waiting, attempts: 1);
        var fresh = Add("2", BatchStatus.Waiting);
        var done = Add("3", BatchStatus.Completed);
        var later = Add("4", BatchStatus.Waiting, pass: 2);
        new RunStart(Scope()).Execute(run);
        Assert.Equal(
            [BatchStatus.Waiting, BatchStatus.Queued, BatchStatus.Completed, BatchStatus.Waiting],
            new[] { begun, fresh, done, later }.Select(id => Store().Find(id)!.Status));
    }

    [Fact]
    public void A_start_that_broke_off_before_begins_anew()
    {
        Put(RunMode.Repair);
        Store().Add(new Batch { RunId = run, Kind = BatchKind.Keys, From = "7" }, BatchStatus.Waiting);
        new RunStart(Scope()).Execute(run);
        Assert.Equal([BatchKind.Links, BatchKind.Issues], Batches().Select(batch => batch.Kind).Order());
    }

    [Theory]
    [InlineData(RunMode.Full, "Skipped")]
    [InlineData(RunMode.Preview, null)]
    internal void Where_the_environment_cannot_be_linked_the_run_is_skipped_with_the_reasons(RunMode mode, string? alert)
    {
        organization.SetVariable(Names.EnvironmentVariable.OutputStorage, "privateDataLake");
        Start(mode);
        Assert.Equal(RunStatus.Skipped, Run().Status);
        Assert.StartsWith(Skipped + "\nManagedOutputStorage: ", Run().Detail, StringComparison.Ordinal);
        Assert.Equal(alert, organization.All(Names.Run.Table).Single(row => row.Id == run).GetAttributeValue<string>(Names.Run.AlertState));
        Assert.Equal(mode == RunMode.Preview ? 1 : 2, organization.All(Names.Run.Table).Count);
    }

    [Fact]
    public void Where_no_table_can_be_linked_the_run_is_skipped()
    {
        Start(RunMode.Full, row => row[Names.Run.RequestedTables] = "account");
        Assert.Equal((RunStatus.Skipped, Skipped + "\n" + RunStart.NoTable), (Run().Status, Run().Detail.TrimEnd()));
    }

    [Fact]
    public void Tables_that_are_skipped_are_named_in_the_runs_detail_each_in_a_line_of_its_own()
    {
        organization.Declare("Shop", "account", "name");
        organization.Declare("Files", "account", "name");
        Start(RunMode.Full);
        var lines = Run().Detail.Split('\n');
        Assert.Equal(Skipped, lines[0]);
        Assert.Equal(
            ["Files / account skipped:", "Shop / account skipped:"],
            lines.Where(line => line.EndsWith("skipped:", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        Assert.Contains("RealPrimaryKey: ", Run().Detail, StringComparison.Ordinal);
        Assert.DoesNotContain("contact", Run().Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("contact", RunStatus.Processing, true)]
    [InlineData("contact", RunStatus.Settling, true)]
    [InlineData("contact", RunStatus.Paused, true)]
    [InlineData("", RunStatus.Processing, true)]
    [InlineData("lead", RunStatus.Processing, false)]
    [InlineData("contact", RunStatus.StoppedByGuard, false)]
    [InlineData("contact", RunStatus.Queued, false)]
    [InlineData("contact", RunStatus.Processing, true, "contact,lead")]
    internal void A_run_waits_while_another_one_is_under_way_on_one_of_its_tables(string tables, RunStatus status, bool waits, string requested = "contact")
    {
        Quietly(
            new Entity(Names.Run.Table)
            {
                [Names.Run.Name] = "other",
                [Names.Run.Mode] = new OptionSetValue((int)RunMode.Full),
                [Names.Run.Status] = new OptionSetValue((int)status),
                [Names.Run.RequestedTables] = tables,
            },
            "Create");
        Start(RunMode.Full, row => row[Names.Run.RequestedTables] = requested);
        Assert.Equal(waits ? RunStatus.Queued : RunStatus.Processing, Run().Status);
        Assert.Equal(waits ? $"Waits for the run other, which is {status} on one of these tables." : string.Empty, Run().Detail);
        Assert.Equal(waits ? Now.AddMinutes(5) : null, Run().ContinueOn);
        Assert.Equal(waits, Batches().Count == 0);
    }

    [Theory]
    [InlineData(-1, true)]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public void A_run_that_waits_is_not_started_before_its_time(int seconds, bool starts)
    {
        Start(RunMode.Full, row => row[Names.Run.ContinueOn] = Now.AddSeconds(seconds));
        Assert.Equal(starts ? RunStatus.Processing : RunStatus.Queued, Run().Status);
    }

    [Theory]
    [InlineData(true, 29, false)]
    [InlineData(true, 30, true)]
    [InlineData(false, 0, true)]
    public void A_run_that_nobody_asked_for_begins_when_the_tables_are_quiet(bool isAutomatic, int minutes, bool starts)
    {
        organization.WriteProfile(Guid.NewGuid());
        var written = Now;
        organization.Dataverse.Clock.Advance(TimeSpan.FromMinutes(minutes));
        Start(RunMode.Full, row => row[Names.Run.Automatic] = isAutomatic);
        Assert.Equal(starts ? RunStatus.Processing : RunStatus.Queued, Run().Status);
        if (!starts)
        {
            Assert.Equal("Waits until the tables have been quiet for a while.", Run().Detail);
            Assert.InRange(Run().ContinueOn!.Value, written.AddMinutes(30).AddSeconds(-2), written.AddMinutes(30).AddSeconds(2));
        }
    }

    [Theory]
    [InlineData(RunMode.Full, RunStatus.Queued)]
    [InlineData(RunMode.Repair, RunStatus.Processing)]
    internal void Where_no_event_links_what_comes_later_every_full_run_begins_when_the_tables_are_quiet(RunMode mode, RunStatus expected)
    {
        organization.SetVariable(Names.EnvironmentVariable.Events, "no");
        organization.WriteProfile(Guid.NewGuid());
        Start(mode);
        Assert.Equal(expected, Run().Status);
    }

    [Fact]
    public void A_start_that_fails_for_the_moment_is_given_back_to_the_next_attempt()
    {
        Put(RunMode.Full);
        organization.Dataverse.Faults.Add(request => request.RequestName == "RetrieveMetadataChanges", () => PlatformFaults.SqlTimeout());
        Assert.NotNull(Record.Exception(() => new RunStart(Scope()).Execute(run)));
        Assert.Equal((RunStatus.Queued, null), (Run().Status, Run().ContinueOn));
    }

    [Fact]
    public void A_run_that_is_canceled_while_it_is_started_stays_canceled()
    {
        Put(RunMode.Repair);
        var scope = Scope();
        var times = 0;
        new RunStart(scope with { UtcNow = () => Cancel(++times) }).Execute(run);
        Assert.Equal(RunStatus.Canceled, Run().Status);

        // The last question is for when it begins, behind everything that was read.
        DateTime Cancel(int number)
        {
            if (Batches().Count == 2 && Run().Status == RunStatus.Queued)
            {
                Quietly(new Entity(Names.Run.Table, run) { [Names.Run.Status] = new OptionSetValue((int)RunStatus.Canceled) }, "Update");
            }

            return number > 0 ? Now : default;
        }
    }

    public void Dispose() => organization.Dispose();

    private DateTime Now => organization.Dataverse.Clock.UtcNow;

    private ExecutionScope Scope() => ExecutionSample.Scope(organization.System) with
    {
        OrganizationId = organization.Dataverse.OrganizationId,
        UtcNow = () => Now,
        StartedOn = Now,
    };

    private BatchStore Store() => new(Scope());

    private List<Batch> Batches() => Store().OfRun(run);

    private RunRow Run() => new RunStore(Scope()).Find(run)!;

    private void Start(RunMode mode, Action<Entity>? change = null, RunStatus status = RunStatus.Queued)
    {
        Put(mode, status, change);
        new RunStart(Scope()).Execute(run);
    }

    private void Put(RunMode mode, RunStatus status = RunStatus.Queued, Action<Entity>? change = null)
    {
        var row = new Entity(Names.Run.Table, Guid.NewGuid())
        {
            [Names.Run.Name] = "run",
            [Names.Run.Mode] = new OptionSetValue((int)mode),
            [Names.Run.Status] = new OptionSetValue((int)status),
        };
        change?.Invoke(row);
        run = row.Id;
        Quietly(row, "Create");
    }

    // No event is raised: a test starts the run by a call.
    private void Quietly(Entity row, string message) =>
        _ = organization.System.Execute(new OrganizationRequest(message) { ["Target"] = row, ["BypassBusinessLogicExecution"] = "CustomSync,CustomAsync" });
}
