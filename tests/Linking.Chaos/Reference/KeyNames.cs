using System.Text.Json;

namespace Linking.Chaos.Reference;

/// <summary>
/// Reads the keys that rows hold, as the documentation describes the three places: an alternate key and its KeyRing, the profile's key
/// column, and the list beside it.
/// </summary>
internal static class KeyNames
{
    /// <summary>Whether a key names the source table: case and surrounding blanks decide nothing (rule 8).</summary>
    public static bool IsSame(Source source, NamedKey key) => IsSame(source.DataSource, key.DataSource) && IsSame(source.Table, key.Table);

    /// <summary>The key that the row itself stands for.</summary>
    public static NamedKey Own(KeyEntry key) => new(key.DataSource, key.Table, key.Value, CustomerName.Of(key.CustomerId));

    /// <summary>The keys in the KeyRing; null when it is no JSON.</summary>
    public static IReadOnlyList<NamedKey>? RingOf(KeyEntry key)
    {
        if (string.IsNullOrWhiteSpace(key.Ring))
        {
            return [];
        }

        try
        {
            using var ring = JsonDocument.Parse(key.Ring);
            return [.. ring.RootElement.EnumerateArray().SelectMany(item => KeysOf(item, CustomerName.Of(key.CustomerId)))];
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The keys in the columns of a profile.</summary>
    public static IEnumerable<NamedKey> Of(ProfileEntry profile, IEnumerable<Source> sources)
    {
        foreach (var source in sources)
        {
            var text = $"{profile.Keys.GetValueOrDefault(source.KeyColumn)};{profile.Keys.GetValueOrDefault(source.ListColumn)}";
            foreach (var value in text.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            {
                yield return new NamedKey(source.DataSource, source.Table, value, CustomerName.Of(profile.CustomerId));
            }
        }
    }

    private static bool IsSame(string one, string other) => one.Trim().Equals(other.Trim(), StringComparison.OrdinalIgnoreCase);

    private static List<NamedKey> KeysOf(JsonElement item, string? customer)
    {
        var table = item.TryGetProperty("tableName", out var name) ? name : item.GetProperty("entityName");
        return item.GetProperty("keys").EnumerateArray()
            .Select(value => new NamedKey(item.GetProperty("dataSourceName").GetString()!, table.GetString()!, value.GetString()!, customer))
            .ToList();
    }
}
