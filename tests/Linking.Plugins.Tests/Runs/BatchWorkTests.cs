using Linking.Plugins.Planning;
using Linking.Plugins.Runs;
using Linking.Plugins.Runs.Batches;
using Linking.Plugins.Schema;
using Linking.Plugins.Tests.Scenarios;
using Microsoft.Xrm.Sdk;

namespace Linking.Plugins.Tests.Runs;

/// <summary>What each kind of batch does with its rows, and what it counts, holds and shows.</summary>
public class BatchWorkTests
{
    private static readonly Guid A = new("a0000000-0000-4000-8000-00000000000a");
    private static readonly Guid B = new("b0000000-0000-4000-8000-00000000000b");

    [Fact]
    public void Keys_link_the_rows_that_they_claim_and_take_their_fingerprint()
    {
        using var sample = new BatchSample();
        var contact = sample.Claimed(A);
        var batch = sample.Execute(sample.Add(BatchKind.Keys));
        Assert.Equal(A, sample.Organization.LinkOf(contact));
        Assert.Equal(("contact 1 0 0 0 0 0", $"contact\t{contact}\tLinked\t\t{A}\tLinked"), (batch.Progress.Counts.ToString(), batch.Progress.Samples.ToString()));
        Assert.False(batch.Progress.Sketches.Of("contact").Differs(Of(contact)));
        Assert.Empty(batch.Progress.Done);
    }

    [Fact]
    public void A_preview_counts_what_a_run_would_do_and_writes_nothing()
    {
        using var sample = new BatchSample(RunMode.Preview);
        sample.AddLookup();
        var contact = sample.Claimed(A, linkedTo: B);
        var batch = sample.Execute(sample.Add(BatchKind.Keys));
        Assert.Equal(B, sample.Organization.LinkOf(contact));
        Assert.Equal(("contact 0 1 0 0 0 1", $"contact\t{contact}\tRelinked\t{B}\t{A}\tRelinked"), (batch.Progress.Counts.ToString(), batch.Progress.Samples.ToString()));
        Assert.False(batch.Progress.Sketches.Of("contact").Differs(Of(contact)));
        Assert.Empty(sample.Organization.OpenIssues());
    }

    [Fact]
    public void A_preview_takes_the_fingerprint_of_the_rows_that_are_linked_already()
    {
        using var sample = new BatchSample(RunMode.Preview);
        sample.AddLookup();
        sample.Claimed(A);
        Assert.False(sample.Execute(sample.Add(BatchKind.Keys)).Progress.Sketches.Of("contact").Differs(new RowSketch()));
    }

    [Fact]
    public void An_issue_that_is_met_again_is_counted_again()
    {
        using var sample = new BatchSample();
        sample.Claimed(A, hasProfile: false);
        sample.Execute(sample.Add(BatchKind.Keys, "once"));
        sample.Execute(sample.Add(BatchKind.Keys, "again"));
        Assert.Equal(2, Assert.Single(sample.Organization.OpenIssues())[Names.Issue.Attempts]);
    }

    [Fact]
    public void A_row_that_is_in_order_is_counted_and_not_shown()
    {
        using var sample = new BatchSample();
        sample.AddLookup();
        sample.Claimed(A, linkedTo: A);
        var batch = sample.Execute(sample.Add(BatchKind.Keys));
        Assert.Equal(("contact 0 0 0 1 0 1", string.Empty), (batch.Progress.Counts.ToString(), batch.Progress.Samples.ToString()));
    }

    [Fact]
    public void A_customer_without_a_profile_is_an_issue_of_its_row()
    {
        using var sample = new BatchSample();
        var contact = sample.Claimed(A, hasProfile: false);
        var batch = sample.Execute(sample.Add(BatchKind.Keys));
        Assert.Equal(("contact 0 0 0 0 1 0", $"contact\t{contact}\tIssue\t\t\tProfileNotFound"), (batch.Progress.Counts.ToString(), batch.Progress.Samples.ToString()));
        Assert.Equal(["ProfileNotFound"], sample.Organization.OpenIssueCodes());
        Assert.True(new RowSketch().Differs(Of(contact)));
        Assert.False(batch.Progress.Sketches.Of("contact").Differs(new RowSketch()));
    }

