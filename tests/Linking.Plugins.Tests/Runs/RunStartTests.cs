using Linking.Plugins.Runs;
using Linking.Plugins.Runs.Batches;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;
using Names = Linking.Plugins.Schema.Names;

namespace Linking.Plugins.Tests.Runs;

/// <summary>What a requested run is cut into, and when it does not start.</summary>
public class RunStartTests
{
    private const string Skipped = "Linking of Dataverse tables to the CustomerProfile table is skipped.";

    [Theory]
    [InlineData(RunMode.Full, "1 Orphans ,17 Keys ")]
    [InlineData(RunMode.Preview, "1 Orphans ,17 Keys ")]
    [InlineData(RunMode.Repair, "1 Issues ,1 Orphans ")]
    [InlineData(RunMode.Unlink, "1 Clear contact,1 Clear lead")]
    internal void A_run_is_cut_into_batches_that_are_queued_when_all_are_there(RunMode mode, string expected)
    {
        using var sample = Started(mode);
        var batches = sample.Batches.OfRun(sample.Run);
        Assert.Equal(expected, string.Join(",", batches.GroupBy(batch => $"{batch.Kind} {batch.Table}").Select(group => $"{group.Count()} {group.Key}").Order(StringComparer.Ordinal)));

        // What was cut into the others is over.
        Assert.All(batches, batch => Assert.Equal(batch.Parts > 0 ? BatchStatus.Completed : BatchStatus.Queued, batch.Status));
        Assert.Equal((RunStatus.Processing, string.Empty), (sample.Runs.Find(sample.Run)!.Status, sample.Runs.Find(sample.Run)!.Detail));
        Assert.True(Row(sample).Contains(Names.Run.StartedOn));
    }

    [Fact]
    public void A_run_of_one_row_is_one_batch()
    {
        using var sample = Started(RunMode.Full, run => (run[Names.Run.RequestedTables], run[Names.Run.RowId]) = ("contact", Guid.NewGuid().ToString()));
        var batch = Assert.Single(sample.Batches.OfRun(sample.Run));
        Assert.Equal((BatchKind.Row, "contact"), (batch.Kind, batch.Table));
    }

    [Fact]
    public void Only_the_tables_that_are_asked_for_are_cut()
    {
        using var sample = Started(RunMode.Unlink, run => run[Names.Run.RequestedTables] = "lead");
        Assert.Equal("lead", Assert.Single(sample.Batches.OfRun(sample.Run)).Table);
    }

    [Theory]
    [InlineData(RunMode.Incremental, RunStatus.Successful)]
    [InlineData(RunMode.Full, RunStatus.Canceled)]
    [InlineData(RunMode.Full, RunStatus.Paused)]
    internal void Records_of_events_and_runs_that_are_not_queued_start_nothing(RunMode mode, RunStatus status)
    {
        using var sample = Started(mode, status: status);
        Assert.Empty(sample.Batches.OfRun(sample.Run));
        Assert.Equal(status, sample.Runs.Find(sample.Run)!.Status);
        new RunStart(sample.Scope()).Execute(Guid.NewGuid());
    }

