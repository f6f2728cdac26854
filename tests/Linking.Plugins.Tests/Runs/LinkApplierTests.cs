using EmbeddedDataverse;
using Linking.Plugins.Planning;
using Linking.Plugins.Requirements;
using Linking.Plugins.Runs;
using Linking.Plugins.Tests.Writing;
using Linking.Plugins.Writing;
using Microsoft.Xrm.Sdk.Messages;
using Microsoft.Xrm.Sdk.Metadata;
using static Linking.Plugins.Tests.Runs.RunSample;
using TableShape = Linking.Plugins.Schema.TableShape;

namespace Linking.Plugins.Tests.Runs;

public class LinkApplierTests
{
    private static readonly Guid Profile = new("0a000000-0000-4000-8000-00000000000a");
    private static readonly Guid Old = new("0b000000-0000-4000-8000-00000000000b");

    private readonly List<string> trace = [];
    private readonly RecordingWriter writer = new();
    private readonly ScriptedService service = new(request => request is CreateOneToManyRequest
        ? throw PlatformFaults.Make(-2147220960, "no privilege")
        : new RetrieveMetadataChangesResponse { Results = { ["EntityMetadata"] = new EntityMetadataCollection() } });

    [Fact]
    public void Rows_that_stay_as_they_are_come_first_and_the_others_are_written_table_by_table()
    {
        var plan = new[] { Row("contact", 1), Row("lead", 2), Row("contact", 3), Row("contact", 4) with { From = Profile } };
        var applied = Applier(out _).Apply(plan);
        Assert.Equal([plan[3], plan[0], plan[2], plan[1]], applied.Select(row => row.Row));
        Assert.Equal(["contact: 2", "lead: 1"], writer.Asked);
        Assert.All(applied, row => Assert.Equal(string.Empty, row.Failure));
    }

    [Theory]
    [InlineData(WriteOutcome.RowGone, IssueCode.RowNotFound)]
    [InlineData(WriteOutcome.Rejected, IssueCode.WriteRejected)]
    internal void A_write_that_was_refused_ends_as_an_issue_and_the_row_keeps_its_link(WriteOutcome outcome, IssueCode code)
    {
        writer.Outcome = outcome;
        var applied = Assert.Single(Applier(out _).Apply([Row("contact", 1)]));
        Assert.Equal((Change.Issue, Old, Old, "failure"), (applied.Row.Change, applied.Row.From!.Value, applied.Row.To!.Value, applied.Failure));
        Assert.Equal((code, string.Empty, string.Empty, string.Empty), (applied.Row.Issue!.Code, applied.Row.Issue.DataSource, applied.Row.Issue.EntityName, applied.Row.Issue.Key));
        Assert.Empty(applied.Row.Issue.CustomerIds);
    }

    [Fact]
    public void A_refused_write_of_a_row_with_an_issue_keeps_what_that_issue_names()
    {
        writer.Outcome = WriteOutcome.Rejected;
        var issue = new RowIssue(IssueCode.ClaimedByTwoProfiles, ["c1", "c2"], "CRM", "contact", "k");
        var applied = Assert.Single(Applier(out _).Apply([Row("contact", 1) with { Issue = issue }]));
        Assert.Equal(issue with { Code = IssueCode.WriteRejected }, applied.Row.Issue);
    }

    [Fact]
    public void Rows_that_are_left_are_counted_and_end_in_no_way()
    {
        writer.Outcome = WriteOutcome.Left;
        var applier = Applier(out _);
        Assert.Empty(applier.Apply([Row("contact", 1), Row("lead", 2)]));
        Assert.Equal(2, applier.Left);
    }

    [Fact]
    public void Inside_a_transaction_no_lookup_is_added_and_the_table_is_refused()
    {
        Assert.Empty(Applier(out var register, isInTransaction: true, hasLookup: false).Apply([Row("contact", 1)]));
        Assert.Empty(service.Requests);
        Assert.Empty(writer.Asked);
        Assert.Equal("no such column, and a column cannot be added inside a transaction", Refusal(register));
    }

    [Fact]
    public void A_preview_needs_no_lookup()
    {
        Assert.Single(Applier(out var register, isPreview: true, hasLookup: false).Apply([Row("contact", 1)]));
        Assert.Empty(service.Requests);
        Assert.Null(Refusal(register));
    }

    [Fact]
    public void Where_the_lookup_cannot_be_added_no_row_of_the_table_is_written_and_the_reason_is_told()
    {
        Assert.Empty(Applier(out var register, hasLookup: false).Apply([Row("contact", 1), Row("contact", 2)]));
        Assert.Empty(writer.Asked);
        Assert.Equal("no privilege", Refusal(register));
        Assert.Equal(["No lookup on contact: no privilege"], trace);
    }

    private static string? Refusal(TableRegister register) => register.Current.Tables.Values.Single(table => table.Table.LogicalName == "contact").Facts.LookupRefusal;

    private static PlannedRow Row(string table, int number) => new(new RowKey(table, new Guid(number, 0, 0, new byte[8])), Change.Relinked, Old, Profile, null);

    private LinkApplier Applier(out TableRegister register, bool isInTransaction = false, bool isPreview = false, bool hasLookup = true)
    {
        var scope = Scope(service, trace, isInTransaction);
        register = new TableRegister(new SnapshotReader(service, scope.UtcNow), Snapshot(Table("contact", 1, hasLookup), Table("lead", 2)));
        return new LinkApplier(scope, register, writer, isPreview, () => false);
    }

    private sealed class RecordingWriter : ILinkWriter
    {
        public WriteOutcome Outcome { get; set; } = WriteOutcome.Written;

        public List<string> Asked { get; } = [];

        public IEnumerable<WriteResult> Write(TableShape table, IReadOnlyList<PlannedRow> rows, Func<bool> stop)
        {
            Asked.Add($"{table.LogicalName}: {rows.Count}");
            return rows.Select(row => new WriteResult(row, Outcome, Outcome == WriteOutcome.Written ? string.Empty : "failure"));
        }
    }
}
