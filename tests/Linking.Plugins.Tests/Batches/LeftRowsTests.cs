using Linking.Plugins.Batches;
using Linking.Plugins.Planning;
using Linking.Plugins.Schema;
using static Linking.Plugins.Tests.Batches.FlowSample;

namespace Linking.Plugins.Tests.Batches;

/// <summary>What a look left, without a list of rows.</summary>
public class LeftRowsTests
{
    [Fact]
    public void Rows_are_counted_table_by_table_and_so_are_those_that_the_guard_watches()
    {
        var left = Guarded(1, 1, 2, 3);
        left.Add(new RowKey("lead", Guid.NewGuid()), Fate, isGuarded: true);
        Assert.Equal((4L, 1L, 1L, 0L), (left.Rows, left.GuardedOf("contact"), left.GuardedOf("lead"), left.GuardedOf("account")));
        Assert.Equal((3L, 1L, 0L), (left.RowsOf("contact"), left.RowsOf("lead"), left.RowsOf("account")));
        Assert.Equal(["contact", "lead"], left.Tables);
        Assert.False(left.IsEmpty);
    }

    [Fact]
    public void Nothing_left_is_empty()
    {
        Assert.Equal((true, 0L, string.Empty), (new LeftRows().IsEmpty, new LeftRows().Rows, new LeftRows().ToString()));
        Assert.False(new LeftRows().MayHold(Rows[1]));
        Assert.True(new LeftRows().Equals(new LeftRows()));
    }

    [Fact]
    public void The_kept_form_is_a_line_a_table_with_rows_guarded_rows_and_the_fingerprint()
    {
        var left = Guarded(1, 1, 2);
        left.Add(new RowKey("account", Rows[3].Id), null, isGuarded: false);
        var lines = left.ToString().Split('\n');
        Assert.Equal(["account 1 0", "contact 2 1"], lines.Select(line => string.Join(" ", line.Split(' ').Take(3))));
        var read = LeftRows.Parse(left.ToString());
        Assert.Equal((left.ToString(), 3L, 1L, true), (read.ToString(), read.Rows, read.GuardedOf("contact"), read.Equals(left)));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("contact 1 0")]
    [InlineData("contact 1 0 AAAA more")]
    [InlineData("contact x 0 AAAA")]
    [InlineData("contact 1 x AAAA")]
    [InlineData("contact -1 0 AAAA")]
    [InlineData("contact 1 -1 AAAA")]
    public void What_is_no_line_is_passed_over(string? text)
    {
        Assert.Equal((string.Empty, 0L, true), (LeftRows.Parse(text).ToString(), LeftRows.Parse(text).Rows, LeftRows.Parse(text).IsEmpty));
    }

    [Fact]
    public void The_fingerprints_of_as_many_tables_as_there_may_be_have_room_in_the_column()
    {
        var left = new LeftRows();
        Enumerable.Range(1, 500).ToList().ForEach(number => left.Add(new RowKey(new string('t', 60) + number, Rows[1].Id), null, isGuarded: true));
        Assert.InRange(left.ToString().Length, 1, PlatformLimits.Memo);
    }

    [Fact]
    public void What_several_ranges_left_is_added_up()
    {
        var left = Guarded(1, 1, 2);
        left.Add(Guarded(2, 3, 4));
        left.Add(new LeftRows());
        Assert.Equal((4L, 3L), (left.Rows, left.GuardedOf("contact")));
        Assert.True(left.Equals(Left(4, 3, 2, 1)));
    }

    [Fact]
    public void A_row_may_be_held_where_its_bucket_holds_something()
    {
        var left = Left(1);
        Assert.Equal((true, false, false), (left.MayHold(Rows[1]), left.MayHold(Rows[2]), left.MayHold(Rows[1] with { Table = "lead" })));
    }

    [Fact]
    public void Two_looks_left_alike_what_has_the_same_rows_with_the_same_fate()
    {
        var alike = Guarded(2, 1, 2, 3).SameAs(Guarded(3, 2, 3, 4));
        Assert.Equal((false, true, true, false), (alike.MayHold(Rows[1]), alike.MayHold(Rows[2]), alike.MayHold(Rows[3]), alike.MayHold(Rows[4])));

        // The most that may be acted on is what this look left.
        Assert.Equal((3L, 2L, 3L, false), (alike.Rows, alike.GuardedOf("contact"), alike.RowsOf("contact"), alike.IsEmpty));
    }

    [Fact]
    public void A_row_whose_fate_is_another_one_is_not_alike()
    {
        var other = new LeftRows();
        other.Add(Rows[1], Fate, isGuarded: false);
        Assert.False(Left(1).Equals(other));
        var alike = Left(1, 2).SameAs(other);
        Assert.Equal((true, string.Empty), (alike.IsEmpty, alike.ToString()));
    }

    [Fact]
    public void Tables_of_one_look_alone_are_not_alike()
    {
        var other = new LeftRows();
        other.Add(new RowKey("lead", Rows[1].Id), null, isGuarded: false);
        Assert.True(Left(1).SameAs(other).IsEmpty);
        Assert.False(Left(1).Equals(other));
        Assert.False(Left(1).Equals(new LeftRows()));
        Assert.False(new LeftRows().Equals(Left(1)));
    }

    [Fact]
    public void Numbers_alone_make_no_difference() => Assert.True(Guarded(2, 1, 2).Equals(Guarded(0, 2, 1)));
}
