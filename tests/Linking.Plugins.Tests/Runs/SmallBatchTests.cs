using Linking.Plugins.Planning;
using Linking.Plugins.Runs;
using Linking.Plugins.Runs.Batches;
using Linking.Plugins.Schema;
using Microsoft.Xrm.Sdk;

namespace Linking.Plugins.Tests.Runs;

/// <summary>Batches that know their rows beforehand: held ones, those of a table, of an issue, or one.</summary>
public class SmallBatchTests
{
    private static readonly Guid A = new("a0000000-0000-4000-8000-00000000000a");
    private static readonly Guid B = new("b0000000-0000-4000-8000-00000000000b");

    [Fact]
    public void Held_rows_are_unlinked_when_still_nobody_claims_them()
    {
        using var sample = new BatchSample();
        sample.AddLookup();
        var orphans = Enumerable.Range(0, 501).Select(_ => sample.Contact(B)).ToList();
        var claimed = sample.Claimed(A, linkedTo: B);
        sample.Ended(BatchKind.Unlinks, status: BatchStatus.Waiting, held: orphans.Append(claimed).Select(row => new HeldRow(new RowKey("contact", row), B)));
        var added = sample.Batches.OfRun(sample.Run).Single();
        sample.Organization.System.Update(new Entity(Names.Batch.Table, added.Id) { [Names.Batch.Status] = new OptionSetValue((int)BatchStatus.Queued) });
        var batch = sample.Execute(added);
        Assert.Equal((BatchStatus.Completed, "502", "contact 0 1 501 0 0 502"), (batch.Status, batch.Progress.Cursor, batch.Progress.Counts.ToString()));
        Assert.Equal((A, null, null), (sample.Organization.LinkOf(claimed), sample.Organization.LinkOf(orphans[0]), sample.Organization.LinkOf(orphans[500])));
    }

    [Fact]
    public void Links_of_a_table_are_cleared_whoever_claims_the_rows()
    {
        using var sample = new BatchSample(RunMode.Unlink);
        sample.AddLookup();
        Guid[] contacts = [sample.Claimed(A, linkedTo: A), sample.Contact(B)];
        sample.Contact(null);
        var batch = sample.Execute(sample.Add(BatchKind.Clear, "contact"));
        Assert.All(contacts, contact => Assert.Null(sample.Organization.LinkOf(contact)));
        Assert.Equal((BatchStatus.Completed, "contact 0 0 2 0 0 2", string.Empty), (batch.Status, batch.Progress.Counts.ToString(), batch.Progress.Cursor));
    }

    [Fact]
    public void One_row_is_looked_at_alone()
    {
        var row = Guid.Empty;
        using var sample = new BatchSample();
        row = sample.Claimed(A);
        sample.Claimed(B);
        sample.Organization.System.Update(new Entity(Names.Run.Table, sample.Run) { [Names.Run.RowId] = row.ToString() });
        var batch = sample.Execute(sample.Add(BatchKind.Row, "contact"));
        Assert.Equal((BatchStatus.Completed, "contact 1 0 0 0 0 0"), (batch.Status, batch.Progress.Counts.ToString()));
        Assert.Equal(A, sample.Organization.LinkOf(row));
    }

    [Fact]
    public void One_row_that_nobody_claims_keeps_its_link_because_not_every_key_was_read()
    {
        Guid row = default;
        using var sample = new BatchSample(change: run => run[Names.Run.RowId] = (row = Guid.NewGuid()).ToString());
        sample.AddLookup();
        sample.Claimed(A);
        sample.Organization.Dataverse.Load("contact", [new Entity("contact", row) { ["lastname"] = "Doe", [Names.SourceRow.Lookup] = new EntityReference(Names.CustomerProfile.Table, A) }]);
        sample.Execute(sample.Add(BatchKind.Row, "contact"));
        Assert.Equal(A, sample.Organization.LinkOf(row));
        Assert.Equal(["KeyNotFound"], sample.Organization.OpenIssueCodes());
    }

    [Fact]
    public void Issues_are_looked_at_again_in_the_order_of_their_ids()
    {
        using var sample = new BatchSample(RunMode.Repair);
        sample.AddLookup();
        Guid[] contacts = [sample.Claimed(A), sample.Claimed(B)];
        var store = new IssueStore(sample.Organization.System, new TableShapeReader(sample.Organization.System).Read([Names.Issue.Table])[Names.Issue.Table], () => DateTime.UnixEpoch);
        var records = contacts.Select(contact => IssueTexts.ForRow(new RowKey("contact", contact), new RowIssue(IssueCode.WriteRejected, [], string.Empty, string.Empty, string.Empty))).ToList();
        records.ForEach(record => store.Record(record, null, counts: true));
        var batch = sample.Execute(sample.Add(BatchKind.Issues));
        Assert.Equal((BatchStatus.Completed, "contact 2 0 0 0 0 0"), (batch.Status, batch.Progress.Counts.ToString()));
        Assert.Equal(records.Select(record => record.Id.ToString("N")).Max(StringComparer.Ordinal), batch.Progress.Cursor);
        Assert.Empty(sample.Organization.OpenIssues());
    }

    [Fact]
    public void Issues_are_looked_at_five_hundred_at_once_until_all_are()
    {
        using var sample = new BatchSample(RunMode.Repair);
        var gone = Enumerable.Range(1, 501).Select(number => new RowKey("contact", new Guid(number, 0, 0, new byte[8])));
        sample.Organization.Dataverse.Load(Names.Issue.Table, gone.Select(row => new Entity(Names.Issue.Table, IssueSubject.OfRow(row))
        {
            [Names.Issue.Code] = nameof(IssueCode.RowNotFound),
            [Names.Issue.LogicalName] = row.Table,
            [Names.Issue.RowId] = row.Id.ToString("D"),
            [Names.State.Code] = new OptionSetValue(0),
            [Names.State.Reason] = new OptionSetValue(1),
        }));
        Assert.Equal(501, sample.Organization.OpenIssues().Count);
        Assert.Equal(BatchStatus.Completed, sample.Execute(sample.Add(BatchKind.Issues)).Status);
        Assert.Empty(sample.Organization.OpenIssues());
    }
}
