using Linking.Plugins.Batches;
using Linking.Plugins.Schema;
using Microsoft.Xrm.Sdk.Query;

namespace Linking.Plugins.Tests.Batches;

public class CreationRangeTests
{
    private static readonly DateTime Start = new(2026, 3, 1, 8, 0, 0, DateTimeKind.Utc);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(64)]
    public void A_sample_is_cut_into_parts_of_about_equal_size(int parts)
    {
        var sample = Enumerable.Range(0, 500).Select(index => Start.AddSeconds(index * (long)index)).ToList();
        var ranges = Ranges(sample, parts);
        Assert.Equal(parts, ranges.Count);
        Assert.All(ranges, range => Assert.InRange(sample.Count(time => Covers(range, time)), (500 / parts) - 1, (500 / parts) + 1));
    }

    [Fact]
    public void Each_moment_lies_in_exactly_one_part()
    {
        var sample = Enumerable.Range(0, 40).Select(index => Start.AddSeconds(index * 10)).ToList();
        var ranges = Ranges(sample, 8);
        Assert.All(Enumerable.Range(-50, 600), second => Assert.Single(ranges, range => Covers(range, Start.AddSeconds(second))));
    }

    [Fact]
    public void Rows_created_in_one_moment_stay_together()
    {
        Assert.Empty(CreationRange.CutsOf([.. Enumerable.Repeat(Start, 20)], 8));
        Assert.Equal(["20260301080001"], CreationRange.CutsOf([.. Enumerable.Repeat(Start, 10), .. Enumerable.Repeat(Start.AddSeconds(1), 10)], 8));
        Assert.Empty(CreationRange.CutsOf([], 0));
        Assert.Empty(CreationRange.CutsOf([], 5));
        Assert.Empty(CreationRange.CutsOf([Start, Start.AddSeconds(1)], -1));
    }

    [Fact]
    public void A_range_is_kept_to_the_second_in_UTC()
    {
        Assert.Equal(new CreationRange(Start, Start.AddDays(1)), CreationRange.Parse("20260301080000", "20260302080000"));
        Assert.Equal(DateTimeKind.Utc, CreationRange.Parse("20260301080000", string.Empty).From!.Value.Kind);
        Assert.Equal(CreationRange.All, CreationRange.Parse(string.Empty, string.Empty));
    }

    [Fact]
    public void The_whole_restricts_nothing()
    {
        var query = new QueryExpression("contact");
        CreationRange.All.Restrict(query);
        Assert.Empty(query.Criteria.Conditions);
    }

    [Fact]
    public void A_part_is_from_its_beginning_up_to_but_not_with_its_end()
    {
        var query = new QueryExpression("contact");
        new CreationRange(Start, Start.AddDays(1)).Restrict(query);
        Assert.Equal(
            [(Names.CreatedOn, ConditionOperator.GreaterEqual, Start), (Names.CreatedOn, ConditionOperator.LessThan, (object)Start.AddDays(1))],
            query.Criteria.Conditions.Select(condition => (condition.AttributeName, condition.Operator, condition.Values[0])));
    }

    private static List<CreationRange> Ranges(List<DateTime> sample, int parts)
    {
        string[] ends = [string.Empty, .. CreationRange.CutsOf(sample, parts), string.Empty];
        return [.. ends.Zip(ends.Skip(1), CreationRange.Parse)];
    }

    private static bool Covers(CreationRange range, DateTime time)
    {
        var query = new QueryExpression("contact");
        range.Restrict(query);
        return query.Criteria.Conditions
            .All(condition => condition.Operator == ConditionOperator.LessThan ? time < (DateTime)condition.Values[0] : time >= (DateTime)condition.Values[0]);
    }
}
