using EmbeddedDataverse;
using Linking.Tool.Generate;
using Linking.Tool.Input;
using Linking.Tool.Report;

namespace Linking.Tool.Simulation;

/// <summary>What goes on while a refresh writes: nothing where it writes what changed alone; else time passes, and jobs run between its messages.</summary>
/// <param name="organization">The organisation.</param>
/// <param name="random">Decides.</param>
/// <param name="refresh">How the refresh writes.</param>
internal sealed class RefreshPace(Organization organization, SeededRandom random, Refresh refresh)
{
    private static readonly int[] Minutes = [0, 1, 10];

    private readonly List<Reason> failures = [];

    /// <summary>Decides the order of the refresh too.</summary>
    public SeededRandom Random => random;

    /// <summary>What was wrong with jobs that ran meanwhile.</summary>
    public IReadOnlyList<Reason> Failures => failures;

    /// <summary>Is called after each message.</summary>
    public void Pause()
    {
        if (refresh != Refresh.Update && random.Chance(0.3))
        {
            organization.Clock.Advance(TimeSpan.FromMinutes(random.Pick(Minutes)));
            failures.AddRange(new AsyncJobs(organization).Run(_ => { }));
        }
    }
}
