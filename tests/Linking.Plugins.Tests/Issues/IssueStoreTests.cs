using Linking.Plugins.Issues;
using Linking.Plugins.Planning;
using Linking.Plugins.Tests.Execution;
using Linking.Plugins.Tests.Requirements;
using Linking.Plugins.Writing;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;
using static Linking.Plugins.Tests.Execution.ExecutionSample;
using Names = Linking.Plugins.Schema.Names;

namespace Linking.Plugins.Tests.Issues;

public class IssueStoreTests
{
    private static readonly Guid Row = new("0a000000-0000-4000-8000-00000000000a");
    private static readonly CustomerId C1 = CustomerId.Parse("c1");
    private static readonly CustomerId C2 = CustomerId.Parse("c2");
    private static readonly IssueRecord Issue = IssueTexts.ForRow(
        new RowKey("contact", Row),
        new RowIssue(IssueCode.RowNotFound, [C1, C2], "CRM", "Contact", "k"));

    private readonly MemoryService service = new();

    [Fact]
    public void A_new_issue_is_opened_with_all_that_is_known_of_it()
    {
        Assert.True(Store().Record(Issue, known: null));
        Assert.Equal(["upsert " + Names.Issue.Table], service.Calls);
        var row = Written();
        Assert.Equal((Names.Issue.Table, Issue.Id), (row.LogicalName, row.Id));
        Assert.Equal($"RowNotFound contact {Row}", row[Names.Issue.Name]);
        Assert.Equal(("RowNotFound", Issue.Message, Issue.Remedy), (row[Names.Issue.Code], row[Names.Issue.Message], row[Names.Issue.Remedy]));
        Assert.Equal(("contact", Row.ToString("D")), (row[Names.Issue.LogicalName], row[Names.Issue.RowId]));
        Assert.Equal(
            ("CRM", "Contact", "k", "c1;c2"),
            (row[Names.Issue.DataSource], row[Names.Issue.EntityName], row[Names.Issue.Key], row[Names.Issue.CustomerIds]));
        Assert.Equal((new OptionSetValue(0), new OptionSetValue(1)), (row[Names.State.Code], row[Names.State.Reason]));
        Assert.Equal((1, Noon, Noon), (row[Names.Issue.Attempts], row[Names.Issue.FirstSeen], row[Names.Issue.LastSeen]));
    }

    [Fact]
    public void An_issue_about_a_key_is_named_after_the_key()
    {
        Store().Record(Issue with { RowId = null }, known: null);
        Assert.Equal("RowNotFound contact k", Written()[Names.Issue.Name]);
        Assert.Null(Written()[Names.Issue.RowId]);
    }

    [Theory]
    [InlineData("RowNotFound", null, true, false)]
    [InlineData("ProfileNotFound", null, true, true)]
    [InlineData("RowNotFound", "other", true, true)]
    [InlineData("RowNotFound", null, false, true)]
    public void A_known_issue_is_written_when_it_is_closed_or_says_something_else(string code, string? message, bool isOpen, bool written)
    {
        service.Put(new Entity(Names.Issue.Table, Issue.Id));
        var known = Known(isOpen) with { Code = code, Message = message ?? Issue.Message };
        Assert.Equal(written, Store().Record(Issue, known));
        Assert.Equal(written ? ["update " + Names.Issue.Table] : [], service.Calls);
        if (written)
        {
            Assert.Equal((isOpen ? 5 : 1, !isOpen), (Written()[Names.Issue.Attempts], Written().Contains(Names.Issue.FirstSeen)));
        }
    }

    [Fact]
    public void A_write_that_was_refused_again_was_tried_again()
    {
        service.Put(new Entity(Names.Issue.Table, Issue.Id));
        Assert.True(Store().Record(Issue with { Code = IssueCode.WriteRejected }, Known(isOpen: true) with { Code = "WriteRejected" }));
        Assert.Equal(5, Written()[Names.Issue.Attempts]);
    }

    [Fact]
    public void A_message_that_was_cut_when_it_was_recorded_is_the_same_message()
    {
        var issue = Issue with { Message = new string('m', 5000) };
        Store().Record(issue, known: null);
        var read = Assert.Single(Store().ReadById([issue.Id]));
        Assert.False(Store().Record(issue, read));
    }

    [Fact]
    public void Texts_are_cut_to_their_columns()
    {
        var texts = new string('x', 5000);
        CustomerId[] customers = [.. Enumerable.Range(0, 30000).Select(number => CustomerId.Parse(new Guid(number, 1, 1, new byte[8]).ToString()))];
        Store().Record(
            Issue with { Message = texts, Remedy = texts, Key = texts, DataSource = texts, EntityName = texts, Table = texts, Customers = customers },
            known: null);
        string[] columns = [Names.Issue.Message, Names.Issue.Remedy, Names.Issue.Key, Names.Issue.DataSource, Names.Issue.EntityName];
        Assert.All(columns, column => Assert.Equal(4000, ((string)Written()[column]).Length));
        Assert.All([Names.Issue.Name, Names.Issue.LogicalName], column => Assert.Equal(200, ((string)Written()[column]).Length));
        Assert.Equal(1048576, ((string)Written()[Names.Issue.CustomerIds]).Length);
    }

