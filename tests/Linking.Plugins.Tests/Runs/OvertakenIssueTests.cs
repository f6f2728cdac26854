using Linking.Plugins.Planning;
using Linking.Plugins.Runs;
using Linking.Plugins.Schema;
using Linking.Plugins.Tests.Scenarios;

namespace Linking.Plugins.Tests.Runs;

/// <summary>Issues that another execution changes while this one looks at their rows.</summary>
public sealed class OvertakenIssueTests : IDisposable
{
    private const string List = "msdynci_crm_contact_contactid_alternate";
    private static readonly Guid A = new("a0000000-0000-4000-8000-00000000000a");
    private static readonly Guid B = new("b0000000-0000-4000-8000-00000000000b");

    private readonly LinkingOrganization organization = new();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void An_issue_that_another_execution_brought_up_to_date_is_closed_only_by_who_does_not_heed_it(bool isInTransaction)
    {
        var contact = Dispute(out _);
        var store = Store(isGuarded: !isInTransaction);
        var read = Assert.Single(store.ReadOpen());
        _ = Store(isGuarded: false).Record(Named(contact, "other"), read, counts: false);
        Assert.Equal(isInTransaction, store.Close(read));
        Assert.Equal(isInTransaction ? 0 : 1, organization.OpenIssues().Count);
        Assert.Equal(isInTransaction ? [] : [read.Id], store.Overtaken);
    }

    [Fact]
    public void An_issue_that_another_execution_closed_is_not_opened_behind_its_back_but_by_who_insists()
    {
        var contact = Dispute(out _);
        var store = Store(isGuarded: true);
        var read = Assert.Single(store.ReadOpen());
        Assert.True(Store(isGuarded: true).Close(read));
        Assert.False(store.Record(Named(contact, "other"), read, counts: false));
        Assert.Empty(organization.OpenIssues());
        Assert.True(store.Unguarded().Record(Named(contact, "other"), read, counts: false));
        Assert.Single(organization.OpenIssues());
    }

    [Fact]
    public void An_issue_that_another_execution_opened_is_not_overwritten_by_one_that_knows_of_none_and_a_closed_one_is_opened_again()
    {
        var contact = Dispute(out _);
        var store = Store(isGuarded: true);
        Assert.False(store.Record(Named(contact, "other"), known: null, counts: true));
        var read = Assert.Single(store.ReadOpen());
        Assert.Equal([read.Id], store.Overtaken);
        Assert.Contains(B.ToString("D"), read.CustomerIds);

        Assert.True(store.Close(read));
        Assert.True(store.Record(Named(contact, "other"), known: null, counts: true));
        Assert.Contains("other", Assert.Single(store.ReadOpen()).CustomerIds);
    }

    [Fact]
    public void The_second_look_knows_the_rivals_of_the_first_one_although_no_search_finds_them()
    {
        var contact = Dispute(out var tables);
        var store = Store(isGuarded: true);
        var read = Assert.Single(store.ReadOpen());
        Assert.True(Store(isGuarded: true).Close(read));
        var issue = new RowIssue(IssueCode.ClaimedByTwoProfiles, [A.ToString("D"), B.ToString("D")], "CRM", "contact", "k");
        var row = new PlannedRow(new RowKey("contact", contact), Change.Issue, A, A, issue);
        Assert.False(store.Record(IssueTexts.ForRow(row.Row, issue) with { Message = "new" }, read, counts: false));

        var scope = RunSample.Scope(organization.System);
        var settled = new RivalryCheck(scope, tables, store, new IssueBook([read])).Settle([new AppliedRow(row)]);
        Assert.Equal(IssueCode.ClaimedByTwoProfiles, Assert.Single(settled).Row.Issue?.Code);
        Assert.Single(organization.OpenIssues());
    }

    public void Dispose() => organization.Dispose();

    private static IssueRecord Named(Guid contact, string customer)
    {
        return IssueTexts.ForRow(new RowKey("contact", contact), new RowIssue(IssueCode.ClaimedByTwoProfiles, [A.ToString("D"), customer], "CRM", "contact", "k"));
    }

    // The one rival claims by a key, the other one by a list.
    private Guid Dispute(out TableRegister tables)
    {
        var contact = organization.Contact();
        organization.WriteProfile(A);
        organization.WriteKey(A, contact);
        organization.Run();
        organization.WriteProfile(B, (List, contact.ToString()));
        organization.Run();
        Assert.Equal(["ClaimedByTwoProfiles"], organization.OpenIssueCodes());
        var session = new SnapshotSession(RunSample.Scope(organization.System));
        tables = new TableRegister(session.Reader, session.Load([], readAnew: true, record: false));
        return contact;
    }

    private IssueStore Store(bool isGuarded)
    {
        var table = new TableShapeReader(organization.System).Read([Names.Issue.Table])[Names.Issue.Table];
        return new IssueStore(organization.System, table, () => RunSample.Noon, isGuarded);
    }
}
