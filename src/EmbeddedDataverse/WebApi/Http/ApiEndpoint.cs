using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;

namespace EmbeddedDataverse.WebApi.Http;

/// <summary>Hands HTTP requests to the Web API.</summary>
internal sealed class ApiEndpoint(Organization organization, ApiHandler handler, SignIn signIn, OrganizationGate gate, TimeSpan limit)
{
    /// <summary>How many requests may run side by side: they take turns here, so more of them only wait.</summary>
    private const string SideBySide = "1";

    /// <summary>Writes must say that they are JSON or a batch: a form of another site cannot.</summary>
    private static readonly string[] BodyTypes = ["application/json", "multipart/mixed"];

    public async Task Handle(HttpContext http)
    {
        using var time = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted);
        time.CancelAfter(limit);
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body, time.Token).ConfigureAwait(false);
        var path = http.Request.Path.Value!;
        var version = path.IndexOf('/', "/api/data/".Length);
        var root = new Uri($"{http.Request.Scheme}://{http.Request.Host}{(version < 0 ? path + "/" : path[..(version + 1)])}");
        var headers = http.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        var address = new Uri(http.Request.GetEncodedUrl() + (version < 0 ? "/" : ""));
        var request = new ApiRequest(http.Request.Method.ToUpperInvariant(), address, headers, body.ToArray());
        var response = await gate.Use(() => organization.Within(() => Answer(http.Request, request, root), time.Token), time.Token).ConfigureAwait(false);
        http.Response.StatusCode = response.Status;
        foreach (var (name, value) in response.Headers)
        {
            http.Response.Headers[name] = value;
        }

        http.Response.Headers["x-ms-dop-hint"] = SideBySide;
        http.Response.Headers["x-ms-service-request-id"] = Guid.NewGuid().ToString("D");
        if (response.ContentType is not null)
        {
            http.Response.ContentType = response.ContentType;
            http.Response.ContentLength = response.Body.Length;
            await http.Response.Body.WriteAsync(response.Body, http.RequestAborted).ConfigureAwait(false);
        }
    }

    private ApiResponse Answer(HttpRequest http, ApiRequest request, Uri root)
    {
        if (!request.Body.IsEmpty && !BodyTypes.Any(type => request.Header("Content-Type")?.StartsWith(type, StringComparison.OrdinalIgnoreCase) == true))
        {
            return Payload.ErrorPayload.Of(new ApiException(415, ApiError.BadPayload, "The content type of the body must be application/json."),
                request.Preferences);
        }

        try
        {
            return handler.Handle(request, signIn.UserOf(http), root);
        }
        catch (ApiException refusal)
        {
            return Payload.ErrorPayload.Of(refusal, request.Preferences);
        }
    }
}
