namespace EmbeddedDataverse.WebApi.Http;

/// <summary>One request of a client, alone or as a part of a batch.</summary>
/// <param name="Method">GET, POST, PATCH, PUT or DELETE.</param>
/// <param name="Address">The whole address.</param>
/// <param name="Headers">The headers, by names without case.</param>
/// <param name="Body">The body; empty when there is none.</param>
internal sealed record ApiRequest(string Method, Uri Address, IReadOnlyDictionary<string, string> Headers, ReadOnlyMemory<byte> Body)
{
    private Preferences? preferences;

    public Preferences Preferences => preferences ??= Preferences.Parse(Header("Prefer"));

    public string? Header(string name) => Headers.GetValueOrDefault(name);
}
