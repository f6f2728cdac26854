using System.Text.RegularExpressions;
using EmbeddedDataverse.WebApi.Http;

namespace EmbeddedDataverse.WebApi.Metadata;

/// <summary>Answers requests for definitions: <c>EntityDefinitions</c>, one of them, its <c>Attributes</c>, one of those.</summary>
internal sealed partial class DefinitionRequests(ApiContext context)
{
    private const string Set = "EntityDefinitions";

    public static bool Serves(string path) => path == Set || path.StartsWith(Set + "(", StringComparison.Ordinal);

    public ApiResponse Handle(string path)
    {
        if (context.Request.Method != "GET")
        {
            throw ApiError.NotSupported("Changing definitions through the Web API");
        }

        var match = Shape().Match(Uri.UnescapeDataString(path));
        if (!match.Success)
        {
            throw ApiError.NotFound($"Resource not found for the segment '{path}'.");
        }

        var options = DefinitionOptions.Of(context.Request.Address);
        DefinitionWriter.Require(match.Groups["part"].Success ? Kind(match) : typeof(EntityMetadata), options);
        if (!match.Groups["table"].Success)
        {
            return Many(Set, context.Model.Tables.Select(table => (object)table.Definition), options);
        }

        var table = Find(match.Groups["table"].Value, context.Model.Tables.Select(table => table.Definition), table => table.LogicalName)
            ?? throw new ApiException(404, ErrorCodes.ObjectDoesNotExist, $"Could not find an entity with the specified key {match.Groups["table"].Value}.");
        var part = match.Groups["part"];
        if (!part.Success)
        {
            return One(Set, table, options);
        }

        var context1 = $"{Set}({table.MetadataId:D})/{part.Value}";
        var items = DefinitionWriter.Collection(table, part.Value) ?? throw ApiError.NotFound($"Resource not found for the segment '{part.Value}'.");
        if (match.Groups["cast"] is { Success: true } cast)
        {
            items = items.Where(item => item.GetType().Name == cast.Value);
        }

        if (!match.Groups["item"].Success)
        {
            return Many(context1, items, options);
        }

        var column = Find(match.Groups["item"].Value, items.OfType<AttributeMetadata>(), item => item.LogicalName)
            ?? throw new ApiException(404, ErrorCodes.ObjectDoesNotExist, $"Could not find an attribute with the specified key {match.Groups["item"].Value}.");
        return One(context1, column, options);
    }

    /// <summary>What a collection of a table's definition holds: as it is declared, or what the address casts it to.</summary>
    private static Type Kind(Match match)
    {
        var declared = typeof(EntityMetadata).GetProperty(match.Groups["part"].Value)?.PropertyType.GetElementType() ?? typeof(EntityMetadata);
        return match.Groups["cast"] is { Success: true } cast && declared.Assembly.GetType($"{declared.Namespace}.{cast.Value}") is { } kind ? kind : declared;
    }

    private static T? Find<T>(string key, IEnumerable<T> items, Func<T, string> nameOf)
        where T : MetadataBase
    {
        var name = NamedKey().Match(key);
        return Guid.TryParse(key, out var id)
            ? items.FirstOrDefault(item => item.MetadataId == id)
            : items.FirstOrDefault(item => name.Success && nameOf(item) == name.Groups["name"].Value);
    }

    private ApiResponse Many(string fragment, IEnumerable<object> items, DefinitionOptions options)
    {
        return ApiResponse.Json(200, new JsonObject
        {
            ["@odata.context"] = context.ContextOf(fragment),
            ["value"] = new JsonArray([.. items.Where(options.Matches).Select(item => (JsonNode)DefinitionWriter.Write(item, options))]),
        });
    }

    private ApiResponse One(string fragment, object item, DefinitionOptions options)
    {
        var body = DefinitionWriter.Write(item, options);
        body.Insert(0, "@odata.context", context.ContextOf(fragment + "/$entity"));
        return ApiResponse.Json(200, body);
    }

    [GeneratedRegex(@"^EntityDefinitions(\((?<table>[^()]+)\)(/(?<part>[A-Za-z]+)(\((?<item>[^()]+)\))?(/Microsoft\.Dynamics\.CRM\.(?<cast>[A-Za-z]+))?)?)?$",
        RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Shape();

    [GeneratedRegex("^(LogicalName=)?'(?<name>[a-z0-9_]+)'$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NamedKey();
}
