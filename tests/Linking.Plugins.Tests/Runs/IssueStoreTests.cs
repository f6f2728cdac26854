using Linking.Plugins.Planning;
using Linking.Plugins.Runs;
using Linking.Plugins.Schema;
using Linking.Plugins.Tests.Writing;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;
using Microsoft.Xrm.Sdk.Query;

namespace Linking.Plugins.Tests.Runs;

public class IssueStoreTests
{
    private static readonly DateTime Noon = new(2026, 3, 1, 12, 0, 0, DateTimeKind.Utc);
    private static readonly TableShape Issues = new(Names.Issue.Table, Names.Issue.Id, TableKind.Standard, false, [], null);
    private static readonly Guid Row = new("0a000000-0000-4000-8000-00000000000a");
    private static readonly IssueRecord Issue = IssueTexts.ForRow(new RowKey("contact", Row), new RowIssue(IssueCode.RowNotFound, ["c1", "c2"], "CRM", "Contact", "k"));

    private readonly ScriptedService service = new();

    [Fact]
    public void A_new_issue_is_opened_with_all_that_is_known_of_it()
    {
        Assert.True(Store().Record(Issue, known: null, counts: false));
        var row = Written();
        Assert.Equal((Names.Issue.Table, Issue.Id), (row.LogicalName, row.Id));
        Assert.Equal($"RowNotFound contact {Row}", row[Names.Issue.Name]);
        Assert.Equal(("RowNotFound", Issue.Message, Issue.Remedy), (row[Names.Issue.Code], row[Names.Issue.Message], row[Names.Issue.Remedy]));
        Assert.Equal(("contact", Row.ToString("D")), (row[Names.Issue.LogicalName], row[Names.Issue.RowId]));
        Assert.Equal(("CRM", "Contact", "k", "c1;c2"), (row[Names.Issue.DataSource], row[Names.Issue.EntityName], row[Names.Issue.Key], row[Names.Issue.CustomerIds]));
        Assert.Equal((new OptionSetValue(0), new OptionSetValue(1)), (row[Names.State.Code], row[Names.State.Reason]));
        Assert.Equal((1, Noon, Noon), (row[Names.Issue.Attempts], row[Names.Issue.FirstSeen], row[Names.Issue.LastSeen]));
    }

    [Fact]
    public void An_issue_about_a_key_is_named_after_the_key()
    {
        Store().Record(Issue with { RowId = null }, known: null, counts: false);
        Assert.Equal("RowNotFound contact k", Written()[Names.Issue.Name]);
        Assert.Null(Written()[Names.Issue.RowId]);
    }

    [Theory]
    [InlineData("RowNotFound", null, false, false)]
    [InlineData("RowNotFound", null, true, true)]
    [InlineData("KeyNotFound", null, false, true)]
    [InlineData("RowNotFound", "other", false, true)]
    public void An_open_issue_is_written_again_when_it_says_something_else_or_a_run_counts_it(string code, string? message, bool counts, bool written)
    {
        var known = new OpenIssue(Issue.Id, code, new RowKey("contact", Row), [], "k", message ?? Issue.Message, 4);
        Assert.Equal(written, Store().Record(Issue, known, counts));
        Assert.Equal(written ? 1 : 0, service.Requests.Count);
        if (written)
        {
            Assert.Equal(5, Written()[Names.Issue.Attempts]);
            Assert.False(Written().Contains(Names.Issue.FirstSeen));
        }
    }

    [Fact]
    public void Texts_are_cut_to_their_columns()
    {
        var texts = new string('x', 5000);
        Store().Record(Issue with { Message = texts, Remedy = texts, Key = texts, DataSource = texts, EntityName = texts, Table = texts }, known: null, counts: false);
        string[] columns = [Names.Issue.Message, Names.Issue.Remedy, Names.Issue.Key, Names.Issue.DataSource, Names.Issue.EntityName];
        Assert.All(columns, column => Assert.Equal(4000, ((string)Written()[column]).Length));
        Assert.All([Names.Issue.Name, Names.Issue.LogicalName], column => Assert.Equal(200, ((string)Written()[column]).Length));
    }

