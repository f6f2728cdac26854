using Linking.Plugins.Planning;
using Linking.Plugins.Runs;
using Linking.Plugins.Runs.Batches;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;
using Names = Linking.Plugins.Schema.Names;

namespace Linking.Plugins.Tests.Runs;

/// <summary>What a run needs next when its batches are over.</summary>
public class RunFinisherTests
{
    private const string Approve = "\nApprove the run to clear them, or correct the cause and run again.";

    private static readonly Guid A = new("a0000000-0000-4000-8000-00000000000a");

    [Theory]
    [InlineData(RunStatus.Processing, BatchStatus.Waiting)]
    [InlineData(RunStatus.Paused, BatchStatus.Completed)]
    internal void Nothing_is_done_while_a_batch_is_unfinished_or_the_run_is_not_at_work(RunStatus run, BatchStatus batch)
    {
        using var sample = new BatchSample(RunMode.Repair, run);
        sample.Ended(BatchKind.Issues, status: batch);
        Advance(sample);
        Assert.Equal(run, sample.Runs.Find(sample.Run)!.Status);
        Assert.Single(sample.Batches.OfRun(sample.Run));
    }

    [Fact]
    public void A_run_without_batches_is_not_over()
    {
        using var sample = new BatchSample(RunMode.Repair);
        Advance(sample);
        Assert.Equal(RunStatus.Processing, sample.Runs.Find(sample.Run)!.Status);
    }

    [Theory]
    [InlineData("contact 1 0 0 2 0 2", RunStatus.Successful)]
    [InlineData("contact 1 0 0 2 1 2", RunStatus.CompletedWithIssues)]
    internal void A_run_ends_with_the_sums_of_its_batches(string counts, RunStatus expected)
    {
        using var sample = new BatchSample(RunMode.Repair, change: run => run[Names.Run.Detail] = "lead skipped");
        sample.Ended(BatchKind.Issues, counts: counts);
        sample.Ended(BatchKind.Orphans, "contact", counts: "contact 1 1 1 1 0 1");
        Advance(sample);
        var row = Row(sample);
        Assert.Equal((expected, "lead skipped", 2, 0), (sample.Runs.Find(sample.Run)!.Status, row[Names.Run.Detail], row[Names.Run.Linked], row[Names.Run.Held]));
        Assert.Equal(expected == RunStatus.Successful ? "-" : expected.ToString(), row[Names.Run.AlertState]);
        Assert.Equal([$"run: {expected}."], sample.Trace);
    }

    [Fact]
    public void A_full_run_that_read_no_linked_rows_beside_its_keys_reads_them_behind()
    {
        using var sample = new BatchSample(change: run => run[Names.Run.RequestedTables] = "contact,account");
        sample.AddLookup();
        sample.Ended(BatchKind.Keys);
        Advance(sample);
        Assert.Equal([string.Empty], sample.Batches.OfRun(sample.Run).Where(batch => batch.Kind == BatchKind.Orphans).Select(batch => batch.Table));
        Assert.Equal(RunStatus.Processing, sample.Runs.Find(sample.Run)!.Status);
    }

    [Fact]
    public void A_full_run_of_other_tables_ends_with_its_keys()
    {
        using var sample = new BatchSample(change: run => run[Names.Run.RequestedTables] = "lead");
        sample.AddLookup();
        sample.Ended(BatchKind.Keys);
        Advance(sample);
        sample.Execute(sample.Batches.OfRun(sample.Run).Single(batch => batch.Kind == BatchKind.Orphans));
        Assert.Equal(RunStatus.Successful, sample.Runs.Find(sample.Run)!.Status);
    }

    [Fact]
    public void Held_rows_within_the_guard_are_unlinked_in_batches_of_two_thousand()
    {
        using var sample = Guarded(limit: "5000");
        sample.Ended(BatchKind.Orphans, "contact", held: Held(2001).Concat(Held(1)));
        Advance(sample);
        var unlinks = sample.Batches.OfRun(sample.Run).FindAll(batch => batch.Kind == BatchKind.Unlinks);
        Assert.Equal([1, 2000], unlinks.Select(batch => batch.Progress.Held.Count).Order());
        Assert.Equal(Held(2001).OrderBy(row => row.Row), unlinks.SelectMany(batch => batch.Progress.Held).OrderBy(row => row.Row));
        Assert.All(unlinks, batch => Assert.Equal(new CustomerRange(batch.Progress.Held[0].Row.Id.ToString("N"), string.Empty), batch.Range));
    }

    [Fact]
    public void Two_thousand_held_rows_are_one_batch()
    {
        using var sample = Guarded(limit: "5000");
        sample.Ended(BatchKind.Orphans, "contact", held: Held(2000));
        Advance(sample);
        Assert.Single(sample.Batches.OfRun(sample.Run), batch => batch.Kind == BatchKind.Unlinks);
    }

    [Fact]
    public void What_was_said_before_and_each_table_that_exceeds_the_guard_have_a_line_of_their_own()
    {
        using var sample = new BatchSample(RunMode.Preview, change: run => run[Names.Run.Detail] = "account skipped");
        sample.Organization.SetVariable(Names.EnvironmentVariable.GuardSmallest, "0");
        sample.Ended(BatchKind.Keys);
        sample.Ended(BatchKind.Orphans, "contact", held: Held(1));
        sample.Ended(BatchKind.Orphans, "lead", held: Held(1).Select(row => row with { Row = row.Row with { Table = "lead" } }));
        Advance(sample);
        var lines = Row(sample).GetAttributeValue<string>(Names.Run.Detail).Split('\n');
        Assert.Equal(["account skipped", "The guard would stop this run before its first unlink."], lines.Take(2));
        Assert.Equal(["contact", "lead"], lines.Skip(2).Select(line => line.Split(':')[0]));
    }

