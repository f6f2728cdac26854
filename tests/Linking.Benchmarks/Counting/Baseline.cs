using System.Text.Json;

namespace Linking.Benchmarks.Counting;

/// <summary>The counts of a small organisation as they were when last agreed to; none may rise unnoticed.</summary>
internal static class Baseline
{
    /// <summary>Rows of the small organisation.</summary>
    public const int Rows = 400;

    /// <summary>
    /// How many organisations that differ in their seed alone are counted when counts are agreed to; the highest count of each kind holds. The order of
    /// jobs, which nobody promises, follows the ids that an organisation has given out, so that a further row in the solution is like another seed.
    /// </summary>
    private const int Seeds = 8;

    /// <summary>A rise by up to a fiftieth is none: eight orders of jobs are not all orders.</summary>
    private const int Slack = 50;

    private const string FileName = "baseline.json";

    private static readonly JsonSerializerOptions Options = new() { WriteIndented = true };

    /// <summary>Counts the small organisation.</summary>
    public static IReadOnlyList<Measurement> Count() => [.. new CountScenarios(Rows).All()];

    /// <summary>The highest counts of small organisations with several seeds, to be agreed to.</summary>
    public static IReadOnlyList<Measurement> CountAll()
    {
        var counts = Enumerable.Range(1, Seeds).Select(seed => new CountScenarios(Rows, seed).All().ToList()).ToList();
        return [.. counts[0].Select((one, index) => counts.Select(of => of[index]).Aggregate(one, Measurement.Highest))];
    }

    /// <summary>The counts agreed to, from beside the program.</summary>
    public static IReadOnlyList<Measurement> Read() =>
        JsonSerializer.Deserialize<List<Measurement>>(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, FileName)))!;

    /// <summary>Agrees to counts.</summary>
    public static void Write(IReadOnlyList<Measurement> counts, string folder) =>
        File.WriteAllText(Path.Combine(folder, FileName), JsonSerializer.Serialize(counts, Options) + "\n");

    /// <summary>Says where a count rose, or is new.</summary>
    public static IEnumerable<string> Rises(IReadOnlyList<Measurement> agreed, IReadOnlyList<Measurement> counted)
    {
        foreach (var now in counted)
        {
            var before = agreed.FirstOrDefault(one => one.Name == now.Name);
            if (before is null)
            {
                yield return $"{now.Name}: not in the baseline";
                continue;
            }

            foreach (var (kind, old, count) in new[]
            {
                ("reads", before.Reads, now.Reads),
                ("writes", before.Writes, now.Writes),
                ("records", before.Records, now.Records),
                ("others", before.Others, now.Others),
            })
            {
                if (count > old + (old / Slack))
                {
                    yield return $"{now.Name}: {count} {kind}, in the baseline {old}";
                }
            }
        }
    }
}
