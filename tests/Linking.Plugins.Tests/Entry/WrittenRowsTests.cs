using Linking.Plugins.Entry;
using Linking.Plugins.Events;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;
using Names = Linking.Plugins.Schema.Names;

namespace Linking.Plugins.Tests.Entry;

/// <summary>Which rows an event speaks of: an id that nobody told is never made up.</summary>
public class WrittenRowsTests
{
    private static readonly Guid Primary = new("0f000000-0000-4000-8000-000000000000");

    [Fact]
    public void Ids_come_from_the_rows_their_column_or_the_answer()
    {
        var rows = Rows(Many(Row(Id(1)), Row(Guid.Empty, Id(2)), Row(Guid.Empty)), ("Ids", new[] { Id(1), Id(2), Id(3) }));
        Assert.Equal([Id(1), Id(2), Id(3)], rows);
    }

    [Fact]
    public void Ids_come_from_the_answer_of_an_upsert()
    {
        var results = new[] { Upserted(Id(1)), Upserted(Id(2)) };
        Assert.Equal([Id(1), Id(2)], Rows(Many(Row(Guid.Empty), Row(Guid.Empty)), ("Results", results)));
    }

    public static TheoryData<string, object?> Incomplete => new()
    {
        { "Ids", new[] { Id(1) } },
        { "Ids", new[] { Id(1), Guid.Empty } },
        { "Ids", null },
        { "Results", new[] { Upserted(Id(1)) } },
        { "Results", new[] { Upserted(Id(1)), new UpsertResponse() } },
        { "Other", null },
    };

    [Theory]
    [MemberData(nameof(Incomplete))]
    public void A_row_of_many_whose_id_nobody_tells_is_not_taken_for_another(string output, object? value)
    {
        var refusal = Assert.Throws<InvalidPluginExecutionException>(() => Rows(Many(Row(Id(1)), Row(Guid.Empty)), (output, value)));
        Assert.Contains("row number 2", refusal.Message, StringComparison.Ordinal);
        Assert.Contains(Names.Api.StartRun, refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void One_row_has_the_id_of_the_answer_or_else_of_the_event(bool isAnswered)
    {
        var rows = Rows((Names.Parameter.Target, Row(Guid.Empty)), isAnswered ? ("id", Id(1)) : ("other", null));
        Assert.Equal([isAnswered ? Id(1) : Primary], rows);
    }

    [Fact]
    public void A_row_that_is_named_twice_is_one_row()
    {
        Assert.Equal([Id(1)], Rows(Many(Row(Id(1)), Row(Id(1))), ("other", null)));
    }

    [Fact]
    public void References_say_nothing_of_what_was_written()
    {
        Assert.Empty(Rows((Names.Parameter.Target, new EntityReference("contact", Id(1))), ("other", null)));
        Assert.Empty(Rows((Names.Parameter.Targets, new EntityReferenceCollection { new("contact", Id(1)) }), ("other", null)));
    }

    [Fact]
    public void A_message_without_rows_and_a_step_on_another_table_are_refused()
    {
        Assert.Contains(
            "carries no rows",
            Assert.Throws<InvalidPluginExecutionException>(() => Rows(("Other", 1), ("other", null))).Message,
            StringComparison.Ordinal);
        var context = StubContext.Make(("get_PrimaryEntityName", "lead"));
        Assert.Contains(
            "registered on lead",
            Assert.Throws<InvalidPluginExecutionException>(() => WrittenRows.Of(context, "contact", "contactid")).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void When_rows_were_written_is_told_where_the_event_says_it()
    {
        var written = new DateTime(2026, 3, 1, 12, 0, 0, DateTimeKind.Utc);
        var rows = new Dictionary<Guid, Entity> { [Id(1)] = new("contact") { [Names.ModifiedOn] = written }, [Id(2)] = new("contact") };
        Assert.Equal([new WrittenRow(Id(1), written), new WrittenRow(Id(2), null)], WrittenRows.Moments(rows));
    }

    private static List<Guid> Rows((string Name, object Value) input, (string Name, object? Value) output)
    {
        var context = StubContext.Make(
            ("get_PrimaryEntityName", "contact"),
            ("get_PrimaryEntityId", Primary),
            ("get_MessageName", "CreateMultiple"),
            ("get_InputParameters", new ParameterCollection { [input.Name] = input.Value }),
            ("get_OutputParameters", new ParameterCollection { [output.Name] = output.Value }));
        return [.. WrittenRows.Of(context, "contact", "contactid").Keys];
    }

    private static (string Name, object Value) Many(params Entity[] rows) =>
        (Names.Parameter.Targets, new EntityCollection([.. rows]) { EntityName = "contact" });

    private static Entity Row(Guid id, Guid? column = null)
    {
        var row = new Entity("contact", id);
        if (column is { } value)
        {
            row["contactid"] = value;
        }

        return row;
    }

    private static UpsertResponse Upserted(Guid id) => new() { Results = { ["Target"] = new EntityReference("contact", id) } };

    private static Guid Id(int number) => new(number, 0, 0, new byte[8]);
}
