using System.Reflection;

namespace EmbeddedDataverse.WebApi.Metadata;

/// <summary>Writes definitions as JSON: their simple properties, labels, options and managed properties.</summary>
internal static class DefinitionWriter
{
    private static readonly HashSet<string> Collections = new(StringComparer.Ordinal) { "Attributes", "Keys", "ManyToOneRelationships",
        "OneToManyRelationships", "ManyToManyRelationships" };

    /// <summary>Refuses what a kind of definition does not have.</summary>
    public static void Require(Type kind, DefinitionOptions options)
    {
        var names = options.Names.Select(name => name.Split('/')[0]);
        if (names.FirstOrDefault(name => kind.GetProperty(name) is null && name != "@odata.type") is { } unknown)
        {
            throw ApiError.BadRequest($"Could not find a property named '{unknown}' on type '{EdmBuilder.Namespace}.{kind.Name}'.");
        }
    }

    /// <summary>A collection that a table's definition has.</summary>
    public static IEnumerable<object>? Collection(EntityMetadata table, string name)
    {
        return Collections.Contains(name) ? ((IEnumerable<object>?)typeof(EntityMetadata).GetProperty(name)?.GetValue(table)) ?? [] : null;
    }

    /// <summary>A property as a text, for comparisons.</summary>
    public static string? Text(object definition, string property)
    {
        var value = definition.GetType().GetProperty(property.Split('/')[0])?.GetValue(definition);
        return Write(value) switch
        {
            JsonValue simple => simple.GetValueKind() == JsonValueKind.String ? simple.GetValue<string>() : simple.ToJsonString(),
            JsonObject managed => managed["Value"]?.ToString(),
            _ => null,
        };
    }

    public static JsonObject Write(object definition, DefinitionOptions options)
    {
        var json = new JsonObject();
        if (definition is AttributeMetadata)
        {
            json["@odata.type"] = $"#{EdmBuilder.Namespace}.{definition.GetType().Name}";
        }

        foreach (var property in Properties(definition))
        {
            var name = property.Name;
            if (Collections.Contains(name) || name == "OptionSet")
            {
                if (options.Expand.TryGetValue(name, out var nested))
                {
                    json[name] = Expanded(property.GetValue(definition), nested);
                }
            }
            else if (options.Select is null || options.Select.Contains(name) || name == "MetadataId")
            {
                json[name] = Write(property.GetValue(definition));
            }
        }

        return json;
    }

    private static JsonNode? Expanded(object? value, DefinitionOptions options) => value switch
    {
        IEnumerable<object> items => new JsonArray([.. items.Where(options.Matches).Select(item => (JsonNode)Write(item, options))]),
        OptionSetMetadata set =>
            new JsonObject
            {
                ["Options"] = new JsonArray(
            [.. set.Options.Select(option => (JsonNode)new JsonObject { ["Value"] = option.Value, ["Label"] = Write(option.Label) })])
            },
        null => null,
        _ => Write(value, options),
    };

    private static JsonNode? Write(object? value) => value switch
    {
        null => null,
        string text => text,
        bool flag => flag,
        int number => number,
        long number => number,
        decimal number => number,
        double number => number,
        Guid id => id.ToString("D"),
        Enum named => named.ToString(),
        Label label => Write(label),
        BooleanManagedProperty managed => new JsonObject { ["Value"] = managed.Value, ["CanBeChanged"] = managed.CanBeChanged },
        AttributeRequiredLevelManagedProperty level => new JsonObject { ["Value"] = level.Value.ToString() },
        AttributeTypeDisplayName type => new JsonObject { ["Value"] = type.Value },
        string[] texts => new JsonArray([.. texts.Select(text => (JsonNode?)text)]),
        _ => null,
    };

    private static JsonObject Write(Label label)
    {
        static JsonObject One(LocalizedLabel text) => new() { ["Label"] = text.Label, ["LanguageCode"] = text.LanguageCode };
        return new JsonObject
        {
            ["LocalizedLabels"] = new JsonArray([.. label.LocalizedLabels.Select(text => (JsonNode)One(text))]),
            ["UserLocalizedLabel"] = label.UserLocalizedLabel is { } own ? One(own) : null,
        };
    }

    private static IEnumerable<PropertyInfo> Properties(object definition)
    {
        return definition.GetType().GetProperties(BindingFlags.Instance | BindingFlags.Public)
            .Where(property => property.GetIndexParameters().Length == 0 && property.Name is not ("ExtensionData" or "HasChanged"));
    }
}
