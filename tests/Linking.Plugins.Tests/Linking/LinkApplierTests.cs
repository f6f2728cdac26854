using Linking.Plugins.Linking;
using Linking.Plugins.Planning;
using Linking.Plugins.Requirements;
using Linking.Plugins.Tests.Writing;
using Linking.Plugins.Writing;
using Microsoft.Xrm.Sdk.Messages;
using Microsoft.Xrm.Sdk.Metadata;
using static Linking.Plugins.Tests.Execution.ExecutionSample;
using static Linking.Plugins.Tests.Requirements.SnapshotSample;
using TableShape = Linking.Plugins.Schema.TableShape;

namespace Linking.Plugins.Tests.Linking;

/// <summary>In which order rows are written, and how each ends by what its writer says.</summary>
public class LinkApplierTests
{
    private static readonly Guid Profile = new("0a000000-0000-4000-8000-00000000000a");
    private static readonly Guid Old = new("0b000000-0000-4000-8000-00000000000b");
    private static readonly CustomerId Owner = CustomerId.Parse("c1");

    private readonly List<string> trace = [];
    private readonly List<RowKey> changed = [];
    private readonly RecordingWriter writer = new();
    private readonly ScriptedService service = new(request => request is CreateOneToManyRequest
        ? throw PlatformFaults.Make(-2147220960, "no privilege")
        : new RetrieveMetadataChangesResponse { Results = { ["EntityMetadata"] = new EntityMetadataCollection() } });

    [Fact]
    public void Rows_are_written_table_by_table_in_the_order_of_tables_and_ids()
    {
        var plan = new[] { Row("lead", 2), Row("contact", 3), Row("contact", 1) };
        var applied = Applier(out _).Write(plan, changed);
        Assert.Equal([plan[2], plan[1], plan[0]], applied.Select(row => row.Row));
        Assert.Equal(["contact: 1 3", "lead: 2"], writer.Asked);
        Assert.All(applied, row => Assert.Equal((string.Empty, RowPart.Own), (row.Failure, row.Part)));
        Assert.Empty(changed);
    }

    [Fact]
    public void A_write_that_was_refused_ends_as_an_issue_of_the_owner_and_the_row_keeps_its_link()
    {
        writer.Outcome = WriteOutcome.Rejected;
        var applied = Assert.Single(Applier(out _).Write([Row("contact", 1)], changed));
        Assert.Equal(
            (Change.Issue, Old, Old, "failure", false),
            (applied.Row.Change, applied.Row.From!.Value, applied.Row.To!.Value, applied.Failure, applied.Row.Writes));
        Assert.Equal(
            (IssueCode.WriteRejected, string.Empty, string.Empty, string.Empty),
            (applied.Row.Issue!.Code, applied.Row.Issue.DataSource, applied.Row.Issue.EntityName, applied.Row.Issue.Key));
        Assert.Equal([Owner], applied.Row.Issue.Customers);
    }

    [Fact]
    public void A_refused_clear_names_no_customer()
    {
        writer.Outcome = WriteOutcome.Rejected;
        var applied = Assert.Single(Applier(out _).Write([Row("contact", 1) with { To = null, Owner = default }], changed));
        Assert.Empty(applied.Row.Issue!.Customers);
    }

    [Fact]
    public void A_refused_write_of_a_row_with_an_issue_keeps_what_that_issue_names()
    {
        writer.Outcome = WriteOutcome.Rejected;
        var issue = new RowIssue(IssueCode.ClaimedByTwoProfiles, [Owner, CustomerId.Parse("c2")], "CRM", "contact", "k");
        var applied = Assert.Single(Applier(out _).Write([Row("contact", 1) with { Issue = issue }], changed));
        Assert.Equal(issue with { Code = IssueCode.WriteRejected }, applied.Row.Issue);
    }

    [Fact]
    public void A_claimed_row_that_is_gone_when_it_is_written_is_left_as_one_that_does_not_exist()
    {
        writer.Outcome = WriteOutcome.RowGone;
        var applied = Assert.Single(Applier(out _).Write([Row("contact", 1)], changed)).Row;
        Assert.Equal((Change.Left, false, null), (applied.Change, applied.Writes, applied.Issue));
        Assert.Equal((Change.Issue, IssueCode.RowNotFound, null, false), (applied.End!.Change, applied.End.Issue!.Code, applied.End.To, applied.End.Writes));
        Assert.Equal([Owner], applied.End.Issue.Customers);
    }

