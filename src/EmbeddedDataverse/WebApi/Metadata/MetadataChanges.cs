using System.Text.RegularExpressions;
using EmbeddedDataverse.WebApi.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Xrm.Sdk.Metadata.Query;

namespace EmbeddedDataverse.WebApi.Metadata;

/// <summary>Answers <c>RetrieveMetadataChanges(Query=@p1,…)</c>.</summary>
internal sealed partial class MetadataChanges(ApiContext context)
{
    private const string Name = "RetrieveMetadataChanges";

    private static readonly string[] Parts = ["Attributes", "Keys", "ManyToOneRelationships", "OneToManyRelationships", "ManyToManyRelationships"];

    public static bool Serves(string path) => path == Name || path.StartsWith(Name + "(", StringComparison.Ordinal);

    public ApiResponse Handle(string path)
    {
        if (context.Request.Method != "GET")
        {
            throw ApiError.MethodNotAllowed(context.Request.Method);
        }

        var parameters = Parameters(Uri.UnescapeDataString(path));
        var request = new RetrieveMetadataChangesRequest
        {
            Query = MetadataQueryReader.Read(parameters.GetValueOrDefault("Query")),
            ClientVersionStamp = parameters.GetValueOrDefault("ClientVersionStamp")?.Trim('\''),
        };
        var response = (RetrieveMetadataChangesResponse)context.Service.Execute(request);
        return ApiResponse.Json(200, new JsonObject
        {
            ["@odata.context"] = context.ContextOf($"{EdmBuilder.Namespace}.{Name}Response"),
            ["ServerVersionStamp"] = response.ServerVersionStamp,
            ["DeletedMetadata"] = new JsonObject { ["Count"] = 0, ["IsReadOnly"] = false, ["Keys"] = new JsonArray(), ["Values"] = new JsonArray() },
            ["EntityMetadata"] = new JsonArray([.. response.EntityMetadata.Select(table => (JsonNode)Write(table, request.Query))]),
        });
    }

    /// <summary>The parameters by their names; those that are aliases by what the address gives these.</summary>
    private Dictionary<string, string> Parameters(string path)
    {
        var options = QueryHelpers.ParseQuery(context.Request.Address.Query);
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        if (path.Length > Name.Length && !path.EndsWith(')'))
        {
            throw ApiError.NotFound($"Resource not found for the segment '{path}'.");
        }

        foreach (Match match in Parameter().Matches(path.Length > Name.Length ? path[(Name.Length + 1)..^1] : ""))
        {
            var (name, value) = (match.Groups["name"].Value, match.Groups["value"].Value);
            if (name is not ("Query" or "ClientVersionStamp" or "DeletedMetadataFilters"))
            {
                throw ApiError.NotSupported($"The parameter '{name}' of {Name}");
            }

            found[name] = !value.StartsWith('@') ? value
                : options.TryGetValue(value, out var given) ? given.ToString()
                : throw ApiError.BadRequest($"The parameter alias {value} has no value.");
        }

        return found;
    }

    private static JsonObject Write(EntityMetadata table, EntityQueryExpression? query)
    {
        var options = Options(query?.Properties);
        var parts = Parts.Where(part => query?.Properties is null or { AllProperties: true } || query.Properties.PropertyNames.Contains(part))
            .Select(part => $"{part}({Options(PropertiesOf(part, query))})").ToList();
        var expand = parts.Count == 0 ? "" : "&$expand=" + Uri.EscapeDataString(string.Join(',', parts));
        return DefinitionWriter.Write(table, DefinitionOptions.Of(new Uri($"http://localhost/?{options}{expand}")));
    }

    private static MetadataPropertiesExpression? PropertiesOf(string part, EntityQueryExpression? query) => part switch
    {
        "Attributes" => query?.AttributeQuery?.Properties,
        "Keys" => query?.KeyQuery?.Properties,
        _ => query?.RelationshipQuery?.Properties,
    };

    private static string Options(MetadataPropertiesExpression? properties)
    {
        return properties is null or { AllProperties: true } ? "" : "$select=" + string.Join(',', properties.PropertyNames.Append("MetadataId"));
    }

    [GeneratedRegex(@"(?<name>[A-Za-z]+)=(?<value>@[A-Za-z0-9_]+|'[^']*'|[^,]+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Parameter();
}
