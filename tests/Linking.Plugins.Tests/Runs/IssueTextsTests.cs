using Linking.Plugins.Keys;
using Linking.Plugins.Planning;
using Linking.Plugins.Runs;

namespace Linking.Plugins.Tests.Runs;

/// <summary>What administrators read of an issue, word for word.</summary>
public class IssueTextsTests
{
    private const string Name = "contact 0a000000-0000-4000-8000-00000000000a";

    private static readonly RowKey Row = new("contact", new Guid("0a000000-0000-4000-8000-00000000000a"));
    private static readonly SourceKey Key = new(new SourcePair("CRM", "Contact"), "no id");

    [Fact]
    public void An_issue_of_a_row_is_about_that_row_whatever_is_wrong_with_it()
    {
        var issue = IssueTexts.ForRow(Row, new RowIssue(IssueCode.RowNotFound, ["c1"], "CRM", "Contact", "k"));
        Assert.Equal((IssueSubject.OfRow(Row), IssueCode.RowNotFound, "contact", Row.Id), (issue.Id, issue.Code, issue.Table, issue.RowId));
        Assert.Equal(("CRM", "Contact", "k"), (issue.DataSource, issue.EntityName, issue.Key));
        Assert.Equal(["c1"], issue.CustomerIds);
        Assert.Equal(issue.Id, IssueTexts.ForRow(Row, new RowIssue(IssueCode.KeyNotFound, [], "x", "y", "z")).Id);
    }

    [Fact]
    public void A_row_claimed_twice() => Says(
        IssueCode.ClaimedByTwoProfiles,
        Name + " is claimed by several customer profiles: c1, (without a CustomerId). It keeps the link that it has.",
        "Find out in Customer Insights why the row is in both profiles, correct the match rules, and unify again.",
        ["c1", string.Empty]);

    [Fact]
    public void A_row_claimed_by_two_profiles_of_one_customer() => Says(
        IssueCode.ClaimedByTwoProfiles,
        Name + " is claimed by several customer profiles that carry the same CustomerId, c1. It keeps the link that it has.",
        "Find out in Customer Insights why the row is in both profiles, correct the match rules, and unify again.",
        ["c1"]);

    [Fact]
    public void A_row_that_does_not_exist() => Says(
        IssueCode.RowNotFound,
        "A key of customer c1, c2 names " + Name + ", which does not exist in this environment.",
        "Refresh the data source in Customer Insights and unify again; a deleted row leaves its profile then.",
        ["c1", "c2"]);

    [Fact]
    public void A_customer_without_a_profile() => Says(
        IssueCode.ProfileNotFound,
        Name + " belongs to customer c1, which has no customer profile here. The row keeps the link that it has.",
        "Usually the profile arrives with the next write. If not, unify again.",
        ["c1"]);

    [Fact]
    public void A_row_that_nobody_claims_any_more() => Says(
        IssueCode.KeyNotFound,
        Name + " is linked to a profile that does not claim it any more, and no other profile does; no delete was seen. It keeps its link.",
        "A full run, which reads all keys to their end, decides.",
        []);

    [Fact]
    public void A_link_that_the_guard_holds() => Says(
        IssueCode.HeldByGuard,
        "The link of " + Name + " is to be cleared, because its key is gone, but more links were cleared within a day than the guard allows.",
        "Find out why so many keys are gone. Then start a run and approve it, or correct the cause and unify again.",
        []);

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
        var issue = IssueTexts.ForKey(new KeyProblem(IssueCode.KeyNotGuid, Key, CustomerId.Parse("C1")), "contact");
        Assert.Equal("A key of CRM / Contact is no GUID, so it names no row of contact.", issue.Message);
        Assert.Equal("Select the primary key of contact on Describe customer data in Customer Insights, correct the row, and unify again.", issue.Remedy);
        Assert.Equal((IssueSubject.OfKey(Key, CustomerId.Parse("C1")), IssueCode.KeyNotGuid, "contact", (Guid?)null), (issue.Id, issue.Code, issue.Table, issue.RowId));
        Assert.Equal(("CRM", "Contact", "no id"), (issue.DataSource, issue.EntityName, issue.Key));
        Assert.Equal(["c1"], issue.CustomerIds);
    }

    [Fact]
    public void A_ring_that_cannot_be_read()
    {
        var issue = IssueTexts.ForKey(new KeyProblem(IssueCode.KeyRingUnreadable, Key, CustomerId.Parse("C1")), "contact");
        Assert.Equal("The KeyRing of a key of CRM / Contact is no readable JSON; the keys in it were not used.", issue.Message);
        Assert.Equal("Unify again. If the KeyRing stays unreadable, report it to Microsoft support; the other key sources are used meanwhile.", issue.Remedy);
    }

    private static void Says(IssueCode code, string message, string remedy, string[] customers, string failure = "")
    {
        var issue = IssueTexts.ForRow(Row, new RowIssue(code, customers, "CRM", "Contact", "k"), failure);
        Assert.Equal((message, remedy), (issue.Message, issue.Remedy));
    }
}