    [Fact]
    public void An_unclaimed_row_that_is_gone_when_it_is_written_is_nothing_any_more()
    {
        writer.Outcome = WriteOutcome.RowGone;
        var applied = Assert.Single(Applier(out _).Write([Row("contact", 1) with { To = null, Owner = default }], changed)).Row;
        Assert.Equal((Change.Unchanged, false, null, null), (applied.Change, applied.Writes, applied.Issue, applied.End));
    }

    [Fact]
    public void Rows_that_are_left_are_counted_and_end_in_no_way_and_the_first_is_named()
    {
        writer.Outcome = WriteOutcome.Left;
        var applier = Applier(out _);
        Assert.Null(applier.FirstLeft);
        Assert.Empty(applier.Write([Row("lead", 2), Row("contact", 5), Row("contact", 4)], changed));
        Assert.Equal((3, Row("contact", 4).Row), (applier.Left, applier.FirstLeft!.Value));
        applier.Write([Row("contact", 3)], changed);
        applier.Write([Row("contact", 7)], changed);
        Assert.Equal((5, Row("contact", 3).Row), (applier.Left, applier.FirstLeft.Value));
    }

    [Fact]
    public void Rows_that_somebody_changed_meanwhile_are_named_apart()
    {
        writer.Outcome = WriteOutcome.RowChanged;
        Assert.Empty(Applier(out _).Write([Row("contact", 1)], changed));
        Assert.Equal([Row("contact", 1).Row], changed);
    }

    [Fact]
    public void Inside_a_transaction_no_lookup_is_added_and_the_table_is_refused()
    {
        Assert.Empty(Applier(out var tables, isInTransaction: true, hasLookup: false).Write([Row("contact", 1)], changed));
        Assert.Empty(service.Requests);
        Assert.Empty(writer.Asked);
        Assert.Equal("no such column, and a column cannot be added inside a transaction", Refusal(tables));
    }

    [Fact]
    public void A_preview_needs_no_lookup()
    {
        Assert.Single(Applier(out var tables, isPreview: true, hasLookup: false).Write([Row("contact", 1)], changed));
        Assert.Empty(service.Requests);
        Assert.Null(Refusal(tables));
    }

    [Fact]
    public void Where_the_lookup_cannot_be_added_no_row_of_the_table_is_written_and_the_reason_is_told()
    {
        Assert.Equal(
            ["lead"],
            Applier(out var tables, hasLookup: false).Write([Row("contact", 1), Row("contact", 2), Row("lead", 1)], changed).Select(row => row.Row.Row.Table));
        Assert.Equal(["lead: 1"], writer.Asked);
        Assert.Equal("no privilege", Refusal(tables));
        Assert.Equal(["No lookup on contact: no privilege"], trace);
    }

    [Fact]
    public void Rows_of_a_table_that_is_linked_no_more_are_not_written()
    {
        Assert.Empty(Applier(out _).Write([Row("account", 1)], changed));
        Assert.Empty(writer.Asked);
    }

    private static string? Refusal(SourceTables tables) =>
        tables.Current.Tables.Values.Single(table => table.Table.LogicalName == "contact").Facts.LookupRefusal;

    private static PlannedRow Row(string table, int number) =>
        new(new RowKey(table, new Guid(number, 0, 0, new byte[8])), Change.Relinked, Old, Profile, null) { Owner = Owner };

    private LinkApplier Applier(out SourceTables tables, bool isInTransaction = false, bool isPreview = false, bool hasLookup = true)
    {
        var scope = Scope(service, trace, isInTransaction);
        tables = new SourceTables(new SnapshotReader(service, scope.UtcNow), Snapshot(Table("contact", 1, hasLookup), Table("lead", 2)));
        return new LinkApplier(scope, tables, writer, isPreview, () => false);
    }

    private sealed class RecordingWriter : ILinkWriter
    {
        public WriteOutcome Outcome { get; set; } = WriteOutcome.Written;

        public List<string> Asked { get; } = [];

        public IEnumerable<WriteResult> Write(TableShape table, IReadOnlyList<PlannedRow> rows, Func<bool> stop)
        {
            Asked.Add($"{table.LogicalName}: {string.Join(" ", rows.Select(row => BitConverter.ToInt32(row.Row.Id.ToByteArray(), 0)))}");
            return rows.Select(row => new WriteResult(row, Outcome, Outcome == WriteOutcome.Written ? string.Empty : "failure"));
        }
    }
}
