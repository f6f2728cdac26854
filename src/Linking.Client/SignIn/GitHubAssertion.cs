using System.Net.Http.Headers;
using System.Text.Json;

namespace Linking.Client.SignIn;

/// <summary>Asks GitHub for the token by which a workflow says what it is, as GitHub's documentation of OpenID Connect describes.</summary>
internal sealed class GitHubAssertion(Uri address, string requestToken)
{
    private const string Audience = "api://AzureADTokenExchange";

    public async Task<string> Get(CancellationToken cancellation)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri($"{address}&audience={Uri.EscapeDataString(Audience)}"));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", requestToken);
        using var response = await http.SendAsync(request, cancellation).ConfigureAwait(false);
        if (!response.IsSuccessStatusCode)
        {
            throw new DataverseException(FailureKind.NotSignedIn, $"GitHub gives the workflow no token (status {(int)response.StatusCode})",
                "Give the job the permission 'id-token: write'");
        }

        using var document = JsonDocument.Parse(await response.Content.ReadAsStringAsync(cancellation).ConfigureAwait(false));
        return document.RootElement.GetProperty("value").GetString()!;
    }
}
