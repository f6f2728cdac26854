using Microsoft.AspNetCore.Http;

namespace EmbeddedDataverse.WebApi.Http;

/// <summary>
/// Refuses what a page of another site could send: requests under a foreign host name (DNS rebinding), and requests that a browser
/// says come from elsewhere. Nothing is shared with other origins.
/// </summary>
internal static class RequestGuard
{
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; frame-src 'self'; "
        + "frame-ancestors 'self'; base-uri 'none'; form-action 'self'";

    public static async Task Check(HttpContext http, Func<Task> next)
    {
        http.Response.Headers.ContentSecurityPolicy = Policy;
        http.Response.Headers.XContentTypeOptions = "nosniff";
        http.Response.Headers["Referrer-Policy"] = "no-referrer";
        http.Response.Headers["Cross-Origin-Resource-Policy"] = "same-origin";
        http.Response.Headers.CacheControl = "no-store";
        if (!LoopbackUrl.IsLoopback(http.Request.Host.Host))
        {
            await Refuse(http, 400, "This server answers to localhost only.").ConfigureAwait(false);
        }
        else if (IsForeign(http.Request))
        {
            await Refuse(http, 403, "Pages of other sites may not use this server.").ConfigureAwait(false);
        }
        else
        {
            await next().ConfigureAwait(false);
        }
    }

    private static bool IsForeign(HttpRequest request)
    {
        if (request.Headers.Origin.ToString() is { Length: > 0 } origin && origin != $"{request.Scheme}://{request.Host}")
        {
            return true;
        }

        // Following a link from elsewhere to a page is no harm; anything else is.
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        return site is "cross-site" or "same-site"
            && !(HttpMethods.IsGet(request.Method) && request.Headers["Sec-Fetch-Mode"] == "navigate" && request.Headers["Sec-Fetch-Dest"] == "document");
    }

    private static async Task Refuse(HttpContext http, int status, string message)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = "text/plain; charset=utf-8";
        await http.Response.WriteAsync(message).ConfigureAwait(false);
    }
}
