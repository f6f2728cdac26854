using EmbeddedDataverse.WebApi;
using Linking.Tool.Input;
using Linking.Tool.Runs;
using Microsoft.Xrm.Sdk;
using Names = Linking.Plugins.Schema.Names;

namespace Linking.Tool.Serve;

/// <summary>An organisation file while it is served.</summary>
/// <param name="access">The file.</param>
/// <param name="pace">How long the asynchronous service rests after each job.</param>
/// <param name="problems">Where unforeseen failures are said.</param>
internal sealed class ServedOrganization(OrganizationAccess access, TimeSpan pace, TextWriter problems)
{
    /// <summary>Serves until it is canceled.</summary>
    /// <param name="url">The address to listen at.</param>
    /// <param name="webResources">A folder of further web resources, if any.</param>
    /// <param name="say">Is told once it listens.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="InputException">The address cannot be listened at, or the file cannot be served.</exception>
    public async Task Serve(string url, string? webResources, Action<string> say, CancellationToken cancellation)
    {
        using var organization = ExistingOrganization.OpenNow(access);
        var users = ServedUsers.Ensure(organization);
        await using var server = await Start(organization, new WebApiOptions
        {
            Url = url,
            DefaultUser = users.Administrator,
            WebResourceFolder = webResources,
            RestBetweenJobs = pace,
            WhenIdle = served => served.System.Execute(new OrganizationRequest(Names.Api.ProcessNext)),
            Failed = exception => problems.WriteLine(exception.ToString()),
        });
        say($"Serving {organization.Name} at {server.Address}");
        say($"Web API: {server.Address}api/data/v9.2/   Ctrl+C ends.");
        try
        {
            await Task.Delay(Timeout.Infinite, cancellation);
        }
        catch (OperationCanceledException)
        {
            say("Stopped.");
        }
    }

    private static async Task<WebApiServer> Start(EmbeddedDataverse.Organization organization, WebApiOptions options)
    {
        try
        {
            return await WebApiServer.StartAsync(organization, options);
        }
        catch (ArgumentException exception)
        {
            throw new InputException("--urls", null, exception.Message.Split(" (Parameter", 2)[0].TrimEnd('.'), "Serving is for this machine only");
        }
        catch (IOException exception)
        {
            throw new InputException("--urls", null, exception.Message.TrimEnd('.'), "End what listens there, or name another port");
        }
    }
}
