namespace EmbeddedDataverse.CustomApis;

/// <summary>Declares a custom API: a message of one's own. Without a plug-in it is an event that its steps react to.</summary>
public sealed class CustomApiDefinition
{
    /// <summary>The name of the message, with the publisher's prefix.</summary>
    public required string UniqueName { get; init; }

    /// <summary>The plugintype row of the main operation; none when null.</summary>
    public Guid? PluginTypeId { get; init; }

    /// <summary>The table whose rows it is bound to, which makes Target a required parameter; unbound when null.</summary>
    public string? BoundTable { get; init; }

    /// <summary>The steps that may be registered on it.</summary>
    public CustomApiSteps AllowedSteps { get; init; }

    /// <summary>The privilege a caller needs; none when null.</summary>
    public string? ExecutePrivilege { get; init; }

    /// <summary>Whether it is hidden, and out of reach for plug-ins.</summary>
    public bool IsPrivate { get; init; }

    /// <summary>What a request carries.</summary>
    public IReadOnlyList<CustomApiParameter> Parameters { get; init; } = [];

    /// <summary>What the response carries.</summary>
    public IReadOnlyList<CustomApiParameter> Properties { get; init; } = [];

    /// <summary>Writes the rows customapi, customapirequestparameter and customapiresponseproperty.</summary>
    internal Guid Write(IOrganizationService service)
    {
        var id = service.Create(new Entity("customapi")
        {
            ["uniquename"] = UniqueName,
            ["name"] = UniqueName,
            ["plugintypeid"] = PluginTypeId is { } type ? new EntityReference("plugintype", type) : null,
            ["bindingtype"] = new OptionSetValue(BoundTable is null ? 0 : 1),
            ["boundentitylogicalname"] = BoundTable,
            ["allowedcustomprocessingsteptype"] = new OptionSetValue((int)AllowedSteps),
            ["executeprivilegename"] = ExecutePrivilege,
            ["isprivate"] = IsPrivate,
        });
        foreach (var parameter in Parameters)
        {
            var row = Row("customapirequestparameter", id, parameter);
            row["isoptional"] = parameter.IsOptional;
            _ = service.Create(row);
        }

        foreach (var property in Properties)
        {
            _ = service.Create(Row("customapiresponseproperty", id, property));
        }

        return id;
    }

    private static Entity Row(string table, Guid api, CustomApiParameter parameter)
    {
        return new Entity(table)
        {
            ["uniquename"] = parameter.Name,
            ["name"] = parameter.Name,
            ["type"] = new OptionSetValue((int)parameter.Type),
            ["customapiid"] = new EntityReference("customapi", api),
        };
    }
}
