using Linking.Plugins.Runs.Batches;
using Microsoft.Xrm.Sdk.Query;

namespace Linking.Plugins.Tests.Runs;

public class CreationRangeTests
{
    private static readonly DateTime Start = new(2026, 3, 1, 8, 0, 0, DateTimeKind.Utc);

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(7, 7)]
    [InlineData(64, 64)]
    public void A_sample_is_cut_into_parts_of_about_equal_size(int parts, int expected)
    {
        var sample = Enumerable.Range(0, 500).Select(index => Start.AddSeconds(index * (long)index)).ToList();
        var ranges = Ranges(sample, parts);
        Assert.Equal(expected, ranges.Count);
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
        Assert.Equal(string.Empty, CreationRange.CutsOf([.. Enumerable.Repeat(Start, 20)], 8));
        Assert.Equal(2, Ranges([.. Enumerable.Repeat(Start, 10), .. Enumerable.Repeat(Start.AddSeconds(1), 10)], 8).Count);
        Assert.Equal(string.Empty, CreationRange.CutsOf([], 0));
    }

    [Fact]
    public void The_cuts_of_the_most_parts_have_room_in_the_column_of_a_batch()
    {
        var sample = Enumerable.Range(0, 5000).Select(index => Start.AddDays(index)).ToList();
        Assert.Equal(256, Ranges(sample, 256).Count);
        Assert.InRange(CreationRange.CutsOf(sample, 256).Length, 3000, Plugins.Schema.PlatformLimits.Text);
    }

    [Fact]
    public void The_whole_restricts_nothing()
    {
        var query = new QueryExpression("contact");
        CreationRange.Of(CustomerRange.All).Restrict(query);
        Assert.Empty(query.Criteria.Conditions);
    }

    private static List<CustomerRange> Ranges(List<DateTime> sample, int parts) => [.. CreationRange.Between(CreationRange.CutsOf(sample, parts))];

    private static bool Covers(CustomerRange kept, DateTime time)
    {
        var query = new QueryExpression("contact");
        CreationRange.Of(kept).Restrict(query);
        return query.Criteria.Conditions.All(condition => condition.Operator == ConditionOperator.LessThan ? time < (DateTime)condition.Values[0] : time >= (DateTime)condition.Values[0]);
    }
}
