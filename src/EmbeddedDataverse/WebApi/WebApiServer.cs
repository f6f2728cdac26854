using EmbeddedDataverse.WebApi.Http;
using EmbeddedDataverse.WebApi.Shell;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace EmbeddedDataverse.WebApi;

/// <summary>Serves an organisation over HTTP, to this machine only: the Web API, web resources, and a shell.</summary>
public sealed class WebApiServer : IAsyncDisposable
{
    private const long LargestBody = 32 * 1024 * 1024;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly WebApplication application;
    private readonly OrganizationGate gate = new();
    private readonly CancellationTokenSource stopping = new();
    private Task jobs = Task.CompletedTask;

    private WebApiServer(Organization organization, WebApiOptions options)
    {
        var url = LoopbackUrl.Parse(options.Url);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ApplicationName = typeof(WebApiServer).Assembly.GetName().Name });
        _ = builder.WebHost.UseKestrelCore().UseUrls(url.GetLeftPart(UriPartial.Authority)).ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LargestBody;
        });
        builder.Logging.ClearProviders();
        application = builder.Build();
        var signIn = new SignIn(organization, options.DefaultUser ?? organization.SystemUserId);
        var api = new ApiEndpoint(organization, new ApiHandler(organization, options.Failed), signIn, gate, options.RequestTime);
        var resources = new WebResources(organization, gate, options.WebResourceFolder);
        var shell = new ShellEndpoint(organization, signIn, resources, gate);
        application.Use((http, next) => Failures.Answer(http, () => next(http), options.Failed));
        application.Use((http, next) => RequestGuard.Check(http, () => next(http)));
        application.Run(http =>
            http.Request.Path.StartsWithSegments("/api/data", StringComparison.Ordinal, out var rest)
                && rest.Value!.StartsWith("/v9.", StringComparison.Ordinal) ? api.Handle(http)
            : http.Request.Path.Value!.StartsWith(WebResources.Path, StringComparison.Ordinal) ? resources.Handle(http)
            : shell.Handle(http));
        Loop = options.RunsJobs ? new JobLoop(organization, gate, options) : null;
    }

    /// <summary>The address that it listens at, with the port that it took.</summary>
    public Uri Address => new(application.Urls.First());

    private JobLoop? Loop { get; }

    /// <summary>Begins to serve. Until the server is disposed of, nothing else may use the organisation.</summary>
    /// <exception cref="ArgumentException">The address could be reached from other machines, or is none.</exception>
    /// <exception cref="IOException">The port is taken.</exception>
    public static async Task<WebApiServer> StartAsync(Organization organization, WebApiOptions? options = null)
    {
        var server = new WebApiServer(organization, options ?? new WebApiOptions());
        await server.application.StartAsync().ConfigureAwait(false);
        if (server.Loop is { } loop)
        {
            server.jobs = Task.Run(() => loop.Run(server.stopping.Token));
        }

        return server;
    }

    /// <summary>Uses the organisation between two requests.</summary>
    public Task<T> UseAsync<T>(Func<T> work) => gate.Use(work, CancellationToken.None);

    /// <summary>Ends: the requests and the job under way are finished first.</summary>
    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync().ConfigureAwait(false);
        using var patience = new CancellationTokenSource(Patience);
        await application.StopAsync(patience.Token).ConfigureAwait(false);
        await jobs.ConfigureAwait(false);
        await application.DisposeAsync().ConfigureAwait(false);
        stopping.Dispose();
        gate.Dispose();
    }
}
