using Linking.Plugins.Planning;
using Linking.Plugins.Runs;
using Linking.Plugins.Runs.Batches;
using Linking.Plugins.Schema;
using Linking.Plugins.Tests.Writing;

namespace Linking.Plugins.Tests.Runs;

/// <summary>Blocks that are cut short, and rows that more than one block comes across.</summary>
public sealed class BlockTests : IDisposable
{
    private static readonly Guid A = new("a0000000-0000-4000-8000-00000000000a");
    private static readonly Guid B = new("b0000000-0000-4000-8000-00000000000b");

    private readonly BatchSample sample = new();

    [Fact]
    public void A_block_that_is_done_again_counts_each_row_once()
    {
        Guid[] contacts = [sample.Claimed(A), sample.Claimed(B)];
        var batch = sample.Add(BatchKind.Keys);
        var left = 1;
        Assert.Equal(BlockOutcome.Unfinished, Next(batch, () => left-- <= 0));
        Assert.Equal(("contact 1 0 0 0 0 0", 1), (batch.Progress.Counts.ToString(), batch.Progress.Done.Count));
        Assert.Single(contacts, contact => sample.Organization.LinkOf(contact) is not null);
        Assert.Equal(BlockOutcome.Last, Next(batch, () => false));
        Assert.Equal(("contact 2 0 0 0 0 0", 2), (batch.Progress.Counts.ToString(), batch.Progress.Samples.All.Count()));
        Assert.Empty(batch.Progress.Done);
        Assert.All(contacts, contact => Assert.NotNull(sample.Organization.LinkOf(contact)));
    }

    [Fact]
    public void A_held_row_is_held_once_though_its_block_is_done_again()
    {
        sample.AddLookup();
        var held = sample.Contact(B);
        var claimed = sample.Claimed(A);
        Guid[] rows = [held, claimed];
        Open(IssueCode.HeldByGuard, rows);
        var batch = sample.Add(BatchKind.Issues);
        Assert.Equal(BlockOutcome.Unfinished, Next(batch, () => true, RunMode.Repair));
        Assert.Equal([held], batch.Progress.Held.ConvertAll(row => row.Row.Id));
        Assert.Equal([held], batch.Progress.Done);
        Assert.Equal(BlockOutcome.Last, Next(batch, () => false, RunMode.Repair));
        Assert.Equal([new HeldRow(new RowKey("contact", held), B)], batch.Progress.Held);
        Assert.Equal("contact 1 0 0 0 0 0", batch.Progress.Counts.ToString());
        Assert.Equal((B, A), (sample.Organization.LinkOf(held), sample.Organization.LinkOf(claimed)));
    }

    [Theory]
    [InlineData(IssueCode.KeyNotFound, true)]
    [InlineData(IssueCode.HeldByGuard, false)]
    internal void A_repair_holds_linked_rows_alone_that_the_guard_held_before(IssueCode code, bool isLinked)
    {
        sample.AddLookup();
        Open(code, sample.Contact(isLinked ? B : null));
        var batch = sample.Add(BatchKind.Issues);
        Assert.Equal(BlockOutcome.Last, Next(batch, () => false, RunMode.Repair));
        Assert.Empty(batch.Progress.Held);
        Assert.Equal(isLinked ? "contact 0 0 0 0 1 1" : "contact 0 0 0 1 0 0", batch.Progress.Counts.ToString());
    }

    [Fact]
    public void A_row_belongs_to_the_range_of_its_first_claimant()
    {
        var contact = sample.Claimed(A);
        sample.Claimed(B);
        var first = sample.Add(BatchKind.Keys, range: new CustomerRange(string.Empty, "b"));
        var second = sample.Add(BatchKind.Keys, "second", new CustomerRange("b", string.Empty));
        Assert.Equal((BlockOutcome.Last, BlockOutcome.Last), (Next(first, () => false), Next(second, () => false)));
        Assert.Equal(("contact 1 0 0 0 0 0", "contact 1 0 0 0 0 0"), (first.Progress.Counts.ToString(), second.Progress.Counts.ToString()));
        Assert.Equal(A, sample.Organization.LinkOf(contact));
    }

    [Fact]
    public void Clearing_that_was_cut_short_is_gone_on_with()
    {
        sample.AddLookup();
        Guid[] contacts = [sample.Contact(A), sample.Contact(B)];
        var batch = sample.Add(BatchKind.Clear, "contact");
        var left = 1;
        Assert.Equal(BlockOutcome.Unfinished, Next(batch, () => left-- <= 0));
        Assert.Equal("contact 0 0 1 0 0 1", batch.Progress.Counts.ToString());
        Assert.Equal(BlockOutcome.Last, Next(batch, () => false));
        Assert.Equal("contact 0 0 2 0 0 2", batch.Progress.Counts.ToString());
        Assert.All(contacts, contact => Assert.Null(sample.Organization.LinkOf(contact)));
    }

    [Fact]
    public void Open_issues_are_read_once_and_there_are_none_without_their_table()
    {
        var snapshot = RunSample.Snapshot();
        var reads = new ScriptedService();
        var runner = new BlockRunner(RunSample.Scope(reads), new RunRow(), new TableRegister(null!, snapshot), () => false);
        Assert.Same(runner.Issues, runner.Issues);
        Assert.Single(reads.Queries);

        var without = snapshot with { Shapes = snapshot.Shapes.Where(shape => shape.Key != Names.Issue.Table).ToDictionary(shape => shape.Key, shape => shape.Value) };
        Assert.Empty(new BlockRunner(RunSample.Scope(new ScriptedService()), new RunRow(), new TableRegister(null!, without), () => false).Issues.All);
    }

    public void Dispose() => sample.Dispose();

    private void Open(IssueCode code, params Guid[] rows)
    {
        var issues = new TableShapeReader(sample.Organization.System).Read([Names.Issue.Table])[Names.Issue.Table];
        var store = new IssueStore(sample.Organization.System, issues, () => DateTime.UnixEpoch);
        foreach (var row in rows)
        {
            store.Record(IssueTexts.ForRow(new RowKey("contact", row), new RowIssue(code, [], string.Empty, string.Empty, string.Empty)), null, counts: true);
        }
    }

    private BlockOutcome Next(Batch batch, Func<bool> stop, RunMode mode = RunMode.Full)
    {
        var scope = sample.Scope();
        var session = new SnapshotSession(scope);
        var register = new TableRegister(session.Reader, session.Load([]));
        var run = new RunRow { Id = sample.Run, Mode = mode };
        IBatchWork work = batch.Kind switch
        {
            BatchKind.Issues => new IssuesWork(run),
            BatchKind.Clear => new ClearWork(scope.Service, register.ShapeOf(batch.Table)),
            _ => new KeysWork(scope.Service, run, register.Current, scope.UtcNow),
        };
        return work.Next(batch, new BlockRunner(scope, run, register, stop));
    }
}
