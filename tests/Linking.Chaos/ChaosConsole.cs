using System.Diagnostics;
using Linking.Tool.Commands;

namespace Linking.Chaos;

/// <summary>Says what became of the histories.</summary>
internal sealed class ChaosConsole(TextWriter output)
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
            output.WriteLine($"{played:N0} histories, {Stopwatch.GetElapsedTime(started).TotalSeconds:N0} s");
        }
    }

    /// <summary>Writes the outcome.</summary>
    /// <returns>The exit code: 1 when something diverged, or when a kind of fault was never met in many histories.</returns>
    public int Write(ChaosOptions options, ChaosOutcome outcome)
    {
        foreach (var (kind, count) in outcome.Met.Where(pair => pair.Value > 0 || outcome.Histories >= Many).OrderBy(pair => pair.Key))
        {
            output.WriteLine($"  {kind,-26}{count,9:N0} histories");
        }

        var unmet = outcome.Histories < Many ? [] : outcome.Met.Where(pair => pair.Value == 0).Select(pair => pair.Key).Order().ToList();
        if (unmet.Count > 0)
        {
            output.WriteLine($"Never met: {string.Join(", ", unmet)}.");
        }

        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        output.WriteLine($"{outcome.Histories:N0} histories from seed {options.Seed}: {outcome.Divergences.Count} divergences, {seconds:N0} s");
        return outcome.Divergences.Count + unmet.Count == 0 ? ExitCode.Success : ExitCode.FinishedWithIssues;
    }

    private void Write(FoundDivergence divergence)
    {
        output.WriteLine($"Divergence in history {divergence.Seed}: {divergence.Kind}");
        output.WriteLine($"  {divergence.Message}");
        foreach (var line in divergence.Story)
        {
            output.WriteLine($"    {line}");
        }

        var arguments = $"--seed {divergence.Seed} --histories 1 --steps {string.Join(",", divergence.Steps)}";
        output.WriteLine($"  Again: dotnet run -c Release --project tests/Linking.Chaos -- {arguments}");
    }
}
