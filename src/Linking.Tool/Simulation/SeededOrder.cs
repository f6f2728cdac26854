using Linking.Tool.Generate;

namespace Linking.Tool.Simulation;

/// <summary>Mixes streams into one whose order follows from the seed and cannot be relied on for anything else. Memory is bounded.</summary>
internal static class SeededOrder
{
    /// <summary>Items that wait for their turn; small inputs are shuffled as a whole.</summary>
    private const int Window = 8192;

    /// <summary>How much more often the favoured stream is drawn from.</summary>
    private const int Favour = 50;

    /// <summary>The items of all streams.</summary>
    /// <param name="random">Decides.</param>
    /// <param name="streams">Streams with the number of their items.</param>
    public static IEnumerable<T> Mix<T>(SeededRandom random, params (IEnumerable<T> Items, int Count)[] streams)
    {
        var waiting = new List<T>(Math.Min(Window, streams.Sum(stream => stream.Count)));
        foreach (var item in Interleave(random, streams))
        {
            if (waiting.Count < Window)
            {
                waiting.Add(item);
                continue;
            }

            var place = random.Next(Window);
            yield return waiting[place];
            waiting[place] = item;
        }

        while (waiting.Count > 0)
        {
            var place = random.Next(waiting.Count);
            yield return waiting[place];
            waiting[place] = waiting[^1];
            waiting.RemoveAt(waiting.Count - 1);
        }
    }

    /// <summary>Draws from the streams by the number of items they have left; now and then one stream goes first.</summary>
    private static IEnumerable<T> Interleave<T>(SeededRandom random, (IEnumerable<T> Items, int Count)[] streams)
    {
        var sources = streams.Select(stream => stream.Items.GetEnumerator()).ToList();
        var left = streams.Select(stream => (long)stream.Count).ToList();
        var favoured = random.Next(streams.Length * 2);
        while (sources.Count > 0)
        {
            var drawn = Draw(random, left, favoured);
            left[drawn]--;
            if (sources[drawn].MoveNext())
            {
                yield return sources[drawn].Current;
                continue;
            }

            sources[drawn].Dispose();
            sources.RemoveAt(drawn);
            left.RemoveAt(drawn);
            favoured = -1;
        }
    }

    private static int Draw(SeededRandom random, List<long> left, int favoured)
    {
        var weights = left.Select((count, i) => Math.Max(1, count) * (i == favoured ? Favour : 1)).ToList();
        var point = random.Next((int)Math.Min(int.MaxValue, weights.Sum()));
        for (var i = 0; i < weights.Count - 1; i++)
        {
            point -= (int)Math.Min(int.MaxValue, weights[i]);
            if (point < 0)
            {
                return i;
            }
        }

        return weights.Count - 1;
    }
}
