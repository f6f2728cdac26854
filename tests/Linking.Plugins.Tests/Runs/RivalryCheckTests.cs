using Linking.Plugins.Planning;
using Linking.Plugins.Runs;
using Linking.Plugins.Schema;
using Microsoft.Xrm.Sdk;

namespace Linking.Plugins.Tests.Runs;

/// <summary>Two executions on one row at the same moment: one of them notices what the other one did.</summary>
public sealed class RivalryCheckTests : IDisposable
{
    private static readonly Guid A = new("a0000000-0000-4000-8000-00000000000a");
    private static readonly Guid B = new("b0000000-0000-4000-8000-00000000000b");

    private readonly BatchSample sample = new(RunMode.Repair);
    private readonly IssueStore store;

    public RivalryCheckTests()
    {
        sample.AddLookup();
        var issues = new TableShapeReader(sample.Organization.System).Read([Names.Issue.Table])[Names.Issue.Table];
        store = new IssueStore(sample.Organization.System, issues, () => RunSample.Noon);
    }

    [Fact]
    public void A_link_whose_row_is_disputed_by_another_execution_meanwhile_is_looked_at_again()
    {
        var contact = sample.Claimed(A, linkedTo: A);
        sample.Claimed(B);
        Claims(B, contact);
        store.Record(IssueTexts.ForRow(Key(contact), Disputed()), null, counts: false);
        var settled = Check(out var check, [], Row(contact, Change.Linked, null, A));
        Assert.Equal(Change.Issue, Assert.Single(settled).Row.Change);
        Assert.Equal((0, 1), (check.IssuesRecorded, sample.Organization.OpenIssues().Count));
    }

    [Fact]
    public void A_row_that_another_execution_linked_while_this_one_found_rivals_is_looked_at_again()
    {
        var contact = sample.Claimed(A, linkedTo: A);
        Claims(B, contact);
        sample.Profile(B);
        var settled = Check(out var check, [], Row(contact, Change.Issue, null, null) with { Issue = Disputed() });
        Assert.Equal(IssueCode.ClaimedByTwoProfiles, Assert.Single(settled).Row.Issue!.Code);
        Assert.Equal(1, check.IssuesRecorded);
    }

    [Fact]
    public void What_nobody_else_touched_stays_as_it_ended()
    {
        var contact = sample.Claimed(A, linkedTo: A);
        var applied = Row(contact, Change.Linked, null, A);
        Assert.Equal([applied], Check(out var check, [], applied).Select(row => row.Row));
        var disputed = Row(contact, Change.Issue, A, A) with { Issue = Disputed() };
        Assert.Equal([disputed], Check(out check, [], disputed).Select(row => row.Row));
        Assert.Equal(0, check.IssuesRecorded);
    }

    [Fact]
    public void A_rivalry_that_was_known_before_is_no_reason_to_look_again()
    {
        var contact = sample.Claimed(A, linkedTo: A);
        var known = new OpenIssue(IssueSubject.OfRow(Key(contact)), nameof(IssueCode.ClaimedByTwoProfiles), Key(contact), [], string.Empty, string.Empty, 1);
        var disputed = Row(contact, Change.Issue, B, B) with { Issue = Disputed() };
        Assert.Equal([disputed], Check(out _, [known], disputed).Select(row => row.Row));
    }

    public void Dispose() => sample.Dispose();

    private static RowKey Key(Guid contact) => new("contact", contact);

    private static PlannedRow Row(Guid contact, Change change, Guid? from, Guid? to) => new(Key(contact), change, from, to, null);

    private static RowIssue Disputed() => new(IssueCode.ClaimedByTwoProfiles, [A.ToString(), B.ToString()], "CRM", "contact", "k");

    private void Claims(Guid customer, Guid contact) => sample.Organization.Dataverse.Load(Names.AlternateKey.Table, [new Entity(Names.AlternateKey.Table, Guid.NewGuid())
    {
        [Names.AlternateKey.DataSource] = "CRM",
        [Names.AlternateKey.EntityName] = "contact",
        [Names.AlternateKey.Value] = contact.ToString(),
        [Names.AlternateKey.CustomerId] = customer.ToString("N"),
    }]);

    private List<AppliedRow> Check(out RivalryCheck check, OpenIssue[] open, params PlannedRow[] rows)
    {
        var scope = sample.Scope() with { UserId = sample.Organization.Dataverse.SystemUserId };
        var session = new SnapshotSession(scope);
        check = new RivalryCheck(scope, new TableRegister(session.Reader, session.Load([])), store, new IssueBook(open));
        List<AppliedRow> applied = [.. rows.Select(row => new AppliedRow(row))];
        check.Note(applied);
        return check.Settle(applied);
    }
}
