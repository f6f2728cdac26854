using System.Globalization;
using System.Net;
using System.Text.Json;
using Azure.Identity;
using Polly.Timeout;

namespace Linking.Client.Http;

/// <summary>Says in a sentence what went wrong with a request, and what to do. Nothing of a request's headers or of a page of markup gets into it.</summary>
internal static class Failures
{
    private const int NoUser = unchecked((int)0x80072560);
    private const int NoPrivilege = unchecked((int)0x80040220);
    private const int LongestMessage = 2000;

    /// <summary>What an answer that is no success means.</summary>
    public static DataverseException Of(HttpResponseMessage response, string body, Uri environment)
    {
        var status = (int)response.StatusCode;
        var requestId = Header(response, "x-ms-service-request-id") ?? Header(response, "REQ_ID") ?? "";
        var (code, message) = Parse(body);
        var place = environment.GetLeftPart(UriPartial.Authority);
        DataverseException Make(FailureKind kind, string problem, string remedy) =>
            new(kind, problem + (requestId.Length > 0 ? $" (request {requestId})" : ""), remedy)
            {
                Code = code,
                Status = status,
                RequestId = requestId,
                PlatformMessage = message,
            };
        return (response.StatusCode, code) switch
        {
            (HttpStatusCode.ProxyAuthenticationRequired, _) =>
                Make(FailureKind.NotReached, "A proxy wants to know who you are",
                "Give the proxy's address with its user in HTTPS_PROXY, or ask for a way without it"),
            (HttpStatusCode.Unauthorized, _) => Make(
                FailureKind.NotSignedIn,
                $"{place} does not accept the sign-in",
                "Look whether it is the right address and whether the one who signs in belongs to its tenant (AZURE_TENANT_ID), then sign in again; see "
                    + "--sign-in"),
            (HttpStatusCode.Forbidden, NoUser) =>
                Make(FailureKind.NotPermitted, $"The one who signed in is no user of {place}",
                "Let an administrator add the user or application user there, with a role"),
            (HttpStatusCode.Forbidden, _) or (_, NoPrivilege) => Make(
                FailureKind.NotPermitted,
                message.Length > 0 ? $"{place} does not permit this: {message.TrimEnd('.')}" : $"{place} does not permit this",
                "Give the user the role that the product's documentation names, then try again"),
            (HttpStatusCode.TooManyRequests, _) =>
                Make(FailureKind.Unavailable, $"{place} limits the requests of this user and still does",
                "Wait for some minutes, then give the same command again"),
            _ when status is >= 300 and < 400 => Make(
                FailureKind.NotDataverse,
                $"{place} sends the request on to another page, as to a sign-in page",
                "Look whether it is the environment's own address, such as https://NAME.crm.dynamics.com, and not that of an app or of a portal"),
            _ when message.Length > 0 && code != 0 => Make(
                FailureKind.Refused,
                string.Create(CultureInfo.InvariantCulture, $"{message.TrimEnd('.')} (0x{code:x8})"),
                "Look up what the message names; Microsoft's support finds the request by its id"),
            _ when status is 408 or 500 or 502 or 503 or 504 => Make(
                FailureKind.Unavailable,
                $"{place} cannot answer just now (status {status})",
                "Try again later. If it was a call that starts something, look first whether it was done: linking status"),
            (HttpStatusCode.NotFound, _) =>
                Make(FailureKind.NotDataverse, $"{place} has no Web API of Dataverse, or not this part of it",
                "Look whether it is the environment's own address"),
            _ => Make(FailureKind.NotDataverse, $"{place} answers otherwise than Dataverse does (status {status})",
                "Look whether it is the environment's own address, and whether a proxy is in the way"),
        };
    }

    /// <summary>What it means that a success is no JSON.</summary>
    public static DataverseException NoJson(HttpResponseMessage response, Uri environment) => new(
        FailureKind.NotDataverse,
        $"{environment.GetLeftPart(UriPartial.Authority)} answers with {response.Content.Headers.ContentType?.MediaType ?? "nothing"} instead of JSON, as a "
            + "sign-in page or a proxy does",
        "Look whether it is the environment's own address, and whether a proxy is in the way")
    {
        Status = (int)response.StatusCode,
    };

    /// <summary>Whether an exception says that there is no answer, or no sign-in.</summary>
    public static bool IsKnown(Exception exception) =>
        exception is AuthenticationFailedException or HttpRequestException or IOException or TimeoutRejectedException
            or TaskCanceledException { InnerException: TimeoutException };

    /// <summary>What it means that there is no answer.</summary>
    public static DataverseException Of(Exception exception, Uri environment)
    {
        var place = environment.GetLeftPart(UriPartial.Authority);
        return exception switch
        {
            CredentialUnavailableException =>
                new(FailureKind.NotSignedIn, "Nobody is signed in", "Sign in with 'az login', or choose another way with --sign-in", exception),
            AuthenticationFailedException failed =>
                new(FailureKind.NotSignedIn, $"Signing in failed{CodeIn(failed.Message)}",
                "Look at tenant, application and secret or certificate, or choose another way with --sign-in", exception),
            HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } =>
                new(FailureKind.NotReached, $"There is no {place}, or its name cannot be looked up from here", "Look at the address, and at the network",
                exception),
            HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } => new(
                FailureKind.NotReached,
                $"The connection to {place} is not secure: its certificate is not trusted here",
                "A proxy may be in the way: let this machine trust its certificate",
                exception),
            HttpRequestException { HttpRequestError: HttpRequestError.ProxyTunnelError } =>
                new(FailureKind.NotReached, $"The proxy does not let requests to {place} through", "Ask who keeps it", exception),
            HttpRequestException or IOException => new(
                FailureKind.NotReached,
                $"{place} does not answer, or its answer is cut off",
                "Try again. If it was a call that starts something, look first whether it was done: linking status",
                exception),
            _ => new(
                FailureKind.Unavailable,
                $"{place} takes too long to answer",
                "Try again later. If it was a call that starts something, look first whether it was done: linking status",
                exception),
        };
    }

    private static string? Header(HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out var values) ? values.FirstOrDefault() : null;

    /// <summary>
    /// The code that Microsoft Entra gives, by which its documentation explains the failure; its message may hold more than is to be printed.
    /// </summary>
    private static string CodeIn(string message)
    {
        var at = message.IndexOf("AADSTS", StringComparison.Ordinal);
        return at < 0 ? "" : $" with {new string([.. message[at..].TakeWhile(char.IsAsciiLetterOrDigit)])}";
    }

    private static (int Code, string Message) Parse(string body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            if (document.RootElement.ValueKind != JsonValueKind.Object || !document.RootElement.TryGetProperty("error", out var error)
                || error.ValueKind != JsonValueKind.Object)
            {
                return (0, "");
            }

            var code = error.TryGetProperty("code", out var given) && given.ValueKind == JsonValueKind.String ? given.GetString()! : "";
            var message = error.TryGetProperty("message", out var text) && text.ValueKind == JsonValueKind.String ? text.GetString()! : "";
            var number = code.StartsWith("0x", StringComparison.OrdinalIgnoreCase)
                && uint.TryParse(code.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var parsed) ? unchecked((int)parsed) : 0;
            return (number, message.Length > LongestMessage ? message[..LongestMessage] : message);
        }
        catch (JsonException)
        {
            return (0, "");
        }
    }
}
