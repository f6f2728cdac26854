namespace EmbeddedDataverse.CustomApis;

/// <summary>A custom API as its rows say it is.</summary>
internal sealed class CustomApi
{
    private static readonly HashSet<string> OptionalParameters = new(StringComparer.Ordinal)
    {
        "tag", "partitionId", "SolutionUniqueName", "SuppressDuplicateDetection", "SuppressCallbackRegistrationExpanderJob",
        "BypassBusinessLogicExecution", "BypassBusinessLogicExecutionStepIds", "BypassCustomPluginExecution",
    };

    public CustomApi(Entity row, IEnumerable<Entity> parameters, IEnumerable<Entity> properties)
    {
        Id = row.Id;
        Name = row.GetAttributeValue<string>("uniquename") ?? "";
        PluginType = row.GetAttributeValue<EntityReference>("plugintypeid");
        BoundTable = row.GetAttributeValue<OptionSetValue>("bindingtype")?.Value == 1 ? row.GetAttributeValue<string>("boundentitylogicalname") : null;
        AllowedSteps = (CustomApiSteps)(row.GetAttributeValue<OptionSetValue>("allowedcustomprocessingsteptype")?.Value ?? 0);
        ExecutePrivilege = row.GetAttributeValue<string>("executeprivilegename");
        IsPrivate = row.GetAttributeValue<bool>("isprivate");
        Parameters = [.. parameters.Select(Parameter)];
        Properties = [.. properties.Select(Parameter)];
        if (BoundTable is not null)
        {
            Parameters = [.. Parameters, new CustomApiParameter("Target", CustomApiType.EntityReference)];
        }
    }

    public Guid Id { get; }

    public string Name { get; }

    public EntityReference? PluginType { get; }

    public string? BoundTable { get; }

    public CustomApiSteps AllowedSteps { get; }

    public string? ExecutePrivilege { get; }

    public bool IsPrivate { get; }

    public IReadOnlyList<CustomApiParameter> Parameters { get; }

    public IReadOnlyList<CustomApiParameter> Properties { get; }

    public bool Allows(bool isAsync)
    {
        return AllowedSteps == CustomApiSteps.SyncAndAsync || (isAsync && AllowedSteps == CustomApiSteps.AsyncOnly);
    }

    /// <summary>Refuses a request that lacks a parameter, or has one that is unknown or of another type.</summary>
    public void CheckRequest(OrganizationRequest request)
    {
        foreach (var parameter in Parameters)
        {
            if (!request.Parameters.TryGetValue(parameter.Name, out var value) || value is null)
            {
                if (!parameter.IsOptional)
                {
                    throw PlatformFaults.Invalid($"Required field '{parameter.Name}' is missing for the request {Name}.");
                }
            }
            else if (!parameter.Accepts(value))
            {
                throw PlatformFaults.Invalid(
                    $"The parameter '{parameter.Name}' of the request {Name} must be of type {parameter.Type}, not {value.GetType().Name}.");
            }
        }

        foreach (var name in request.Parameters.Keys)
        {
            if (!OptionalParameters.Contains(name) && !Parameters.Any(parameter => parameter.Name == name))
            {
                throw PlatformFaults.Invalid($"Unrecognized request parameter: '{name}'. The custom API {Name} does not declare it.");
            }
        }
    }

    /// <summary>The declared properties among what plug-ins put out; others do not reach the caller.</summary>
    public IEnumerable<KeyValuePair<string, object>> Answer(ParameterCollection output)
    {
        foreach (var property in Properties)
        {
            if (!output.TryGetValue(property.Name, out var value) || value is null)
            {
                continue;
            }

            yield return property.Accepts(value)
                ? new KeyValuePair<string, object>(property.Name, value)
                : throw PlatformFaults.Invalid(
                    $"The property '{property.Name}' of the response of {Name} must be of type {property.Type}, not {value.GetType().Name}.");
        }
    }

    private static CustomApiParameter Parameter(Entity row)
    {
        return new CustomApiParameter(
            row.GetAttributeValue<string>("uniquename") ?? "",
            (CustomApiType)(row.GetAttributeValue<OptionSetValue>("type")?.Value ?? (int)CustomApiType.String),
            row.GetAttributeValue<bool>("isoptional"));
    }
}
