using System.Diagnostics;
using EmbeddedDataverse;
using Linking.Tool.Commands;
using Linking.Tool.Generate;
using Linking.Tool.Input;
using Linking.Tool.Installation;
using Linking.Tool.Report;

namespace Linking.Tool.Simulation;

/// <summary>Plays a simulation folder in an embedded organisation with the product installed.</summary>
/// <param name="installation">Installs the product.</param>
/// <param name="recordsOf">Reads what the product has recorded.</param>
internal sealed class Simulator(ILinkingInstallation installation, Func<Organization, ILinkingRecords> recordsOf) : ISimulator
{
    private static readonly TimeSpan BetweenUnifications = TimeSpan.FromHours(6);

    public RunReport Run(SimulationRequest request, IProgressView progress)
    {
        if (File.Exists(request.OutputFolder))
        {
            throw new InputException(request.OutputFolder, null, "The results need a folder, and there is a file of that name",
                "Name another folder with --out");
        }

        var input = ReadInput(request, progress);
        using var place = new ScratchFile(request.OrganizationFile, input.RowCount);
        using var organization = OrganizationFileOpener.Open(place.Path, input, request.Seed);
        var state = new RehearsalState(organization);
        var (isInstalled, hasFullRun) = (state.IsInstalled, state.HasFullRun);
        new OrganizationTables(organization, input).Define();
        progress.Run("Loading source rows", input.Rows.Sum(rows => rows.File.Count), done => Load(organization, input, done));
        if (input.Before is { } before && !isInstalled)
        {
            progress.Run("Loading profiles and keys", before.Profiles.Count + before.Keys.Count, done =>
                new BeforeLoader(organization, input).Load(before, done));
        }

        installation.Install(organization, input);
        new VariableWriter(organization.System).Write(request.Settings);
        if (request.LoadOnly)
        {
            return new RunReport(input.Organization.Name, []) { Notes = Notes(organization, request, input, isInstalled) };
        }

        using var folder = new ReportFolder(request.OutputFolder);
        var writer = new UnificationWriter(CustomerInsights.SignIn(organization), input);
        using var ledger = new LinkLedger(organization.System, input);
        ledger.Open();
        var reports = new List<UnificationReport>();
        var closing = new UnificationClosing(organization, recordsOf(organization), ledger, folder, input);
        if (input.Before is { } first && !hasFullRun)
        {
            reports.Add(new FirstRun(organization, closing).Make(first, progress));
        }

        foreach (var unification in Remaining(organization, writer, input))
        {
            organization.Clock.Advance(BetweenUnifications);
            var pace = new RefreshPace(organization, new SeededRandom(((long)request.Seed << 16) + unification.Number), input.Organization.Refresh);
            reports.Add(Play(organization, writer, closing, unification, pace, progress));
        }

        progress.Run("Loading measures and segments", input.Insights.Sum(rows => rows.File.Count), new InsightLoader(organization, input).Load);
        closing.WriteLinks();
        var report = new RunReport(input.Organization.Name, reports)
        {
            Notes = Notes(organization, request, input, isInstalled),
        };
        folder.Complete(report);
        return report;
    }

    private static SimulationInput ReadInput(SimulationRequest request, IProgressView progress)
    {
        SimulationInput? input = null;
        progress.Run("Reading the folder", 0, done =>
        {
            using var plain = Organization.Open();
            input = SimulationInputReader.Read(request.Folder, new OrganizationCatalog(plain.System), request.Strict);
            done(input.RowCount);
        });
        return input!;
    }

    private static void Load(Organization organization, SimulationInput input, Action<long> done)
    {
        foreach (var rows in input.Rows)
        {
            new SourceRowLoader(organization).Load(rows, done);
        }
    }

    private static IReadOnlyList<UnificationFolder> Remaining(Organization organization, UnificationWriter writer, SimulationInput input) => organization.IsNew
        ? input.Unifications
        : RemainingUnifications.Find(input.Unifications, [.. input.Unifications.Select(writer.Difference)], writer.Stored());

    private static IReadOnlyList<string> Notes(Organization organization, SimulationRequest request, SimulationInput input, bool isInstalled) =>
        organization.IsNew
            ? input.Notes
            : [$"{Path.GetFileName(request.OrganizationFile)}: "
            + $"{(isInstalled ? "gone on with as an earlier command left it" : "gone on with; an earlier command was stopped while it loaded")}.",
            .. input.Notes];

    private static UnificationReport Play(
        Organization organization,
        UnificationWriter writer,
        UnificationClosing closing,
        UnificationFolder unification,
        RefreshPace pace,
        IProgressView progress)
    {
        var watch = Stopwatch.StartNew();
        if (unification.Rows.Count > 0)
        {
            progress.Run(
                $"Unification {unification.Number}: changing source rows",
                unification.Rows.Sum(rows => rows.File.Count),
                done => unification.Rows.ToList().ForEach(rows => new RowChanges(organization).Make(rows, done)));
        }

        var before = organization.Requests.Snapshot();
        var work = writer.Prepare(unification);
        progress.Run($"Unification {unification.Number}: writing profiles and keys", work.Count, done => writer.Write(unification, work, pace.Random, count =>
        {
            done(count);
            pace.Pause();
        }));
        var failures = pace.Failures.ToList();
        progress.Run($"Unification {unification.Number}: linking", organization.Async.PendingCount, done =>
            failures.AddRange(new AsyncJobs(organization).Run(done)));
        EnvironmentReport? outcome = null;
        progress.Run($"Unification {unification.Number}: full run", 0, done => outcome = new DueRun(organization).Make(done));
        return closing.Close(unification, organization.Requests.Since(before), outcome!.With(failures), watch.Elapsed);
    }
}