    [Fact]
    public void An_issue_is_closed_with_the_moment()
    {
        service.Put(new Entity(Names.Issue.Table, Issue.Id));
        Assert.True(Store().Close(Known(isOpen: true)));
        var row = Written();
        Assert.Equal((Names.Issue.Table, Issue.Id, Noon), (row.LogicalName, row.Id, row[Names.Issue.LastSeen]));
        Assert.Equal((new OptionSetValue(1), new OptionSetValue(2)), (row[Names.State.Code], row[Names.State.Reason]));
        Assert.Equal(3, row.Attributes.Count);
    }

    [Fact]
    public void Issues_are_read_by_their_ids_open_or_closed_with_what_they_name()
    {
        var other = new Guid("0b000000-0000-4000-8000-00000000000b");
        service.Put(new Entity(Names.Issue.Table, Row)
        {
            [Names.Issue.Code] = "RowNotFound",
            [Names.Issue.LogicalName] = "contact",
            [Names.Issue.RowId] = Row.ToString("D"),
            [Names.Issue.CustomerIds] = "c1;;C2",
            [Names.Issue.Message] = "m",
            [Names.Issue.Attempts] = 3,
            [Names.State.Code] = new OptionSetValue(0),
        });
        service.Put(new Entity(Names.Issue.Table, other) { [Names.Issue.RowId] = "none", [Names.State.Code] = new OptionSetValue(1) });
        var read = Store().ReadById([Row, other, Guid.NewGuid()]).OrderBy(issue => issue.Id).ToList();
        Assert.Equal(
            (Row, true, "RowNotFound", new RowKey("contact", Row), "m", 3),
            (read[0].Id, read[0].IsOpen, read[0].Code, read[0].Row, read[0].Message, read[0].Attempts));
        Assert.Equal([C1, C2], read[0].Customers);
        Assert.Equal(service.Find(Names.Issue.Table, Row)!.RowVersion, read[0].Version);
        Assert.Equal(
            (other, false, string.Empty, null, string.Empty, 0),
            (read[1].Id, read[1].IsOpen, read[1].Code, read[1].Row, read[1].Message, read[1].Attempts));
        Assert.Empty(read[1].Customers);
    }

    [Fact]
    public void Open_issues_are_read_page_by_page_in_the_order_of_their_ids_and_closed_ones_are_not()
    {
        var ids = Enumerable.Range(1, 6).Select(number => new Guid(number, 0, 0, new byte[8])).ToList();
        foreach (var id in ids)
        {
            service.Put(new Entity(Names.Issue.Table, id) { [Names.State.Code] = new OptionSetValue(id == ids[2] ? 1 : 0) });
        }

        var first = Store().ReadOpen(string.Empty, 2);
        Assert.Equal(ids.Take(2), first.Issues.Select(issue => issue.Id));

        // What is closed meanwhile moves nothing.
        service.Put(new Entity(Names.Issue.Table, ids[0]) { [Names.State.Code] = new OptionSetValue(1) });
        var second = Store().ReadOpen(first.NextCursor, 2);
        Assert.Equal([ids[3], ids[4]], second.Issues.Select(issue => issue.Id));
        var last = Store().ReadOpen(second.NextCursor, 2);
        Assert.Equal((ids[5], string.Empty), (Assert.Single(last.Issues).Id, last.NextCursor));
        Assert.All(
            service.Queries,
            query => Assert.Equal((true, Names.Issue.Id, OrderType.Ascending), (query.NoLock, query.Orders[0].AttributeName, query.Orders[0].OrderType)));
    }

    [Theory]
    [InlineData(false, true)]
    [InlineData(true, false)]
    public void An_issue_that_another_execution_changed_meanwhile_is_written_only_by_who_does_not_guard_it(bool isGuarded, bool written)
    {
        Store().Record(Issue, known: null);
        var read = Assert.Single(Store().ReadById([Issue.Id]));
        Store().Record(Issue with { Message = "other" }, read);
        Assert.Equal(written, Store(isGuarded).Close(read));
        Assert.Equal(written, Store(isGuarded).Record(Issue with { Message = "third" }, read));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Who_guards_the_issues_writes_those_that_stand_as_they_were_read(bool keepsVersions)
    {
        Store().Record(Issue, known: null);
        var read = Assert.Single(Store().ReadById([Issue.Id]));
        Assert.True(Store(isGuarded: true).Close(keepsVersions ? read : read with { Version = null }));
        Assert.Equal(1, service.Find(Names.Issue.Table, Issue.Id)!.GetAttributeValue<OptionSetValue>(Names.State.Code).Value);
    }

    [Fact]
    public void An_issue_that_was_deleted_meanwhile_is_left_alone_and_other_faults_go_up()
    {
        Assert.False(Store(isGuarded: true).Close(Known(isOpen: true)));
        service.Before = _ => throw PlatformFaults.Make(-2147015902, "throttled");
        Assert.Equal(-2147015902, FaultClassifier.CodeOf(Record.Exception(() => Store(isGuarded: true).Close(Known(isOpen: true)))!));
    }

    private static RecordedIssue Known(bool isOpen) =>
        new(Issue.Id, isOpen, Issue.Code.ToString(), Issue.RowId is { } row ? new RowKey("contact", row) : null, [], Issue.Message, 4, "1");

    private IssueStore Store(bool isGuarded = false) => new(service, SnapshotSample.Snapshot().Shapes[Names.Issue.Table], () => Noon, isGuarded);

    private Entity Written() => Assert.Single(service.Written);
}