    [Fact]
    public void An_issue_is_closed_with_the_moment()
    {
        Assert.True(Store().Close(new OpenIssue(Row, Issue.Code.ToString(), null, [], "k", Issue.Message, 1)));
        var row = ((UpdateRequest)Assert.Single(service.Requests)).Target;
        Assert.Equal((Names.Issue.Table, Row, Noon), (row.LogicalName, row.Id, row[Names.Issue.LastSeen]));
        Assert.Equal((new OptionSetValue(1), new OptionSetValue(2)), (row[Names.State.Code], row[Names.State.Reason]));
    }

    [Fact]
    public void Open_issues_are_read_with_what_they_name()
    {
        var full = new Entity(Names.Issue.Table, Row)
        {
            [Names.Issue.Code] = "RowNotFound",
            [Names.Issue.LogicalName] = "contact",
            [Names.Issue.RowId] = Row.ToString("D"),
            [Names.Issue.CustomerIds] = "c1;;c2",
            [Names.Issue.Key] = "k",
            [Names.Issue.Message] = "m",
            [Names.Issue.Attempts] = 3,
        };
        var asking = new ScriptedService(query: _ => new EntityCollection([full, new Entity(Names.Issue.Table, Guid.NewGuid()) { [Names.Issue.RowId] = "none" }]));
        var read = new IssueStore(asking, Issues, () => Noon).ReadOpen();
        Assert.Equal((Row, "RowNotFound", new RowKey("contact", Row)), (read[0].Id, read[0].Code, read[0].Row));
        Assert.Equal(("k", "m", 3), (read[0].Key, read[0].Message, read[0].Attempts));
        Assert.Equal(["c1", "c2"], read[0].CustomerIds);
        Assert.Equal((string.Empty, null, string.Empty, string.Empty, 0), (read[1].Code, read[1].Row, read[1].Key, read[1].Message, read[1].Attempts));
        Assert.Empty(read[1].CustomerIds);
        var query = (QueryExpression)Assert.Single(asking.Queries);
        var condition = Assert.Single(query.Criteria.Conditions);
        Assert.Equal((Names.State.Code, ConditionOperator.Equal, (object)0), (condition.AttributeName, condition.Operator, condition.Values[0]));
        Assert.Equal((true, 7), (query.NoLock, query.ColumnSet.Columns.Count));
    }

    [Fact]
    public void Issues_that_were_seen_since_a_moment_are_asked_for_by_it()
    {
        _ = Store().ReadOpen(seenSince: Noon);
        var condition = ((QueryExpression)Assert.Single(service.Queries)).Criteria.Conditions[1];
        Assert.Equal((Names.Issue.LastSeen, ConditionOperator.GreaterEqual, (object)Noon), (condition.AttributeName, condition.Operator, condition.Values[0]));
    }

    [Theory]
    [InlineData(true, "7")]
    [InlineData(false, null)]
    public void Only_who_guards_the_issues_keeps_their_versions_and_heeds_them(bool isGuarded, string? version)
    {
        var asking = new ScriptedService(query: _ => new EntityCollection([new Entity(Names.Issue.Table, Row) { RowVersion = "7" }]));
        var store = new IssueStore(asking, Issues, () => Noon, isGuarded);
        var read = Assert.Single(store.ReadOpen());
        Assert.Equal(version, read.Version);
        Assert.True(store.Close(read with { Version = "7" }));
        var request = (UpdateRequest)Assert.Single(asking.Requests);
        Assert.Equal(isGuarded ? ConcurrencyBehavior.IfRowVersionMatches : ConcurrencyBehavior.Default, request.ConcurrencyBehavior);
        Assert.Equal(version, request.Target.RowVersion);
    }

    [Fact]
    public void Who_guards_the_issues_creates_one_that_is_not_known()
    {
        Assert.True(new IssueStore(service, Issues, () => Noon, isGuarded: true).Record(Issue, known: null, counts: false));
        Assert.IsType<CreateRequest>(Assert.Single(service.Requests));
    }

    private IssueStore Store() => new(service, Issues, () => Noon);

    private Entity Written() => ((UpsertRequest)Assert.Single(service.Requests)).Target;
}
