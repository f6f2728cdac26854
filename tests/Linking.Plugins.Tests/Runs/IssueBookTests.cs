using Linking.Plugins.Keys;
using Linking.Plugins.Planning;
using Linking.Plugins.Runs;

namespace Linking.Plugins.Tests.Runs;

public class IssueBookTests
{
    private static readonly RowKey Row = new("contact", new Guid("0a000000-0000-4000-8000-00000000000a"));
    private static readonly SourceKey Key = new(new SourcePair("CRM", "contact"), "no id");
    private static readonly CustomerId Customer = CustomerId.Parse("C1");
    private static readonly OpenIssue OfRow = new(IssueSubject.OfRow(Row), "ClaimedByTwoProfiles", Row, ["c2"], "k", "m", 4);
    private static readonly OpenIssue OfKey = new(IssueSubject.OfKey(Key, Customer), "KeyNotGuid", null, ["c1"], "no id", "m", 1);

    [Fact]
    public void Issues_are_found_by_id_and_by_row()
    {
        var book = new IssueBook([OfRow, OfKey]);
        Assert.Equal(2, book.All.Count);
        Assert.Same(OfRow, book.Find(OfRow.Id));
        Assert.Null(book.Find(Guid.NewGuid()));
        Assert.True(book.IsOpen(Row));
        Assert.False(book.IsOpen(Row with { Table = "lead" }));
    }

    [Fact]
    public void A_rivalry_is_known_while_its_issue_is_open()
    {
        Assert.True(new IssueBook([OfRow]).IsRivalryKnown(Row));
        Assert.False(new IssueBook([OfRow with { Code = "RowNotFound" }]).IsRivalryKnown(Row));
        Assert.False(new IssueBook([]).IsRivalryKnown(Row));
    }

    [Fact]
    public void An_issue_names_all_of_its_customers_and_no_others()
    {
        var book = new IssueBook([OfRow with { CustomerIds = ["c1", "c2"] }]);
        Assert.True(book.NamesAll(Row, ["c2", "c1"]));
        Assert.False(book.NamesAll(Row, ["c1", "c3"]));
        Assert.False(book.NamesAll(Row with { Table = "lead" }, []));
    }

    [Fact]
    public void What_is_looked_at_concerns_issues_by_row_by_customer_and_by_key()
    {
        var book = new IssueBook([OfRow, OfKey]);
        Assert.Equal([OfRow], book.ConcernedBy(new HashSet<RowKey> { Row }, []));
        Assert.Equal([OfKey], book.ConcernedBy(new HashSet<RowKey>(), [Customer]));
        Assert.Empty(book.ConcernedBy(new HashSet<RowKey> { Row with { Table = "lead" } }, [CustomerId.Parse("c3")]));
        book.Concern(new AlternateKeyRow(Guid.NewGuid(), Customer, "C1", null, Key, [Key], RingIsReadable: true, Profile: null));
        Assert.Equal([OfKey], book.ConcernedBy(new HashSet<RowKey>(), []));
    }

    [Fact]
    public void An_issue_of_several_customers_concerns_each_of_them()
    {
        var book = new IssueBook([OfRow with { CustomerIds = ["c1", "c2"] }]);
        Assert.Single(book.ConcernedBy(new HashSet<RowKey>(), [Customer]));
    }

    [Fact]
    public void What_is_open_now_takes_the_place_of_what_was_read_before()
    {
        var other = Row with { Table = "lead" };
        var book = new IssueBook([OfRow, OfKey]);
        book.Replace([OfRow with { Id = IssueSubject.OfRow(other), Row = other }]);
        Assert.Equal((1, false, true), (book.All.Count, book.IsOpen(Row), book.IsOpen(other)));
    }

    [Fact]
    public void An_issue_that_is_opened_counts_from_one_and_one_that_is_open_goes_on_counting()
    {
        var book = new IssueBook([OfRow]);
        book.Opened(IssueTexts.ForRow(Row, new RowIssue(IssueCode.RowNotFound, ["c9"], string.Empty, string.Empty, "k9")));
        var now = book.Find(OfRow.Id)!;
        Assert.Equal((5, "RowNotFound", Row, "k9"), (now.Attempts, now.Code, now.Row, now.Key));
        Assert.Equal(["c9"], now.CustomerIds);
        Assert.False(book.IsRivalryKnown(Row));
        book.Opened(IssueTexts.ForKey(new KeyProblem(IssueCode.KeyNotGuid, Key, Customer), "contact"));
        Assert.Equal((1, null), (book.Find(OfKey.Id)!.Attempts, book.Find(OfKey.Id)!.Row));
    }

    [Fact]
    public void An_issue_that_is_closed_is_open_no_more()
    {
        var book = new IssueBook([OfRow, OfKey]);
        book.Closed(OfRow.Id);
        Assert.False(book.IsOpen(Row));
        Assert.Null(book.Find(OfRow.Id));
        book.Closed(OfKey.Id);
        book.Closed(OfKey.Id);
        Assert.Empty(book.All);
        Assert.Empty(book.ConcernedBy(new HashSet<RowKey> { Row }, [Customer]));
    }
}
