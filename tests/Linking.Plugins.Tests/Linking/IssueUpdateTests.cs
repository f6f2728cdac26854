using Linking.Plugins.Issues;
using Linking.Plugins.Keys;
using Linking.Plugins.Linking;
using Linking.Plugins.Planning;
using Linking.Plugins.Requirements;
using Linking.Plugins.Schema;
using Linking.Plugins.Tests.Requirements;
using static Linking.Plugins.Tests.Facts.UnifiedData;

namespace Linking.Plugins.Tests.Linking;

/// <summary>What a round opens and closes, and what it reads for that.</summary>
public class IssueUpdateTests
{
    private static readonly CustomerId C1 = CustomerId.Parse("c1");
    private static readonly KeyProblem NoId = new(IssueCode.KeyNotGuid, new SourceKey(new SourcePair("CRM", "Clients"), "no id"), C1);

    private readonly RoundSample sample = new();

    [Fact]
    public void Where_nothing_is_to_open_or_close_nothing_is_read()
    {
        sample.Open(1, IssueCode.RowNotFound);
        Assert.Equal(0, Apply([], Row(1, Change.Unchanged), Row(2, Change.Left), Row(3, Change.Unchanged, owner: false)));
        Assert.Empty(sample.Service.Calls);
    }

    [Fact]
    public void Only_the_issues_concerned_are_read_in_one_go()
    {
        Enumerable.Range(1, 20).ToList().ForEach(row => sample.Open(row, IssueCode.RowNotFound));
        Assert.Equal(3, Apply([NoId], Row(1, Change.Linked), Row(2, Change.Unchanged), Issue(3, IssueCode.RowNotFound)));
        var query = Assert.Single(sample.Service.Queries);
        Assert.Equal(
            [IssueSubject.OfRow(Contact(1)), IssueSubject.OfRow(Contact(3)), IssueSubject.OfKey(NoId.Key, C1)],
            query.Criteria.Conditions.Single().Values.Cast<Guid>().OrderBy(Rank));
    }

    [Fact]
    public void What_stands_in_the_way_is_opened_once_and_again_when_it_says_something_else()
    {
        Assert.Equal(1, Apply([], Issue(1, IssueCode.RowNotFound)));
        Assert.Equal(0, Apply([], Issue(1, IssueCode.RowNotFound)));
        Assert.Equal(1, Apply([], Issue(1, IssueCode.ProfileNotFound)));
        Assert.Equal(["ProfileNotFound"], sample.OpenCodes());
    }