    [Fact]
    public void A_guard_that_stops_a_run_names_each_table_in_a_line_of_its_own()
    {
        using var sample = Guarded(limit: "0");
        sample.Ended(BatchKind.Orphans, "contact", held: Held(1));
        sample.Ended(BatchKind.Orphans, "lead", held: Held(1).Select(row => row with { Row = row.Row with { Table = "lead" } }));
        Advance(sample);
        Assert.Equal(3, Row(sample).GetAttributeValue<string>(Names.Run.Detail).Split('\n').Length);
    }

    [Fact]
    public void A_run_shows_the_rows_that_its_batches_show_and_nothing_of_the_guard_once_it_was_passed()
    {
        using var sample = Guarded(limit: "2", approved: true);
        var shown = new SampleRow(Held(1).Single().Row, Change.Unlinked, A, null, "nobody claims the row");
        var progress = new BatchProgress { Held = [.. Held(5)] };
        progress.Samples.Add(shown);
        sample.Batches.Save(sample.Add(BatchKind.Orphans, "contact").Id, progress, BatchStatus.Completed);
        sample.Ended(BatchKind.Unlinks, held: Held(5));
        Advance(sample);
        var row = Row(sample);
        Assert.Equal([shown], SampleRows.Parse(row.GetAttributeValue<string>(Names.Run.Samples)).All);
        Assert.Equal(RunStatus.Successful, sample.Runs.Find(sample.Run)!.Status);
        Assert.True(string.IsNullOrEmpty(row.GetAttributeValue<string>(Names.Run.Detail)));
    }

    [Fact]
    public void Held_rows_beyond_the_guard_stop_the_run_with_the_numbers()
    {
        using var sample = Guarded(limit: "2");
        sample.Ended(BatchKind.Orphans, "contact", held: Held(3), counts: "contact 0 0 0 1 0 1");
        Advance(sample);
        Assert.Equal((RunStatus.StoppedByGuard, 3), (sample.Runs.Find(sample.Run)!.Status, Row(sample)[Names.Run.Held]));
        Assert.Equal("contact: 3 of 4 links would be cleared; the guard allows 2." + Approve, Row(sample)[Names.Run.Detail]);
        Assert.DoesNotContain(sample.Batches.OfRun(sample.Run), batch => batch.Kind == BatchKind.Unlinks);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_guard_is_passed_by_an_approval_or_by_having_been_passed_before(bool approved)
    {
        using var sample = Guarded(limit: "2", approved);
        sample.Ended(BatchKind.Orphans, "contact", held: Held(5));
        if (!approved)
        {
            sample.Ended(BatchKind.Unlinks, held: Held(1));
        }

        Advance(sample);
        var unlinks = sample.Batches.OfRun(sample.Run).FindAll(batch => batch.Kind == BatchKind.Unlinks);
        Assert.Equal(5, unlinks.Sum(batch => batch.Progress.Held.Count));
        Assert.Equal(approved ? 1 : 2, unlinks.Count);
    }

    [Fact]
    public void When_all_held_rows_were_looked_at_the_run_is_over()
    {
        using var sample = Guarded(limit: "2");
        sample.Ended(BatchKind.Orphans, "contact", held: Held(2));
        sample.Ended(BatchKind.Unlinks, held: Held(2));
        Advance(sample);
        Assert.Equal((RunStatus.Successful, 0), (sample.Runs.Find(sample.Run)!.Status, Row(sample)[Names.Run.Held]));
    }

    [Theory]
    [InlineData("2", "The guard would stop this run before its first unlink.\ncontact: 3 of 3 links would be cleared; the guard allows 2.")]
    [InlineData("3", null)]
    public void A_preview_says_what_the_guard_would_do_and_tells_nobody(string limit, string? detail)
    {
        using var sample = new BatchSample(RunMode.Preview);
        sample.Organization.SetVariable(Names.EnvironmentVariable.GuardSmallest, limit);
        sample.Ended(BatchKind.Keys);
        sample.Ended(BatchKind.Orphans, "contact", held: Held(3));
        Advance(sample);
        var row = Row(sample);
        Assert.Equal((RunStatus.Successful, 3, detail), (sample.Runs.Find(sample.Run)!.Status, row[Names.Run.Held], row.GetAttributeValue<string>(Names.Run.Detail)));
        Assert.False(row.Contains(Names.Run.AlertState));
    }

    private static BatchSample Guarded(string limit, bool approved = false)
    {
        var sample = new BatchSample(RunMode.Repair, change: run => run[Names.Run.Approved] = approved);
        sample.Organization.SetVariable(Names.EnvironmentVariable.GuardSmallest, limit);
        return sample;
    }

    private static IEnumerable<HeldRow> Held(int count) => Enumerable.Range(1, count).Select(number => new HeldRow(new RowKey("contact", new Guid(number, 0, 0, new byte[8])), Guid.Empty));

    private static void Advance(BatchSample sample) => new RunFinisher(sample.Scope()).Advance(sample.Run);

    private static Entity Row(BatchSample sample) => sample.Organization.System.Retrieve(Names.Run.Table, sample.Run, new ColumnSet(true));
}
