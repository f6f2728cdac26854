using EmbeddedDataverse;
using EmbeddedDataverse.WebApi;
using Linking.Tool.Commands;
using Linking.Tool.Environments;
using Linking.Tool.Generate;
using Linking.Tool.Installation;
using Linking.Tool.Report;
using Linking.Tool.Simulation;
using Microsoft.Xrm.Sdk;

namespace Linking.Pages.Tests.Browsing;

/// <summary>An organisation that a simulation of the sample made, served on a free port, with a user of each kind.</summary>
internal sealed class ServedOrganization : IAsyncDisposable
{
    private static readonly GeneratorOptions Few = new(Contacts: 90, Leads: 30, Members: 10, Seed: 20260401);

    private readonly string folder;
    private readonly Organization organization;
    private readonly WebApiServer server;

    private ServedOrganization(string folder, Organization organization, WebApiServer server)
    {
        this.folder = folder;
        this.organization = organization;
        this.server = server;
        Administrator = CreateUser("Ada Administrator", "Customer Profile Linking Administrator");

        // Where no user is stated for the steps, runs write the source rows as whoever asked for them.
        organization.Grant(Administrator, "prvWritecontoso_loyaltymember", "prvAppendcontoso_loyaltymember", "prvAppendTomsdynci_customerprofile");
        Reader = CreateUser("Rita Reader", "Customer Profile Linking Reader");
        Stranger = organization.CreateUser("Sam Stranger");
    }

    public Uri Address => server.Address;

    public Guid Administrator { get; }

    public Guid Reader { get; }

    public Guid Stranger { get; }

    /// <summary>Plays the sample, with a few customers beside the cases made by hand, and serves what came of it.</summary>
    /// <param name="prepare">Changes the organisation before it is served.</param>
    /// <param name="change">Changes the folder before it is played.</param>
    public static async Task<ServedOrganization> Start(Action<Organization>? prepare = null, Action<string>? change = null)
    {
        var root = Directory.CreateTempSubdirectory("linking-pages-").FullName;
        var input = Path.Combine(root, "input");
        ContosoSample.Write(input, Few);
        change?.Invoke(input);
        var file = Path.Combine(root, "o.db");
        var request = new SimulationRequest(input, file, Path.Combine(root, "out"), 1);
        _ = new Simulator(new LinkingInstallation(), simulated => new LinkingRecords(simulated.System)).Run(request, new NoProgress());
        var opened = Organization.Open(new OrganizationOptions { Path = file, ShareLoadedAssemblies = false });
        prepare?.Invoke(opened);
        var started = await WebApiServer.StartAsync(opened, new WebApiOptions { Url = "http://127.0.0.1:0", RestBetweenJobs = TimeSpan.FromMilliseconds(50) });
        return new ServedOrganization(root, opened, started);
    }

    /// <summary>Asks as the command line does, between two requests.</summary>
    public Task<T> AskAsync<T>(Func<DataverseService, T> work) => server.UseAsync(() =>
    {
        using var service = EmbeddedEnvironment.Serve(organization);
        return work(service);
    });

    /// <summary>Uses the organisation between two requests, as the platform itself.</summary>
    public Task<T> UseAsync<T>(Func<IOrganizationService, T> work) => server.UseAsync(() => work(organization.System));

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        organization.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private Guid CreateUser(string name, string role)
    {
        // The role of the solution, and what every user of Dataverse and of Customer Insights can read anyway.
        var user = organization.CreateUser(
            name,
            "prvReadContact",
            "prvReadLead",
            "prvReadAccount",
            "prvReadcontoso_loyaltymember",
            "prvReadmsdynci_customerprofile",
            "prvReadmsdynci_alternatekey",
            "prvReadmsdynci_customermeasure",
            "prvReadmsdynci_segmentmembership",
            "prvReadmsdynci_customerlifetimevalue");
        organization.AssignRole(user, role);
        return user;
    }
}