    [Fact]
    public void The_failure_of_a_refused_write_is_told()
    {
        Apply([], Issue(1, IssueCode.WriteRejected) with { Failure = "0x80040220 no" });
        Assert.EndsWith(
            ": 0x80040220 no",
            sample.Service.All(Names.Issue.Table).Single().GetAttributeValue<string>(Names.Issue.Message),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Issues_are_written_in_the_order_of_their_ids()
    {
        Assert.Equal(30, Apply([], [.. Enumerable.Range(1, 30).Select(row => Issue(row, IssueCode.RowNotFound))]));
        var written = sample.Service.Written.ConvertAll(row => row.Id);
        Assert.Equal(written.Order(), written);
    }

    [Fact]
    public void A_key_that_names_no_row_is_told_with_the_table_that_its_pair_stands_for_or_its_own_name()
    {
        Apply([NoId, NoId with { Key = new SourceKey(new SourcePair("Files", "Card"), "x") }]);
        var tables = sample.Service.All(Names.Issue.Table).Select(issue => (issue[Names.Issue.LogicalName], issue[Names.Issue.EntityName])).Order();
        Assert.Equal([("Card", "Card"), ("contact", (object)"Clients")], tables);
    }

    [Theory]
    [InlineData(Change.Linked, true, false, true)]
    [InlineData(Change.Relinked, true, false, true)]
    [InlineData(Change.Unlinked, false, false, true)]
    [InlineData(Change.Unchanged, true, false, false)]
    [InlineData(Change.Unchanged, true, true, true)]
    [InlineData(Change.Unchanged, false, true, false)]
    [InlineData(Change.Left, true, true, false)]
    internal void The_issue_of_a_row_is_closed_when_it_was_written_or_when_it_is_in_order_and_somebody_looks_at_issues(
        Change change,
        bool owner,
        bool closes,
        bool isClosed)
    {
        sample.Open(1, IssueCode.ProfileNotFound);
        Assert.Equal(isClosed ? 1 : 0, Apply(closes, [], Row(1, change, owner)));
        Assert.Equal(isClosed ? 0 : 1, sample.OpenCodes().Count);
    }

    [Fact]
    public void The_issue_of_a_row_that_is_dealt_with_elsewhere_is_not_closed()
    {
        sample.Open(1, IssueCode.ProfileNotFound);
        Assert.Equal(0, Apply(closes: true, [], Row(1, Change.Linked) with { Part = RowPart.Disputed }));
        Assert.Single(sample.OpenCodes());
    }

    [Fact]
    public void An_issue_that_is_closed_already_is_left_alone()
    {
        sample.Open(1, IssueCode.ProfileNotFound, isOpen: false);
        Assert.Equal(0, Apply([], Row(1, Change.Linked), Row(2, Change.Linked)));
        Assert.Empty(sample.Service.Written);
    }

    [Fact]
    public void A_row_that_is_written_and_has_an_issue_of_its_own_keeps_it_open()
    {
        sample.Open(1, IssueCode.ProfileNotFound);
        Assert.Equal(1, Apply([], Issue(1, IssueCode.ClaimedByTwoProfiles, writes: true)));
        Assert.Equal(["ClaimedByTwoProfiles"], sample.OpenCodes());
    }

    [Fact]
    public void An_issue_that_another_execution_changed_meanwhile_is_left_to_it_and_not_counted()
    {
        sample.Open(1, IssueCode.ProfileNotFound);
        sample.Service.After = _ => sample.Open(1, IssueCode.RowNotFound);
        Assert.Equal(0, Apply([], Row(1, Change.Linked)));
        sample.Service.After = _ => { };
        Assert.Equal(["RowNotFound"], sample.OpenCodes());
    }

    private static int Rank(Guid id) => id == IssueSubject.OfRow(Contact(1)) ? 1 : id == IssueSubject.OfRow(Contact(3)) ? 2 : 3;

    private static AppliedRow Row(int row, Change change, bool owner = true)
    {
        Guid? from = change is Change.Relinked or Change.Unlinked ? ProfileId(9) : null;
        Guid? to = change is Change.Relinked or Change.Linked ? ProfileId(1) : null;
        return new AppliedRow(new PlannedRow(Contact(row), change, from, to, null) { Owner = owner ? C1 : default }, RowPart.Own);
    }

    private static AppliedRow Issue(int row, IssueCode code, bool writes = false)
    {
        var issue = new RowIssue(code, [C1], "CRM", "contact", "k");
        return new AppliedRow(new PlannedRow(Contact(row), Change.Issue, null, writes ? ProfileId(1) : null, issue) { Owner = C1 }, RowPart.Own);
    }

    private int Apply(IEnumerable<KeyProblem> problems, params AppliedRow[] rows) => Apply(closes: false, problems, rows);

    private int Apply(bool closes, IEnumerable<KeyProblem> problems, params AppliedRow[] rows)
    {
        var state = SnapshotSample.Table("contact", 1);
        var clients = state.With(state.Facts with { Table = state.Table with { Pair = NoId.Key.Pair } });
        var store = new IssueStore(sample.Service, SnapshotSample.Snapshot().Shapes[Names.Issue.Table], () => Execution.ExecutionSample.Noon, isGuarded: true);
        return new IssueUpdate(store, new LinkedTables([state, clients])).Apply(problems, rows, closes);
    }
}
