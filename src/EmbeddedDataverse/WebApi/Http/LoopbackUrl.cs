using System.Net;

namespace EmbeddedDataverse.WebApi.Http;

/// <summary>An address that this machine alone can reach.</summary>
internal static class LoopbackUrl
{
    public static Uri Parse(string url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || address.Scheme != Uri.UriSchemeHttp)
        {
            throw new ArgumentException($"'{url}' is no address to listen at: write one such as http://127.0.0.1:5010.", nameof(url));
        }

        if (!IsLoopback(address.Host))
        {
            throw new ArgumentException($"'{url}' could be reached from other machines, and the organisation asks nobody for a password: write "
                + $"http://127.0.0.1:{address.Port} or http://localhost:{address.Port}.", nameof(url));
        }

        return address.AbsolutePath == "/" && address.Query.Length == 0
            ? address
            : throw new ArgumentException($"'{url}' has a path: write only host and port.", nameof(url));
    }

    public static bool IsLoopback(string host)
    {
        var name = host.Trim('[', ']');
        return name.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(name, out var address) && IPAddress.IsLoopback(address));
    }
}
