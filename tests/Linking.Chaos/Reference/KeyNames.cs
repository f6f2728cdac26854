using System.Text.Json;

namespace Linking.Chaos.Reference;

/// <summary>
/// Reads the keys that rows hold, as the documentation describes the three places: an alternate key and its KeyRing, the profile's key
/// column, and the list beside it.
/// </summary>
internal static class KeyNames
{
    /// <summary>A CustomerId is the same in any form of a GUID and any case.</summary>
    public static string Customer(string text) => Guid.TryParse(text, out var id) ? id.ToString("D") : text.Trim().ToLowerInvariant();

    public static bool IsSame(Source source, NamedKey key)
    {
        return source.DataSource.Equals(key.DataSource, StringComparison.OrdinalIgnoreCase) && source.Table.Equals(key.Table, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The keys of an alternate key; only its own when the KeyRing is no JSON.</summary>
    public static IEnumerable<NamedKey> Of(KeyEntry key)
    {
        yield return Own(key);
        if (Parse(key.Ring) is not { } ring)
        {
            yield break;
        }

        using (ring)
        {
            foreach (var item in ring.RootElement.EnumerateArray())
            {
                var table = item.TryGetProperty("tableName", out var name) ? name : item.GetProperty("entityName");
                foreach (var value in item.GetProperty("keys").EnumerateArray())
                {
                    yield return new NamedKey(item.GetProperty("dataSourceName").GetString()!, table.GetString()!, value.GetString()!, Customer(key.CustomerId));
                }
            }
        }
    }

    /// <summary>The key that the row itself stands for.</summary>
    public static NamedKey Own(KeyEntry key) => new(key.DataSource, key.Table, key.Value, Customer(key.CustomerId));

    public static bool HasUnreadableRing(KeyEntry key)
    {
        using var ring = Parse(key.Ring);
        return key.Ring is not null && ring is null;
    }

    /// <summary>The keys in the columns of a profile.</summary>
    public static IEnumerable<NamedKey> Of(ProfileEntry profile, IEnumerable<Source> sources)
    {
        foreach (var source in sources)
        {
            var text = $"{profile.Keys.GetValueOrDefault(source.KeyColumn)};{profile.Keys.GetValueOrDefault(source.ListColumn)}";
            foreach (var value in text.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            {
                yield return new NamedKey(source.DataSource, source.Table, value, Customer(profile.CustomerId));
            }
        }
    }

    private static JsonDocument? Parse(string? ring)
    {
        try
        {
            return ring is null ? null : JsonDocument.Parse(ring);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
