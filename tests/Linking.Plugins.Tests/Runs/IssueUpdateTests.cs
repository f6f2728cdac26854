using Linking.Plugins.Keys;
using Linking.Plugins.Planning;
using Linking.Plugins.Runs;
using Linking.Plugins.Schema;
using Linking.Plugins.Tests.Scenarios;
using Microsoft.Xrm.Sdk;

namespace Linking.Plugins.Tests.Runs;

/// <summary>What a look opens and closes.</summary>
public sealed class IssueUpdateTests : IDisposable
{
    private static readonly Guid A = new("a0000000-0000-4000-8000-00000000000a");
    private static readonly SourceKey NoId = new(new SourcePair(LinkingOrganization.DataSource, "contact"), "no id");

    private readonly BatchSample sample = new(RunMode.Repair);
    private readonly TableRegister tables;
    private readonly IssueStore store;

    public IssueUpdateTests()
    {
        sample.Organization.Declare(LinkingOrganization.DataSource, "contact", "contactid", row => row[Names.SourceTable.EntityName] = "Clients");
        var session = new SnapshotSession(sample.Scope());
        tables = new TableRegister(session.Reader, session.Load([]));
        store = new IssueStore(sample.Organization.System, tables.Current.Shapes[Names.Issue.Table], () => RunSample.Noon);
    }

    [Fact]
    public void What_stands_in_the_way_is_opened_once_and_known_from_then_on()
    {
        var book = new IssueBook([]);
        var look = NewLook(book);
        var row = Applied(sample.Contact(null), IssueCode.RowNotFound);
        Assert.Equal(1, new IssueUpdate(store, book, tables).Apply(look, [row]));
        Assert.True(book.IsOpen(row.Row.Row));
        Assert.Equal(0, new IssueUpdate(store, book, tables).Apply(look, [row]));
        Assert.Equal(1, new IssueUpdate(store, book, tables, counts: true).Apply(look, [row]));
        Assert.Equal(["RowNotFound"], sample.Organization.OpenIssueCodes());
    }

    [Fact]
    public void Issues_are_written_in_the_order_of_their_ids()
    {
        var book = new IssueBook([]);
        var rows = Enumerable.Range(0, 5).Select(_ => Applied(Guid.NewGuid(), IssueCode.RowNotFound)).ToList();
        new IssueUpdate(store, book, tables).Apply(NewLook(book), rows);
        var written = sample.Organization.All(Names.Issue.Table).OrderBy(row => row.GetAttributeValue<long>("versionnumber")).Select(row => row.Id).ToList();
        Assert.Equal(rows.Select(row => IssueSubject.OfRow(row.Row.Row)).Order(), written);
    }

    [Fact]
    public void A_key_that_names_no_row_is_told_with_the_table_that_its_pair_stands_for()
    {
        sample.Profile(A);
        Key("no id", "Clients");
        var book = new IssueBook([]);
        var look = NewLook(book);
        look.AtProfiles([Written(A)]);
        _ = look.Facts();
        Assert.Equal(1, new IssueUpdate(store, book, tables).Apply(look, []));
        var issue = Assert.Single(sample.Organization.OpenIssues());
        Assert.Equal(("contact", "Clients"), (issue.GetAttributeValue<string>(Names.Issue.LogicalName), issue.GetAttributeValue<string>(Names.Issue.EntityName)));
    }

