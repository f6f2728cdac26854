using EmbeddedDataverse.WebApi.Http;
using Microsoft.AspNetCore.Http;

namespace EmbeddedDataverse.WebApi.Shell;

/// <summary>Serves the shell: a page that stands in for the navigation and forms of model-driven apps.</summary>
internal sealed class ShellEndpoint(Organization organization, SignIn signIn, WebResources resources, OrganizationGate gate)
{
    private static readonly Dictionary<string, (string File, string Type)> Files = new(StringComparer.Ordinal)
    {
        ["/"] = ("index.html", "text/html; charset=utf-8"),
        ["/main.aspx"] = ("index.html", "text/html; charset=utf-8"),
        ["/shell/shell.css"] = ("shell.css", "text/css; charset=utf-8"),
        ["/shell/shell.js"] = ("shell.js", "text/javascript; charset=utf-8"),
    };

    public async Task Handle(HttpContext http)
    {
        var path = http.Request.Path.Value!;
        if (path == "/shell/state" && HttpMethods.IsGet(http.Request.Method))
        {
            await Write(http, await gate.Use(() => State(http.Request), http.RequestAborted).ConfigureAwait(false)).ConfigureAwait(false);
        }
        else if (path == "/shell/user" && HttpMethods.IsPost(http.Request.Method))
        {
            await Choose(http).ConfigureAwait(false);
        }
        else if (Files.TryGetValue(path, out var file) && HttpMethods.IsGet(http.Request.Method))
        {
            http.Response.ContentType = file.Type;
            await using var content = typeof(ShellEndpoint).Assembly.GetManifestResourceStream("shell/" + file.File)!;
            await content.CopyToAsync(http.Response.Body, http.RequestAborted).ConfigureAwait(false);
        }
        else
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
        }
    }

    private JsonObject State(HttpRequest request)
    {
        return new JsonObject
        {
            ["organization"] = organization.Name,
            ["user"] = signIn.SignedIn(request).ToString("D"),
            ["users"] = new JsonArray([.. signIn.Users()
                .Select(user => (JsonNode)new JsonObject { ["id"] = user.Id.ToString("D"), ["name"] = user.GetAttributeValue<string>("fullname") })]),
            ["pages"] = new JsonArray([.. resources.Pages().Select(page => (JsonNode?)page)]),
        };
    }

    private static async Task Choose(HttpContext http)
    {
        if (!http.Request.HasJsonContentType())
        {
            http.Response.StatusCode = StatusCodes.Status415UnsupportedMediaType;
            return;
        }

        var body = await http.Request.ReadFromJsonAsync<JsonObject>(http.RequestAborted).ConfigureAwait(false);
        if (!Guid.TryParse(body?["id"]?.ToString(), out var user))
        {
            http.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        http.Response.Cookies.Append(SignIn.Cookie, user.ToString("D"), new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Strict, Path = "/" });
        http.Response.StatusCode = StatusCodes.Status204NoContent;
    }

    private static async Task Write(HttpContext http, JsonObject body)
    {
        http.Response.ContentType = "application/json";
        await http.Response.Body.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(body, JsonText.Options), http.RequestAborted).ConfigureAwait(false);
    }
}
