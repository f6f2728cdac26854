namespace Linking.Client;

/// <summary>The address of an environment.</summary>
internal static class EnvironmentAddress
{
    /// <summary>Where the Web API is below it.</summary>
    public const string WebApi = "api/data/v9.2/";

    /// <summary>Reads an address: https, or http on this machine; what stands behind the host is left out.</summary>
    /// <returns>The address with a slash at its end, or null when it is none that may be called.</returns>
    public static Uri? Parse(string text)
    {
        var written = text.Trim();
        if (!written.Contains("://", StringComparison.Ordinal))
        {
            written = "https://" + written;
        }

        return Uri.TryCreate(written, UriKind.Absolute, out var address)
            && address.Host.Length > 0
            && address.UserInfo.Length == 0
            && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback))
            ? new Uri(address.GetLeftPart(UriPartial.Authority) + "/")
            : null;
    }
}