    [Fact]
    public void A_run_that_only_events_make_is_refused_when_somebody_requests_it()
    {
        using var sample = Started(RunMode.Incremental);
        Assert.Empty(sample.Batches.OfRun(sample.Run));
        var run = sample.Runs.Find(sample.Run)!;
        Assert.Equal(RunStatus.Canceled, run.Status);
        Assert.StartsWith("Refused: an Incremental run is the record of an event", run.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void A_start_that_was_cut_short_is_gone_on_with()
    {
        using var sample = new BatchSample();
        sample.Ended(BatchKind.Keys, "begun", BatchStatus.Waiting);
        sample.Ended(BatchKind.Issues, status: BatchStatus.Completed);
        var begun = sample.Batches.OfRun(sample.Run).Single(batch => batch.Table == "begun");
        sample.Organization.System.Update(new Entity(Names.Batch.Table, begun.Id) { [Names.Batch.Attempts] = 1 });
        sample.Ended(BatchKind.Keys, "new", BatchStatus.Waiting);
        new RunStart(sample.Scope()).Execute(sample.Run);
        var now = sample.Batches.OfRun(sample.Run).ToDictionary(batch => batch.Table, batch => batch.Status);
        Assert.Equal((BatchStatus.Waiting, BatchStatus.Queued, BatchStatus.Completed), (now["begun"], now["new"], now[string.Empty]));
    }

    [Theory]
    [InlineData(RunMode.Full, "Skipped")]
    [InlineData(RunMode.Preview, null)]
    internal void Where_the_environment_cannot_be_linked_the_run_is_skipped_with_the_reasons(RunMode mode, string? alert)
    {
        using var sample = new BatchSample(mode, RunStatus.Queued);
        sample.Organization.SetVariable(Names.EnvironmentVariable.OutputStorage, "privateDataLake");
        new RunStart(sample.Scope()).Execute(sample.Run);
        Assert.Equal(RunStatus.Skipped, sample.Runs.Find(sample.Run)!.Status);
        Assert.StartsWith(Skipped + "\nManagedOutputStorage: ", sample.Runs.Find(sample.Run)!.Detail, StringComparison.Ordinal);
        Assert.Equal(alert, Row(sample).GetAttributeValue<string>(Names.Run.AlertState));
        Assert.Equal(mode == RunMode.Preview ? 1 : 2, sample.Organization.All(Names.Run.Table).Count);
    }

    [Fact]
    public void Where_no_table_can_be_linked_the_run_is_skipped()
    {
        using var sample = Started(RunMode.Full, run => run[Names.Run.RequestedTables] = "account");
        Assert.Equal((RunStatus.Skipped, Skipped + "\n" + RunStart.NoTable), (sample.Runs.Find(sample.Run)!.Status, sample.Runs.Find(sample.Run)!.Detail.TrimEnd()));
    }

    [Fact]
    public void Tables_that_are_skipped_are_named_in_the_runs_detail()
    {
        using var sample = new BatchSample(RunMode.Full, RunStatus.Queued);
        sample.Organization.Declare("Shop", "account", "name");
        new RunStart(sample.Scope()).Execute(sample.Run);
        var detail = sample.Runs.Find(sample.Run)!.Detail;
        Assert.StartsWith(Skipped + "\nShop / account skipped:\nRealPrimaryKey: ", detail, StringComparison.Ordinal);
        Assert.DoesNotContain("contact", detail, StringComparison.Ordinal);
    }

    [Fact]
    public void Each_table_that_is_skipped_begins_a_line_of_its_own()
    {
        using var sample = new BatchSample(RunMode.Full, RunStatus.Queued, run => run[Names.Run.RequestedTables] = "account");
        sample.Organization.Declare("Shop", "account", "name");
        sample.Organization.Declare("Files", "account", "name");
        new RunStart(sample.Scope()).Execute(sample.Run);
        var lines = sample.Runs.Find(sample.Run)!.Detail.Split('\n');
        Assert.Equal([Skipped, RunStart.NoTable], lines.Take(2));
        Assert.Equal(["Files / account skipped:", "Shop / account skipped:"], lines.Where(line => line.EndsWith("skipped:", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("contact", RunStatus.Processing, true)]
    [InlineData("contact", RunStatus.Paused, true)]
    [InlineData("", RunStatus.Processing, true)]
    [InlineData("lead", RunStatus.Processing, false)]
    [InlineData("contact", RunStatus.StoppedByGuard, false)]
    [InlineData("contact", RunStatus.Processing, true, "contact,lead")]
    internal void A_run_on_a_table_that_another_one_is_on_is_refused_with_its_name(string tables, RunStatus status, bool refused, string requested = "contact")
    {
        using var sample = new BatchSample(RunMode.Full, RunStatus.Queued, run => run[Names.Run.RequestedTables] = requested);
        sample.Organization.System.Create(new Entity(Names.Run.Table)
        {
            [Names.Run.Name] = "rival",
            [Names.Run.Mode] = new OptionSetValue((int)RunMode.Full),
            [Names.Run.Status] = new OptionSetValue((int)status),
            [Names.Run.RequestedTables] = tables,
        });
        new RunStart(sample.Scope()).Execute(sample.Run);
        var run = sample.Runs.Find(sample.Run)!;
        Assert.Equal(refused ? RunStatus.Canceled : RunStatus.Processing, run.Status);
        Assert.Equal(refused ? "Refused: the run rival is under way on one of these tables. Wait for it, or cancel it." : string.Empty, run.Detail);
    }

    private static BatchSample Started(RunMode mode, Action<Entity>? change = null, RunStatus status = RunStatus.Queued)
    {
        var sample = new BatchSample(mode, status, change);
        new RunStart(sample.Scope()).Execute(sample.Run);
        return sample;
    }

    private static Entity Row(BatchSample sample) => sample.Organization.System.Retrieve(Names.Run.Table, sample.Run, new ColumnSet(true));
}
