using FsCheck;
using FsCheck.Fluent;
using Linking.Tool.Generate;
using Linking.Tool.Simulation;

namespace Linking.Tool.Tests.Simulation;

public class SeededOrderTests
{
    [Fact]
    public void Every_item_comes_exactly_once_whatever_the_counts_say()
    {
        Prop.ForAll(ArbMap.Default.ArbFor<int[]>(), ArbMap.Default.ArbFor<int[]>(), ArbMap.Default.ArbFor<int>(), (first, second, seed) =>
            SeededOrder.Mix(new SeededRandom(seed), (first, first.Length), (second, 3)).Order().SequenceEqual(first.Concat(second).Order()))
                .QuickCheckThrowOnFailure();
    }

    [Fact]
    public void The_order_follows_from_the_seed_and_is_not_that_of_the_streams()
    {
        var items = Enumerable.Range(0, 20_000).ToList();

        List<int> Mixed(long seed) => [.. SeededOrder.Mix(new SeededRandom(seed), (items.Take(10_000), 10_000), (items.Skip(10_000), 10_000))];

        Assert.Equal(Mixed(1), Mixed(1));
        Assert.NotEqual(Mixed(1), Mixed(2));
        Assert.NotEqual(items, Mixed(1));
    }

    [Fact]
    public void Streams_are_read_no_further_than_the_window()
    {
        var read = 0;
        var stream = Enumerable.Range(0, 100_000).Select(item =>
        {
            read++;
            return item;
        });

        Assert.Single(SeededOrder.Mix(new SeededRandom(1), (stream, 100_000)).Take(1));
        Assert.InRange(read, 1, 10_000);
    }
}
