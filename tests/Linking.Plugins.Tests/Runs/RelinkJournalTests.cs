using Linking.Plugins.Planning;
using Linking.Plugins.Runs;
using Linking.Plugins.Schema;
using Linking.Plugins.Tests.Writing;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace Linking.Plugins.Tests.Runs;

public class RelinkJournalTests
{
    private static readonly DateTime Noon = new(2026, 3, 1, 12, 0, 0, DateTimeKind.Utc);
    private static readonly RowKey Row = new("contact", new Guid("0a000000-0000-4000-8000-00000000000a"));
    private static readonly Guid Old = new("0b000000-0000-4000-8000-00000000000b");
    private static readonly Guid New = new("0c000000-0000-4000-8000-00000000000c");

    [Theory]
    [InlineData(Change.Relinked, true, true)]
    [InlineData(Change.Unlinked, true, true)]
    [InlineData(Change.Unlinked, false, false)]
    [InlineData(Change.Linked, false, false)]
    [InlineData(Change.Unchanged, true, false)]
    [InlineData(Change.Issue, true, false)]
    internal void A_row_that_lost_a_link_is_kept_with_it(Change change, bool hadLink, bool kept)
    {
        var row = new PlannedRow(Row, change, hadLink ? Old : null, New, null);
        Assert.Equal(kept, RelinkJournal.Keeps(row));
        Assert.Equal(kept ? $"contact {Row.Id} {Old}" : string.Empty, RelinkJournal.Write([row]));
    }

    [Fact]
    public void As_many_whole_lines_are_kept_as_the_column_holds()
    {
        // A line of 76 characters and its end is 77: of 1,048,576 characters 13,618 lines take all but one's width.
        var line = $"xx {Row.Id} {Old}";
        var rows = Enumerable.Repeat(new PlannedRow(Row with { Table = "xx" }, Change.Relinked, Old, New, null), 13700).ToList();
        var text = RelinkJournal.Write(rows);
        Assert.True(text.Length <= 1048576 && text.Length + 1 + line.Length > 1048576);
        Assert.All(text.Split('\n'), one => Assert.Equal(line, one));
        Assert.Equal(text, RelinkJournal.Write(rows.Take(text.Split('\n').Length)));
    }

    [Theory]
    [InlineData(17)]
    [InlineData(18)]
    public void A_text_that_fills_the_column_is_kept_whole(int rows)
    {
        // 17 lines with the ends between them are 1,048,576 characters.
        var row = new PlannedRow(Row with { Table = new string('x', 61606) }, Change.Relinked, Old, New, null);
        Assert.Equal(1048576, RelinkJournal.Write(Enumerable.Repeat(row, rows)).Length);
    }

    [Fact]
    public void The_link_before_is_that_of_the_first_run_after_the_moment()
    {
        var journal = $"lead {Row.Id} {New}\ncontact {New} {New}\ncontact {Row.Id} x\ncontact {Row.Id}\ncontact {Row.Id} {Old}\ncontact {Row.Id} {New}";
        var service = new ScriptedService(query: _ => new EntityCollection([new Entity(Names.Run.Table) { [Names.Run.Relinks] = journal }]));
        Assert.Equal(Old, new RelinkJournal(service).FindLinkAt(Row, Noon));
        var query = (QueryExpression)Assert.Single(service.Queries);
        Assert.Equal((Names.Run.Table, 1, true), (query.EntityName, query.TopCount, query.NoLock));
        Assert.Equal([Names.Run.Relinks], query.ColumnSet.Columns);
        Assert.Equal((Names.Run.StartedOn, OrderType.Ascending), (Assert.Single(query.Orders).AttributeName, query.Orders[0].OrderType));
        var conditions = query.Criteria.Conditions;
        Assert.Equal((Names.Run.Relinks, ConditionOperator.Like, (object)$"%contact {Row.Id}%"), (conditions[0].AttributeName, conditions[0].Operator, conditions[0].Values[0]));
        Assert.Equal((Names.Run.EndedOn, ConditionOperator.GreaterThan, (object)Noon), (conditions[1].AttributeName, conditions[1].Operator, conditions[1].Values[0]));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("lead 0a000000-0000-4000-8000-00000000000a 0b000000-0000-4000-8000-00000000000b")]
    public void A_row_of_which_no_line_speaks_had_no_link_that_is_known(string? journal)
    {
        Assert.Null(new RelinkJournal(new ScriptedService(query: _ => new EntityCollection([new Entity(Names.Run.Table) { [Names.Run.Relinks] = journal }]))).FindLinkAt(Row, Noon));
        Assert.Null(new RelinkJournal(new ScriptedService()).FindLinkAt(Row, Noon));
    }
}
