using System.Collections.Concurrent;
using System.Reflection;

namespace EmbeddedDataverse.Metadata;

/// <summary>
/// Reads and sets properties of metadata objects by name. Most of their setters are not public in the real SDK, so this is
/// reflection in either case.
/// </summary>
internal static class MetadataFiller
{
    private static readonly ConcurrentDictionary<(Type, string), PropertyInfo?> Properties = new();

    public static T Fill<T>(this T target, params (string Property, object? Value)[] values)
        where T : class
    {
        foreach (var (property, value) in values)
        {
            // A property that this SDK's build lacks is left out.
            Find(target.GetType(), property)?.SetValue(target, value);
        }

        return target;
    }

    public static object? Get(object source, string property)
    {
        return Find(source.GetType(), property)?.GetValue(source);
    }

    public static bool Has(Type type, string property)
    {
        return Find(type, property) is not null;
    }

    private static PropertyInfo? Find(Type type, string property)
    {
        return Properties.GetOrAdd((type, property), key =>
        {
            for (var at = key.Item1; at is not null; at = at.BaseType)
            {
                if (at.GetProperty(key.Item2, BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly) is { } found)
                {
                    return found;
                }
            }

            return null;
        });
    }
}
