using EmbeddedDataverse;
using Linking.Plugins.Runs;
using Linking.Plugins.Runs.Batches;
using Linking.Plugins.Writing;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;
using Microsoft.Xrm.Sdk.Query;
using Names = Linking.Plugins.Schema.Names;

namespace Linking.Plugins.Tests.Runs;

/// <summary>How one execution takes a batch over, ends it, or leaves it.</summary>
public class BatchExecutionTests
{
    private static readonly Guid A = new("a0000000-0000-4000-8000-00000000000a");

    [Fact]
    public void A_batch_is_worked_on_to_its_end_and_takes_the_run_on()
    {
        using var sample = new BatchSample();
        var contact = sample.Claimed(A);
        var batch = sample.Execute(sample.Add(BatchKind.Keys));
        Assert.Equal((BatchStatus.Completed, 1, (DateTime?)null), (batch.Status, batch.Attempts, batch.Heartbeat));
        Assert.Equal(A, sample.Organization.LinkOf(contact));
        Assert.Equal(string.Empty, Assert.Single(sample.Batches.OfRun(sample.Run), one => one.Kind == BatchKind.Orphans).Table);
    }

    [Theory]
    [InlineData(RunStatus.Paused, BatchStatus.Waiting)]
    [InlineData(RunStatus.Canceled, BatchStatus.Canceled)]
    [InlineData(RunStatus.Failed, BatchStatus.Canceled)]
    [InlineData(RunStatus.Queued, BatchStatus.Queued)]
    [InlineData(RunStatus.StoppedByGuard, BatchStatus.Queued)]
    internal void A_batch_of_a_run_that_is_not_at_work_is_not_worked_on(RunStatus run, BatchStatus expected)
    {
        using var sample = new BatchSample(status: run);
        var contact = sample.Claimed(A);
        var batch = sample.Execute(sample.Add(BatchKind.Keys));
        Assert.Equal((expected, 0), (batch.Status, batch.Attempts));
        Assert.False(sample.Organization.All("contact").Single(row => row.Id == contact).Contains(Names.SourceRow.Lookup));
    }

    [Fact]
    public void A_batch_that_is_not_there_or_not_free_or_without_its_run_is_left_alone()
    {
        using var sample = new BatchSample();
        new BatchExecution(sample.Scope()).Execute(Guid.NewGuid());
        var taken = sample.Add(BatchKind.Keys, change: row => row[Names.Batch.Status] = new OptionSetValue((int)BatchStatus.Completed));
        Assert.Equal(0, sample.Execute(taken).Attempts);
    }

    [Theory]
    [InlineData(19, "", BatchStatus.Completed)]
    [InlineData(20, "", BatchStatus.Failed)]
    [InlineData(20, "a", BatchStatus.Completed)]
    internal void A_batch_that_never_comes_forward_is_given_up(int attempts, string cursor, BatchStatus expected)
    {
        using var sample = new BatchSample();
        var batch = sample.Execute(sample.Add(BatchKind.Keys, cursor: cursor, change: row => row[Names.Batch.Attempts] = attempts));
        Assert.Equal(expected, batch.Status);
        Assert.Equal(expected == BatchStatus.Failed ? "Given up after 20 attempts without progress." : null, sample.DetailOf(batch));
    }

    [Theory]
    [InlineData(BatchKind.Row, "contact")]
    [InlineData(BatchKind.Row, "account")]
    [InlineData(BatchKind.Orphans, "contact")]
    [InlineData(BatchKind.Clear, "contact")]
    internal void A_batch_of_a_table_that_is_not_linked_has_nothing_to_do(BatchKind kind, string table)
    {
        using var sample = new BatchSample();
        var batch = sample.Execute(sample.Add(kind, table));
        Assert.Equal((BatchStatus.Completed, "Nothing to do: the table is not linked."), (batch.Status, sample.DetailOf(batch)));
    }

    [Fact]
    public void A_fault_that_passes_gives_the_batch_back_and_goes_up()
    {
        using var sample = new BatchSample();
        var batch = sample.Add(BatchKind.Keys);
        sample.Organization.Dataverse.Faults.Add(ReadsBlock, () => PlatformFaults.Make(-2147015902, "throttled"));
        Assert.Equal(-2147015902, FaultClassifier.CodeOf(Record.Exception(() => sample.Execute(batch))!));
        var now = sample.Batches.Find(batch.Id)!;
        Assert.Equal((BatchStatus.Processing, null, 1), (now.Status, now.Heartbeat, now.Attempts));
    }

    [Theory]
    [InlineData(-2147220891)]
    [InlineData(-2147220960)]
    [InlineData(-2147220969)]
    public void A_fault_that_lasts_fails_the_batch_with_its_words_and_the_run_with_it(int code)
    {
        using var sample = new BatchSample();
        var batch = sample.Add(BatchKind.Keys);
        sample.Organization.Dataverse.Faults.Add(ReadsBlock, () => PlatformFaults.Make(code, "what it says"));
        batch = sample.Execute(batch);
        Assert.Equal((BatchStatus.Failed, "what it says"), (batch.Status, sample.DetailOf(batch)));
        Assert.Equal((RunStatus.Failed, "1 batches failed; no link was cleared."), (sample.Runs.Find(sample.Run)!.Status, sample.Runs.Find(sample.Run)!.Detail));
    }

    private static bool ReadsBlock(OrganizationRequest request) => request is RetrieveMultipleRequest { Query: QueryExpression { EntityName: Names.AlternateKey.Table, Orders.Count: > 0, TopCount: null } };
}
