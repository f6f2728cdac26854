using System.Text.RegularExpressions;
using EmbeddedDataverse.WebApi.Http;

namespace EmbeddedDataverse.WebApi.Metadata;

/// <summary>
/// Answers requests for <c>RelationshipDefinitions</c>, all of them or one by its name or id, cast or not, and for
/// <c>GlobalOptionSetDefinitions</c>, of which there are none, as every choice belongs to its column.
/// </summary>
internal sealed partial class RelationshipRequests(ApiContext context)
{
    private const string Relationships = "RelationshipDefinitions";
    private const string Choices = "GlobalOptionSetDefinitions";

    public static bool Serves(string path)
    {
        return path.Split('(', '/')[0] is Relationships or Choices;
    }

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
        var set = match.Groups["set"].Value;
        IEnumerable<RelationshipMetadataBase> items = set == Choices ? [] : All();
        if (match.Groups["cast"] is { Success: true } cast)
        {
            items = items.Where(item => item.GetType().Name == cast.Value);
        }

        if (!match.Groups["key"].Success)
        {
            var found = items.Where(options.Matches).Select(item => (JsonNode)Write(item, options));
            return ApiResponse.Json(200, new JsonObject { ["@odata.context"] = context.ContextOf(set), ["value"] = new JsonArray([.. found]) });
        }

        var key = match.Groups["key"].Value;
        var one = Find(items, key) ?? throw new ApiException(404, ErrorCodes.ObjectDoesNotExist, $"Could not find a definition with the specified key {key}.");
        var body = Write(one, options);
        body.Insert(0, "@odata.context", context.ContextOf(set + "/$entity"));
        return ApiResponse.Json(200, body);
    }

    private static RelationshipMetadataBase? Find(IEnumerable<RelationshipMetadataBase> items, string key)
    {
        var name = NamedKey().Match(key);
        return Guid.TryParse(key, out var id)
            ? items.FirstOrDefault(item => item.MetadataId == id)
            : items.FirstOrDefault(item => name.Success && item.SchemaName == name.Groups["name"].Value);
    }

    private static JsonObject Write(RelationshipMetadataBase item, DefinitionOptions options)
    {
        var json = DefinitionWriter.Write(item, options);
        json.Insert(0, "@odata.type", $"#{EdmBuilder.Namespace}.{item.GetType().Name}");
        return json;
    }

    private IEnumerable<RelationshipMetadataBase> All()
    {
        var tables = context.Model.Tables.Select(table => table.Definition).ToList();
        return tables.SelectMany(table => table.ManyToOneRelationships)
            .Concat<RelationshipMetadataBase>(tables.SelectMany(table => table.ManyToManyRelationships))
            .DistinctBy(relationship => relationship.MetadataId);
    }

    [GeneratedRegex(
        @"^(?<set>RelationshipDefinitions|GlobalOptionSetDefinitions)(\((?<key>[^()]+)\))?(/Microsoft\.Dynamics\.CRM\.(?<cast>[A-Za-z]+))?$",
        RegexOptions.ExplicitCapture,
        1000)]
    private static partial Regex Shape();

    [GeneratedRegex("^(SchemaName|Name)='(?<name>[A-Za-z0-9_]+)'$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NamedKey();
}
