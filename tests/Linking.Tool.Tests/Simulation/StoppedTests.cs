using Linking.Tool.Report;
using Linking.Tool.Simulation;
using Linking.Tool.Tests.Input;

namespace Linking.Tool.Tests.Simulation;

/// <summary>Rehearsals that are stopped at some moment and begun again end as if nobody had stopped them.</summary>
public class StoppedTests
{
    [Theory]
    [InlineData("Loading source rows")]
    [InlineData("Loading profiles and keys")]
    [InlineData("First full run")]
    [InlineData("Unification 1: writing profiles and keys")]
    [InlineData("Unification 1: linking")]
    [InlineData("Unification 1: full run")]
    public void The_same_command_goes_on_and_says_so(string stage)
    {
        using var folder = Folder();
        using var whole = new TemporaryFolder();
        _ = Play(folder, whole["o.db"], whole["out"], new NoProgress());

        Assert.Throws<OperationCanceledException>(() => Play(folder, folder["o.db"], folder["out"], new StoppedProgress(stage)));
        var report = Play(folder, folder["o.db"], folder["out"], new NoProgress());

        Assert.StartsWith("o.db: gone on with", report.Notes[0], StringComparison.Ordinal);
        Assert.Equal(Links(whole["out"]), Links(folder["out"]));
    }

    private static RunReport Play(TemporaryFolder folder, string file, string output, IProgressView progress) =>
        new Simulator(new Linking.Tool.Installation.LinkingInstallation(), organization => new Linking.Tool.Installation.LinkingRecords(organization.System))
            .Run(new Linking.Tool.Commands.SimulationRequest(folder["in"], file, output, Seed: 1), progress);

    /// <summary>The links without what the last unification did, which differs when it is played again.</summary>
    private static List<string> Links(string output) => [.. File.ReadLines(Path.Combine(output, "links.csv")).Select(line => line[..line.LastIndexOf(',')])];

    private static TemporaryFolder Folder() => new TemporaryFolder()
        .With("in/organization.json", SmallSimulation.Organization)
        .With("in/rows/contact.csv", SmallSimulation.Contacts)
        .With("in/before/msdynci_customerprofile.csv", SmallSimulation.Profiles)
        .With("in/before/msdynci_alternatekey.csv", SmallSimulation.Keys)
        .With("in/unification-1/msdynci_customerprofile.csv", SmallSimulation.Profiles
            + "bbbbbbbb-bbbb-4bbb-8bbb-bbbbbbbbbbbb,bbbbbbbbbbbb4bbb8bbbbbbbbbbbbbbb,b@example.com\n")
        .With("in/unification-1/msdynci_alternatekey.csv", SmallSimulation.Keys
            + "Dataverse,contact,22222222-2222-4222-8222-222222222222,bbbbbbbbbbbb4bbb8bbbbbbbbbbbbbbb\n");
}
