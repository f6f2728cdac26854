using Linking.Plugins.RunRecords;

namespace Linking.Plugins.Tests.RunRecords;

/// <summary>How much a run saw, against what the last one saw: rule 6.</summary>
public class SeenTests
{
    [Fact]
    public void What_one_of_two_counts_does_not_know_is_not_known()
    {
        Assert.Equal(new Seen(5, 7, 9), new Seen(1, 2, 3).Plus(new Seen(4, 5, 6)));
        Assert.Equal(new Seen(null, null, 9), new Seen(1, null, 3).Plus(new Seen(null, 5, 6)));
        Assert.Equal(new Seen(1, 2, 3), Seen.Nothing.Plus(new Seen(1, 2, 3)));
    }

    [Theory]
    [InlineData(95, 50, 0, "")]
    [InlineData(94, 50, 0, "94 alternate keys are there, and the last run saw 100.")]
    [InlineData(200, 48, 0, "")]
    [InlineData(200, 47, 0, "47 customers have a profile, and the last run saw 50.")]
    [InlineData(94, 47, 0, "94 alternate keys are there, and the last run saw 100.")]
    public void Fewer_keys_or_customers_are_named_beyond_the_share(int keys, int customers, int links, string expected) =>
        Assert.Equal(expected, new Seen(keys, customers, links).FewerThan(new Seen(100, 50, 1000), 0.05));

    [Theory]
    [InlineData(950, "")]
    [InlineData(949, "949 links lead to a profile that is there, and at the last run it was 1000.")]
    public void Who_reads_no_keys_compares_links(int links, string expected) =>
        Assert.Equal(expected, new Seen(null, null, links).FewerThan(new Seen(100, 50, 1000), 0.05));

    [Fact]
    public void What_was_not_known_before_or_is_not_now_is_not_fewer()
    {
        Assert.Equal(string.Empty, new Seen(0, 0, 0).FewerThan(new Seen(null, null, null), 0));
        Assert.Equal(string.Empty, new Seen(null, null, null).FewerThan(new Seen(100, 50, 1000), 0));
        Assert.Equal(string.Empty, default(Seen).FewerThan(default, 0));
    }

    [Theory]
    [InlineData(100, 1.0, "")]
    [InlineData(99, 0.0, "99 alternate keys are there, and the last run saw 100.")]
    [InlineData(0, 1.0, "")]
    public void The_share_may_be_all_or_nothing(int keys, double share, string expected) =>
        Assert.Equal(expected, new Seen(keys, null, null).FewerThan(new Seen(100, null, null), share));
}
