using EmbeddedDataverse.WebApi.Http;

namespace EmbeddedDataverse.WebApi.Metadata;

/// <summary>The list of entity sets.</summary>
internal static class ServiceDocument
{
    public static ApiResponse Write(ApiContext context)
    {
        return ApiResponse.Json(200, new JsonObject
        {
            ["@odata.context"] = context.ContextOf("").TrimEnd('#'),
            ["value"] = new JsonArray([.. context.Model.Tables.Select(table =>
                (JsonNode)new JsonObject { ["name"] = table.SetName, ["kind"] = "EntitySet", ["url"] = table.SetName })]),
        });
    }
}
