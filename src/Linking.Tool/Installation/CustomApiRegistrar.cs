using Linking.Plugins.Registration;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace Linking.Tool.Installation;

/// <summary>Registers the custom APIs of the registration list, as importing the solution does in a real environment.</summary>
internal sealed class CustomApiRegistrar(IOrganizationService service)
{
    /// <summary>Registers those that are not registered yet.</summary>
    internal void Register()
    {
        foreach (var api in CustomApiList.All.Where(api => Find("customapi", "uniquename", api.UniqueName) is null))
        {
            Create(api);
        }
    }

    private void Create(CustomApiRegistration api)
    {
        var id = service.Create(new Entity("customapi")
        {
            ["uniquename"] = api.UniqueName,
            ["name"] = api.UniqueName,
            ["displayname"] = api.DisplayName,
            ["description"] = api.Description,
            ["bindingtype"] = new OptionSetValue(CustomApiRegistration.BindingType),
            ["isfunction"] = CustomApiRegistration.IsFunction,
            ["isprivate"] = CustomApiRegistration.IsPrivate,
            ["allowedcustomprocessingsteptype"] = new OptionSetValue((int)api.AllowedStepType),
            ["executeprivilegename"] = api.Privilege,
            ["workflowsdkstepenabled"] = false,
            ["plugintypeid"] = api.PluginType is null ? null : TypeOf(api.PluginType),
        });
        foreach (var parameter in api.Request)
        {
            var row = ToRow("customapirequestparameter", id, api, parameter);
            row["isoptional"] = parameter.IsOptional;
            service.Create(row);
        }

        foreach (var property in api.Response)
        {
            service.Create(ToRow("customapiresponseproperty", id, api, property));
        }
    }

    private EntityReference TypeOf(string name)
    {
        return new EntityReference("plugintype", Find("plugintype", "typename", name) ?? throw new InvalidOperationException($"No plug-in type {name}."));
    }

    private static Entity ToRow(string table, Guid api, CustomApiRegistration owner, CustomApiParameter parameter) => new(table)
    {
        ["customapiid"] = new EntityReference("customapi", api),
        ["uniquename"] = parameter.Name,
        ["name"] = $"{owner.UniqueName}.{parameter.Name}",
        ["displayname"] = parameter.Name,
        ["description"] = parameter.Description,
        ["type"] = new OptionSetValue((int)parameter.Type),
    };

    private Guid? Find(string table, string column, string value)
    {
        var query = new QueryExpression(table) { TopCount = 1 };
        query.Criteria.AddCondition(column, ConditionOperator.Equal, value);
        return service.RetrieveMultiple(query).Entities.FirstOrDefault()?.Id;
    }
}
