using System.Diagnostics;
using Linking.Tool.Chaos;
using Linking.Tool.Commands;

namespace Linking.Tool.Report;

/// <summary>Says what became of the histories.</summary>
internal sealed class ChaosConsole(Terminal terminal)
{
    /// <summary>In so many histories every kind of fault must have been met.</summary>
    private const int Many = 1000;

    private readonly long started = Stopwatch.GetTimestamp();

    /// <summary>Says now and then how many were played, and at once what diverged.</summary>
    public void Progress(int played, FoundDivergence? divergence)
    {
        if (divergence is not null)
        {
            Write(divergence);
        }

        if (played % Many == 0)
        {
            terminal.Output.WriteLine($"{played:N0} histories, {Stopwatch.GetElapsedTime(started).TotalSeconds:N0} s");
        }
    }

    /// <summary>Writes the outcome.</summary>
    /// <returns>The exit code: 1 when something diverged, or when a kind of fault was never met in many histories.</returns>
    public int Write(ChaosOptions options, ChaosOutcome outcome)
    {
        foreach (var (kind, count) in outcome.Met.Where(pair => pair.Value > 0 || outcome.Histories >= Many).OrderBy(pair => pair.Key))
        {
            terminal.Output.WriteLine($"  {kind,-26}{count,9:N0} histories");
        }

        var unmet = outcome.Histories < Many ? [] : outcome.Met.Where(pair => pair.Value == 0).Select(pair => pair.Key).Order().ToList();
        if (unmet.Count > 0)
        {
            terminal.Output.WriteLine($"Never met: {string.Join(", ", unmet)}.");
        }

        terminal.Output.WriteLine($"{outcome.Histories:N0} histories from seed {options.Seed}: {outcome.Divergences.Count} divergences, {Stopwatch.GetElapsedTime(started).TotalSeconds:N0} s");
        return outcome.Divergences.Count + unmet.Count == 0 ? ExitCode.Success : ExitCode.FinishedWithIssues;
    }

    private void Write(FoundDivergence divergence)
    {
        terminal.Output.WriteLine($"Divergence in history {divergence.Seed}: {divergence.Kind}");
        terminal.Output.WriteLine($"  {divergence.Message}");
        foreach (var line in divergence.Story)
        {
            terminal.Output.WriteLine($"    {line}");
        }

        terminal.Output.WriteLine($"  Again: linking chaos --seed {divergence.Seed} --histories 1 --steps {string.Join(",", divergence.Steps)}");
    }
}
