using System.Diagnostics;
using EmbeddedDataverse;
using Linking.Tool.Input;
using Linking.Tool.Report;

namespace Linking.Tool.Simulation;

/// <summary>The full run that a first installation makes over what is there already, reported as unification 0.</summary>
internal sealed class FirstRun(Organization organization, UnificationClosing closing)
{
    /// <summary>Makes the run.</summary>
    /// <param name="before">What was there.</param>
    /// <param name="progress">Shows how far it has come.</param>
    public UnificationReport Make(UnificationFolder before, IProgressView progress)
    {
        var watch = Stopwatch.StartNew();
        var requests = organization.Requests.Snapshot();
        EnvironmentReport? outcome = null;
        progress.Run("First full run", 0, done => outcome = new DueRun(organization).Make(done));
        return closing.Close(before, organization.Requests.Since(requests), outcome!, watch.Elapsed);
    }
}
