using System.Net.Http.Headers;
using System.Text;

namespace EmbeddedDataverse.WebApi.Tests;

/// <summary>A test of an organisation that is served on a free port.</summary>
public abstract class ServedTest : IAsyncLifetime
{
    internal const string All = "odata.include-annotations=\"*\"";

    private static readonly HttpClient Client = new(new SocketsHttpHandler { UseCookies = false, UseProxy = false, AllowAutoRedirect = false });

    /// <summary>The organisation.</summary>
    protected Organization Organization { get; } = EmbeddedDataverse.Organization.Open();

    internal WebApiServer Server { get; private set; } = null!;

    internal string Root => Server.Address + "api/data/v9.2/";

    /// <inheritdoc />
    public async Task InitializeAsync()
    {
        Arrange();
        Server = await WebApiServer.StartAsync(Organization, Options());
    }

    /// <inheritdoc />
    public async Task DisposeAsync()
    {
        await Server.DisposeAsync();
        Organization.Dispose();
    }

    /// <summary>Fills the organisation before it is served.</summary>
    protected virtual void Arrange()
    {
    }

    /// <summary>How it is served.</summary>
    private protected virtual WebApiOptions Options() => new() { Url = "http://127.0.0.1:0", RunsJobs = false };

    internal Task<Answer> Get(string address, params (string Name, string Value)[] headers) => Send(HttpMethod.Get, address, null, headers);

    internal Task<Answer> Post(string address, string body, params (string Name, string Value)[] headers) => Send(HttpMethod.Post, address, body, headers);

    internal Task<Answer> Patch(string address, string body, params (string Name, string Value)[] headers) => Send(HttpMethod.Patch, address, body, headers);

    internal Task<Answer> Delete(string address, params (string Name, string Value)[] headers) => Send(HttpMethod.Delete, address, null, headers);

    internal async Task<Answer> Send(HttpMethod method, string address, string? body, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, new Uri(new Uri(Root), address));
        if (body is not null)
        {
            request.Content = new StringContent(body, Encoding.UTF8);
            request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse("application/json");
        }

        foreach (var (name, value) in headers)
        {
            if (name == "Content-Type")
            {
                request.Content!.Headers.ContentType = MediaTypeHeaderValue.Parse(value);
            }
            else
            {
                Assert.True(request.Headers.TryAddWithoutValidation(name, value));
            }
        }

        using var response = await Client.SendAsync(request);
        var all = response.Headers.Concat(response.Content.Headers)
            .ToDictionary(header => header.Key, header => string.Join(',', header.Value), StringComparer.OrdinalIgnoreCase);
        return new Answer(response.StatusCode, await response.Content.ReadAsStringAsync(), all);
    }
}