    [Fact]
    public void Rows_of_tables_that_a_run_does_not_concern_are_passed_over()
    {
        using var sample = new BatchSample(change: run => run[Names.Run.RequestedTables] = "lead");
        sample.Claimed(A);
        Assert.Equal(string.Empty, sample.Execute(sample.Add(BatchKind.Keys)).Progress.Counts.ToString());
    }

    [Fact]
    public void Linked_rows_are_read_page_by_page_and_table_by_table()
    {
        using var sample = new BatchSample();
        sample.Profile(A);
        var linked = new Dictionary<string, List<Guid>>();
        foreach (var (table, rows) in (IEnumerable<(string, int)>)[("contact", 5001), ("lead", 2)])
        {
            sample.AddLookup(table);
            linked[table] = [.. Enumerable.Range(1, rows).Select(number => new Guid(number, 0, 0, new byte[8]))];
            sample.Organization.Dataverse.Load(Names.AlternateKey.Table, [new Entity(Names.AlternateKey.Table, Guid.NewGuid())
            {
                [Names.AlternateKey.DataSource] = LinkingOrganization.DataSource,
                [Names.AlternateKey.EntityName] = table,
                [Names.AlternateKey.Value] = linked[table][0].ToString(),
                [Names.AlternateKey.CustomerId] = A.ToString("N"),
            }]);
            sample.Organization.Dataverse.Load(table, linked[table].Select(row => new Entity(table, row)
            {
                ["lastname"] = "Doe",
                [Names.SourceRow.Lookup] = new EntityReference(Names.CustomerProfile.Table, A),
            }));
        }

        var batch = sample.Execute(sample.Add(BatchKind.Orphans));
        Assert.Equal(BatchStatus.Completed, batch.Status);
        Assert.All(linked, table => Assert.False(batch.Progress.Sketches.Of(table.Key).Differs(Of([.. table.Value]))));
    }

    [Fact]
    public void A_repair_holds_linked_rows_whose_profile_is_gone_and_that_nobody_claims()
    {
        using var sample = new BatchSample(RunMode.Repair);
        sample.AddLookup();
        var orphan = sample.Contact(B);
        sample.Claimed(A, linkedTo: A);
        sample.Claimed(new Guid("c0000000-0000-4000-8000-00000000000c"), linkedTo: B);
        var batch = sample.Execute(sample.Add(BatchKind.Orphans, "contact"));
        Assert.Equal([new HeldRow(new RowKey("contact", orphan), B)], batch.Progress.Held);
        Assert.Equal((BatchStatus.Completed, string.Empty), (batch.Status, batch.Progress.Counts.ToString()));
    }

    [Theory]
    [InlineData(RunMode.Full, "")]
    [InlineData(RunMode.Preview, "contact 0 0 1 0 0 1")]
    internal void A_full_run_holds_linked_rows_that_no_key_accounts_for(RunMode mode, string counts)
    {
        using var sample = new BatchSample(mode);
        sample.AddLookup();
        sample.Claimed(A, linkedTo: A);
        var unclaimed = sample.Contact(A);
        sample.Execute(sample.Add(BatchKind.Keys));
        sample.Execute(sample.Batches.OfRun(sample.Run).Single(one => one.Kind == BatchKind.Orphans));
        var batch = sample.Execute(sample.Batches.OfRun(sample.Run).Single(one => one.Kind == BatchKind.Orphans && OrphanCursor.Parse(one.Progress.Cursor).Reading == LinkReading.Doubtful));
        Assert.Equal([new HeldRow(new RowKey("contact", unclaimed), A)], batch.Progress.Held);
        Assert.Equal((BatchStatus.Completed, counts), (batch.Status, batch.Progress.Counts.ToString()));
        Assert.Equal(mode == RunMode.Preview ? $"contact\t{unclaimed}\tUnlinked\t{A}\t\tnobody claims the row" : string.Empty, batch.Progress.Samples.ToString());
    }

    private static RowSketch Of(params Guid[] rows)
    {
        var sketch = new RowSketch();
        Array.ForEach(rows, sketch.Add);
        return sketch;
    }
}
