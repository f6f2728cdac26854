using EmbeddedDataverse.WebApi.Http;
using EmbeddedDataverse.WebApi.Metadata;

namespace EmbeddedDataverse.WebApi.Actions;

/// <summary>The functions of the platform itself.</summary>
internal sealed class PlatformCalls(ApiContext context)
{
    private const string Version = "9.2.0.0";

    public ApiResponse Call(string name, IReadOnlyDictionary<string, object?> parameters, EntityReference? target) => name switch
    {
        PlatformOperations.WhoAmI => Answer(name, new JsonObject
        {
            ["BusinessUnitId"] = context.Organization.BusinessUnitId.ToString("D"),
            ["UserId"] = context.UserId.ToString("D"),
            ["OrganizationId"] = context.Organization.OrganizationId.ToString("D"),
        }),
        PlatformOperations.RetrieveVersion => Answer(name, new JsonObject { ["Version"] = Version }),
        PlatformOperations.RetrieveCurrentOrganization => Answer(name, new JsonObject { ["Detail"] = Organization() }),
        PlatformOperations.RetrieveUserSetOfPrivilegesByNames =>
            Answer(name, new JsonObject { ["RolePrivileges"] = Privileges(target!.Id, parameters["PrivilegeNames"]) }),
        PlatformOperations.RetrieveTotalRecordCount => Answer(name, new JsonObject { ["EntityRecordCountCollection"] = Counts(parameters["EntityNames"]) }),
        _ => throw ApiError.NotFound($"Resource not found for the segment '{name}'."),
    };

    private JsonObject Organization()
    {
        var address = context.Root.GetLeftPart(UriPartial.Authority) + "/";
        return new JsonObject
        {
            ["OrganizationId"] = context.Organization.OrganizationId.ToString("D"),
            ["FriendlyName"] = context.Organization.Name,
            ["OrganizationVersion"] = Version,
            ["UniqueName"] = context.Organization.Name,
            ["UrlName"] = context.Organization.Name,
            ["State"] = "Enabled",
            ["Endpoints"] = new JsonObject
            {
                ["Count"] = 1,
                ["IsReadOnly"] = false,
                ["Keys"] = new JsonArray("WebApplication"),
                ["Values"] = new JsonArray(address),
            },
        };
    }

    /// <summary>Those of the named privileges that the user holds, always as deep as the organisation: depths are not modelled.</summary>
    private JsonArray Privileges(Guid user, object? names)
    {
        var wanted = (names as ODataCollectionValue)?.Items.OfType<string>() ?? [];
        var held = wanted.Where(name => context.Organization.HoldsPrivilege(user, name));
        return new JsonArray([.. held.Select(name => (JsonNode)new JsonObject
        {
            ["Depth"] = "Global",
            ["BusinessUnitId"] = context.Organization.BusinessUnitId.ToString("D"),
            ["PrivilegeName"] = name,
        })]);
    }

    private JsonObject Counts(object? names)
    {
        var wanted = ((names as ODataCollectionValue)?.Items.OfType<string>() ?? []).ToArray();
        var response = context.Service.Execute(new OrganizationRequest(PlatformOperations.RetrieveTotalRecordCount) { ["EntityNames"] = wanted });
        var counts = (EntityRecordCountCollection)response.Results["EntityRecordCountCollection"];
        return new JsonObject
        {
            ["Count"] = counts.Count,
            ["IsReadOnly"] = false,
            ["Keys"] = new JsonArray([.. counts.Select(count => (JsonNode)count.Key)]),
            ["Values"] = new JsonArray([.. counts.Select(count => (JsonNode)count.Value)]),
        };
    }

    private ApiResponse Answer(string name, JsonObject body)
    {
        body.Insert(0, "@odata.context", context.ContextOf($"{EdmBuilder.Namespace}.{name}Response"));
        return ApiResponse.Json(200, body);
    }
}
