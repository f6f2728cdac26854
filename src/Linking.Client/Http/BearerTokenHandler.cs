using System.Net;
using System.Net.Http.Headers;
using Azure.Core;

namespace Linking.Client.Http;

/// <summary>Puts the token under each request to the environment. One that is refused, as an expired one, is asked for anew once.</summary>
internal sealed class BearerTokenHandler(Uri environment, TokenCredential credential, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    private readonly string[] scopes = [environment.GetLeftPart(UriPartial.Authority) + "/.default"];

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.RequestUri is not { } address || !environment.IsBaseOf(address))
        {
            throw new InvalidOperationException("A request to another place than the environment carries no token.");
        }

        var response = await Send(request, claims: null, cancellationToken).ConfigureAwait(false);
        if (response.StatusCode != HttpStatusCode.Unauthorized)
        {
            return response;
        }

        // A refused request was not begun, so that sending it once more does nothing twice.
        var claims = Claims(response.Headers.WwwAuthenticate);
        response.Dispose();
        return await Send(request, claims, cancellationToken).ConfigureAwait(false);
    }

    private async Task<HttpResponseMessage> Send(HttpRequestMessage request, string? claims, CancellationToken cancellation)
    {
        var token = await credential.GetTokenAsync(new TokenRequestContext(scopes, claims: claims, isCaeEnabled: true), cancellation).ConfigureAwait(false);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token.Token);
        return await base.SendAsync(request, cancellation).ConfigureAwait(false);
    }

    /// <summary>What the environment wants the new token to fulfil, as it writes it in its challenge.</summary>
    private static string? Claims(IEnumerable<AuthenticationHeaderValue> challenges)
    {
        const string Name = "claims=\"";
        var text = challenges.Select(challenge => challenge.Parameter).FirstOrDefault(parameter => parameter?.Contains(Name, StringComparison.Ordinal) == true);
        if (text is null)
        {
            return null;
        }

        var value = text[(text.IndexOf(Name, StringComparison.Ordinal) + Name.Length)..].Split('"')[0];
        try
        {
            return System.Text.Encoding.UTF8.GetString(Convert.FromBase64String(value));
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
