using Linking.Chaos.Faults;
using Linking.Chaos.Histories;

namespace Linking.Chaos;

/// <summary>Plays histories, several at once, each in an organisation of its own.</summary>
/// <param name="options">Which histories.</param>
/// <param name="progress">Is told how many were played, and of what was found in the last one.</param>
internal sealed class ChaosRunner(ChaosOptions options, Action<int, FoundDivergence?>? progress = null)
{
    private readonly Lock gate = new();
    private readonly Dictionary<FaultKind, int> met = Enum.GetValues<FaultKind>().ToDictionary(kind => kind, _ => 0);
    private readonly List<FoundDivergence> found = [];
    private int played;

    public ChaosOutcome Run()
    {
        using var templates = new Templates(options.Assembly);
        var seeds = Enumerable.Range(0, options.Histories).Where(index => index % options.Parts == options.Part - 1).Select(index => options.Seed + index);
        _ = Parallel.ForEach(seeds, new ParallelOptions { MaxDegreeOfParallelism = options.Threads }, (seed, state) =>
        {
            Play(seed, templates);
            if (options.StopsAtFirst && found.Count > 0)
            {
                state.Stop();
            }
        });
        return new ChaosOutcome(played, met, [.. found.OrderBy(divergence => divergence.Seed)]);
    }

    private void Play(long seed, Templates templates)
    {
        var history = History.Of(seed);
        var result = new HistoryRun(history, templates, options.Steps).Execute();
        var divergence = result.Divergence is null ? null : new Shrinking(history, templates, options.Steps, options.Shrinks).Shrink(result);
        lock (gate)
        {
            played++;
            foreach (var kind in result.Met)
            {
                met[kind]++;
            }

            if (divergence is not null)
            {
                found.Add(divergence);
            }

            progress?.Invoke(played, divergence);
        }
    }
}
