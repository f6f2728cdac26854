using Linking.Plugins.Issues;
using Linking.Plugins.Keys;
using Linking.Plugins.Planning;

namespace Linking.Plugins.Tests.Issues;

/// <summary>What administrators read of an issue, word for word.</summary>
public class IssueTextsTests
{
    private const string Name = "contact 0a000000-0000-4000-8000-00000000000a";

    private static readonly RowKey Row = new("contact", new Guid("0a000000-0000-4000-8000-00000000000a"));
    private static readonly SourceKey Key = new(new SourcePair("CRM", "Contact"), "no id");
    private static readonly CustomerId C1 = CustomerId.Parse("C1");
    private static readonly CustomerId C2 = CustomerId.Parse("C2");

    [Fact]
    public void An_issue_of_a_row_is_about_that_row_whatever_is_wrong_with_it()
    {
        var issue = IssueTexts.ForRow(Row, new RowIssue(IssueCode.RowNotFound, [C1], "CRM", "Contact", "k"));
        Assert.Equal((IssueSubject.OfRow(Row), IssueCode.RowNotFound, "contact", Row.Id), (issue.Id, issue.Code, issue.Table, issue.RowId));
        Assert.Equal(("CRM", "Contact", "k"), (issue.DataSource, issue.EntityName, issue.Key));
        Assert.Equal([C1], issue.Customers);
        Assert.Equal(issue.Id, IssueTexts.ForRow(Row, new RowIssue(IssueCode.ProfileNotFound, [], "x", "y", "z")).Id);
        Assert.NotEqual(issue.Id, IssueSubject.OfRow(Row with { Table = "lead" }));
        Assert.NotEqual(issue.Id, IssueSubject.OfRow(Row with { Id = Guid.Empty }));
    }

    [Fact]
    public void An_issue_of_a_key_is_about_that_key_of_that_customer()
    {
        Assert.Equal(IssueSubject.OfKey(Key, C1), IssueSubject.OfKey(new SourceKey(new SourcePair("crm", "CONTACT"), "NO ID"), CustomerId.Parse(" c1")));
        Guid[] others =
        [
            IssueSubject.OfKey(Key, C2),
            IssueSubject.OfKey(Key with { Value = "other" }, C1),
            IssueSubject.OfKey(Key with { Pair = new SourcePair("CRM", "lead") }, C1),
        ];
        Assert.DoesNotContain(IssueSubject.OfKey(Key, C1), others);
        Assert.Equal(3, others.Distinct().Count());
    }

    [Fact]
    public void A_row_claimed_twice() => Says(
        IssueCode.ClaimedByTwoProfiles,
        Name + " is claimed by several customers with equal right: c1, c2. It belongs to the first of them, c1.",
        "Give one of the data sources the higher rank in Source tables: a rank decides. "
            + "Or find out in Customer Insights why the row is in several profiles, correct the match rules, and unify again.",
        [C1, C2]);

    [Fact]
    public void A_row_that_does_not_exist() => Says(
        IssueCode.RowNotFound,
        "A key of customer c1, c2 names " + Name + ", which does not exist in this environment.",
        "Refresh the data source in Customer Insights and unify again; a deleted row leaves its profile then.",
        [C1, C2]);

    [Fact]
    public void A_customer_without_a_profile() => Says(
        IssueCode.ProfileNotFound,
        Name + " belongs to customer c1, which has no customer profile here, so the row is linked to none.",
        "Usually the profile arrives with the next refresh. If not, unify again.",
        [C1]);

    [Fact]
    public void A_write_that_was_refused() => Says(
        IssueCode.WriteRejected,
        "Dataverse refused to write the link of " + Name + ": 0x80040220 no",
        "Correct what the message names, then look at the row again with a repair run.",
        [],
        "0x80040220 no");

    [Fact]
    public void What_is_no_obstacle_of_a_row_is_named_by_its_code() => Says(IssueCode.KeyNotGuid, Name + ": KeyNotGuid", string.Empty, []);

    [Fact]
    public void A_key_that_is_no_GUID()
    {
        var issue = OfKey(IssueCode.KeyNotGuid);
        Assert.Equal("A key of CRM / Contact is no GUID, so it names no row of contact.", issue.Message);
        Assert.Equal("Select the primary key of contact on Describe customer data in Customer Insights, correct the row, and unify again.", issue.Remedy);
        Assert.Equal((IssueSubject.OfKey(Key, C1), IssueCode.KeyNotGuid, "contact", (Guid?)null), (issue.Id, issue.Code, issue.Table, issue.RowId));
        Assert.Equal(("CRM", "Contact", "no id"), (issue.DataSource, issue.EntityName, issue.Key));
        Assert.Equal([C1], issue.Customers);
    }

    [Fact]
    public void A_ring_that_cannot_be_read()
    {
        var issue = OfKey(IssueCode.KeyRingUnreadable);
        Assert.Equal("The KeyRing of a key of CRM / Contact is no readable JSON; the keys in it were not used.", issue.Message);
        Assert.Equal("Unify again. If the KeyRing stays unreadable, report it to Microsoft support; the other key sources are used meanwhile.", issue.Remedy);
    }

    [Fact]
    public void A_key_without_a_customer()
    {
        var issue = IssueTexts.ForKey(new KeyProblem(IssueCode.CustomerIdMissing, Key, default), "contact");
        Assert.Equal("A key of CRM / Contact carries no CustomerId, so it claims contact no id for nobody.", issue.Message);
        Assert.Equal("Unify again. If the CustomerId stays empty, report it to Microsoft support.", issue.Remedy);
        Assert.Empty(issue.Customers);
    }

    private static IssueRecord OfKey(IssueCode code) => IssueTexts.ForKey(new KeyProblem(code, Key, C1), "contact");

    private static void Says(IssueCode code, string message, string remedy, CustomerId[] customers, string failure = "")
    {
        var issue = IssueTexts.ForRow(Row, new RowIssue(code, customers, "CRM", "Contact", "k"), failure);
        Assert.Equal((message, remedy), (issue.Message, issue.Remedy));
    }
}
