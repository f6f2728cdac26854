using Linking.Plugins.Batches;
using Microsoft.Xrm.Sdk.Query;

namespace Linking.Plugins.Tests.Batches;

public class CustomerRangeTests
{
    private const string Dashed = "ce759201-f786-d590-bf21-34bff576c369";
    private const string Plain = "ce759201f786d590bf2134bff576c369";

    [Fact]
    public void The_whole_is_cut_into_sixteen_by_the_first_digit()
    {
        var ranges = CustomerRange.All.CutBehind(string.Empty, 16);
        Assert.Equal(16, ranges.Count);
        Assert.Equal((new CustomerRange(string.Empty, "10000000"), new CustomerRange("10000000", "20000000")), (ranges[0], ranges[1]));
        Assert.Equal((new CustomerRange("e0000000", "f0000000"), new CustomerRange("f0000000", string.Empty)), (ranges[14], ranges[15]));
    }

    [Fact]
    public void The_rest_behind_a_cursor_is_cut_into_parts_of_equal_width()
    {
        var range = new CustomerRange("1", "2");
        Assert.Equal([new("1", "14000000"), new("14000000", "18000000"), new("18000000", "1c000000"), new("1c000000", "2")], range.CutBehind(string.Empty, 4));
        Assert.Equal([new("1", "1c000000"), new("1c000000", "2")], range.CutBehind("18", 2));
        Assert.Equal([new(string.Empty, "80000000"), new("80000000", string.Empty)], CustomerRange.All.CutBehind(string.Empty, 2));
        Assert.Equal([new("F", "f8000000"), new("f8000000", string.Empty)], new CustomerRange("F", string.Empty).CutBehind(string.Empty, 2));
    }

    [Theory]
    [InlineData("1", "2", 1)]
    [InlineData("1", "2", 0)]
    [InlineData("10000000", "10000003", 2)]
    [InlineData("2", "1", 2)]
    public void What_cannot_be_cut_stays_the_one_part(string from, string to, int parts)
    {
        var range = new CustomerRange(from, to);
        Assert.Equal([range], range.CutBehind(string.Empty, parts));
    }

    [Fact]
    public void A_part_two_wide_is_the_narrowest() => Assert.Equal(2, new CustomerRange("10000000", "10000004").CutBehind(string.Empty, 2).Count);

    [Fact]
    public void A_text_that_is_no_number_is_cut_by_the_digits_that_it_has() =>
        Assert.Equal([new("1", "18000008"), new("18000008", "2")], new CustomerRange("1", "2").CutBehind("1000x@1", 2));

    [Fact]
    public void A_block_ends_behind_every_form_of_a_GUID_and_behind_any_other_text_as_it_is()
    {
        Assert.Equal(
            ("ce759201z", "ce759201z", "shop|1"),
            (CustomerRange.EndBehind(Dashed), CustomerRange.EndBehind(Plain), CustomerRange.EndBehind("shop|1")));
    }

    [Theory]
    [InlineData(Dashed, Plain, true)]
    [InlineData("shop|1", "SHOP|1", true)]
    [InlineData("shop|1", "shop|2", false)]
    [InlineData("ce759201", "ce759201m", false)]
    [InlineData(Dashed, "ce759201m", true)]
    [InlineData("CE759201M", Dashed, true)]
    [InlineData(Dashed, "ce759202m", false)]
    [InlineData(Dashed, "de759201-f786-d590-bf21-34bff576c369", false)]
    public void Those_belong_together_who_begin_as_one_GUID_does(string one, string other, bool together) =>
        Assert.Equal(together, CustomerRange.IsTogether(one, other));

    [Theory]
    [InlineData("1", "2", "", 0)]
    [InlineData("1", "2", "14", 0.25)]
    [InlineData("1", "2", "3", 1)]
    [InlineData("1", "2", "0", 0)]
    [InlineData("2", "1", "14", 0)]
    [InlineData("1", "1", "14", 0)]
    [InlineData("", "", "8", 0.5)]
    public void What_is_done_of_a_range_is_what_lies_before_the_cursor(string from, string to, string cursor, double done) =>
        Assert.Equal(done, new CustomerRange(from, to).ShareDone(cursor), 6);

    [Fact]
    public void A_range_may_end_with_a_customer()
    {
        var range = new CustomerRange("1", CustomerRange.EndWith("14"));
        Assert.Equal(0.5, new CustomerRange("1", "14").ShareDone("12"), 6);
        Assert.Equal(new CustomerRange("1", "\u226414"), range);
        Assert.Equal(range, CustomerRange.Of(new Batch { From = "1", To = CustomerRange.EndWith("14") }));
    }

    [Theory]
    [InlineData("", "", "", "NotNull")]
    [InlineData("1", "2", "", "NotNull GreaterEqual:1 LessThan:2")]
    [InlineData("1", "2", "14", "NotNull GreaterThan:14 LessThan:2")]
    [InlineData("", "2", "", "NotNull LessThan:2")]
    [InlineData("1", "", "", "NotNull GreaterEqual:1")]
    [InlineData("1", "\u2264shop|9", "", "NotNull GreaterEqual:1 LessEqual:shop|9")]
    [InlineData("1", "\u226414", "12", "NotNull GreaterThan:12 LessEqual:14")]
    public void A_query_is_restricted_to_what_is_left_in_the_order_of_the_texts(string from, string to, string cursor, string expected)
    {
        var query = new QueryExpression("t");
        new CustomerRange(from, to).Restrict(query, "c", cursor);
        Assert.Equal(expected, string.Join(" ", query.Criteria.Conditions.Select(one => string.Join(":", new object[] { one.Operator }.Concat(one.Values)))));
        Assert.All(query.Criteria.Conditions, condition => Assert.Equal("c", condition.AttributeName));
        Assert.Equal(("c", OrderType.Ascending), (Assert.Single(query.Orders).AttributeName, query.Orders[0].OrderType));
    }
}