    [Theory]
    [InlineData(true, true, true, true)]
    [InlineData(true, false, true, false)]
    [InlineData(true, false, false, true)]
    [InlineData(false, false, false, false)]
    public void An_issue_of_a_row_is_closed_when_the_row_was_looked_at_and_done_with_or_is_claimed_no_more(bool isLookedAt, bool isApplied, bool isClaimed, bool isClosed)
    {
        var contact = isClaimed ? sample.Claimed(A) : sample.Contact(null);
        var book = Opened(IssueTexts.ForRow(new RowKey("contact", contact), new RowIssue(IssueCode.RowNotFound, [], string.Empty, string.Empty, string.Empty)));
        var look = NewLook(book);
        look.AtRows(isLookedAt ? [new RowKey("contact", contact)] : [], allKeysWereRead: false);
        _ = look.Facts();
        new IssueUpdate(store, book, tables).Apply(look, isApplied ? [Applied(contact, null)] : []);
        Assert.Equal(isClosed ? 0 : 1, sample.Organization.OpenIssues().Count);
        Assert.Equal(isClosed ? 0 : 1, book.All.Count);
    }

    [Theory]
    [InlineData(new[] { "a0000000-0000-4000-8000-00000000000a" }, true)]
    [InlineData(new[] { "a0000000-0000-4000-8000-00000000000a", "b0000000-0000-4000-8000-00000000000b" }, false)]
    [InlineData(new string[0], false)]
    public void An_issue_of_a_key_is_closed_when_all_keys_of_its_customers_were_read(string[] customers, bool isClosed)
    {
        sample.Profile(A);
        var book = Opened(IssueTexts.ForKey(new KeyProblem(IssueCode.KeyNotGuid, NoId, CustomerId.Parse(A.ToString())), "contact") with { CustomerIds = customers });
        var look = NewLook(new IssueBook([]));
        look.AtProfiles([Written(A)]);
        _ = look.Facts();
        new IssueUpdate(store, book, tables).Apply(look, []);
        Assert.Equal(isClosed ? 0 : 1, sample.Organization.OpenIssues().Count);
    }

    [Fact]
    public void An_issue_that_another_execution_wrote_meanwhile_stays_in_the_book()
    {
        var contact = sample.Contact(null);
        var row = new RowKey("contact", contact);
        Opened(IssueTexts.ForRow(row, new RowIssue(IssueCode.RowNotFound, [], string.Empty, string.Empty, string.Empty)));
        var guarded = new IssueStore(sample.Organization.System, tables.Current.Shapes[Names.Issue.Table], () => RunSample.Noon, isGuarded: true);
        var book = new IssueBook(guarded.ReadOpen());
        store.Record(IssueTexts.ForRow(row, new RowIssue(IssueCode.KeyNotFound, [], string.Empty, string.Empty, string.Empty)), null, counts: true);
        var look = NewLook(book);
        look.AtRows([row], allKeysWereRead: false);
        _ = look.Facts();
        new IssueUpdate(guarded, book, tables).Apply(look, [Applied(contact, null)]);
        Assert.True(book.IsOpen(row));
        Assert.Equal(["KeyNotFound"], sample.Organization.OpenIssueCodes());
    }

    public void Dispose() => sample.Dispose();

    private static WrittenRow Written(Guid profile) => new(profile, IsDeleted: false, null, null);

    private static AppliedRow Applied(Guid contact, IssueCode? code)
    {
        var issue = code is { } one ? new RowIssue(one, [], string.Empty, string.Empty, string.Empty) : null;
        return new AppliedRow(new PlannedRow(new RowKey("contact", contact), code is null ? Change.Unchanged : Change.Issue, null, null, issue));
    }

    private IssueBook Opened(IssueRecord issue)
    {
        store.Record(issue, known: null, counts: false);
        return new IssueBook(store.ReadOpen());
    }

    private void Key(string value, string entityName) => sample.Organization.Dataverse.Load(Names.AlternateKey.Table, [new Entity(Names.AlternateKey.Table, Guid.NewGuid())
    {
        [Names.AlternateKey.DataSource] = LinkingOrganization.DataSource,
        [Names.AlternateKey.EntityName] = entityName,
        [Names.AlternateKey.Value] = value,
        [Names.AlternateKey.CustomerId] = A.ToString("N"),
    }]);

    private Look NewLook(IssueBook book) => new(sample.Organization.System, tables, book, Guid.Empty);
}
