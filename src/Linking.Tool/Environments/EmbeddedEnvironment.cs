using EmbeddedDataverse;
using EmbeddedDataverse.WebApi;
using Linking.Client;
using Linking.Tool.Installation;
using Linking.Tool.Runs;

namespace Linking.Tool.Environments;

/// <summary>An organisation file, served inside the process to the same client that a real environment meets.</summary>
internal sealed class EmbeddedEnvironment : IEnvironment
{
    /// <summary>Nobody listens at it: requests do not leave the process.</summary>
    private static readonly Uri Address = new("http://localhost/");

    private static readonly RetryPace Pace = RetryPace.Usual with
    {
        Attempts = 1,
        Wait = TimeSpan.Zero,
        LongestWait = TimeSpan.Zero,
        Patience = TimeSpan.FromHours(1)
    };

    private readonly Organization organization;
    private readonly string file;

    private EmbeddedEnvironment(Organization organization, string file)
    {
        (this.organization, this.file) = (organization, file);
        Service = Serve(organization);
    }

    public DataverseService Service { get; }

    /// <summary>Opens the file.</summary>
    /// <exception cref="Input.InputException">There is no such file, it is no organisation, or it is one without the product.</exception>
    public static EmbeddedEnvironment Open(OrganizationAccess access) => new(ExistingOrganization.Open(access), access.File);

    /// <summary>Serves an organisation that somebody else keeps open.</summary>
    public static DataverseService Serve(Organization organization) =>
        new(new DataverseClient(Address, new OrganizationMessageHandler(organization), credential: null, Pace));

    public void BringUpToDate() => LinkingInstallation.InstallProduct(organization);

    public void Require(string api) => InstalledProduct.Require(organization, api);

    public void RequireNothingUnfinished() => new EarlierWork(Service, file).RequireNone();

    public IRunWork Work(RunPace pace) => new RunExecution(organization, Service, pace.Workers, pace.Progress);

    public void Dispose()
    {
        Service.Dispose();
        organization.Dispose();
    }
}
