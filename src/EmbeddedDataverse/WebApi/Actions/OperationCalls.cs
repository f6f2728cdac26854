using EmbeddedDataverse.WebApi.Http;
using EmbeddedDataverse.WebApi.Metadata;
using EmbeddedDataverse.WebApi.Payload;

namespace EmbeddedDataverse.WebApi.Actions;

/// <summary>Calls custom APIs: reads what a call gives, and writes what it answers.</summary>
internal sealed class OperationCalls(ApiContext context)
{
    /// <summary>A call of an action, whose parameters are in the body.</summary>
    public WriteOperation Action(OperationModel operation, EntityReference? target)
    {
        var request = new OrganizationRequest(operation.Name);
        foreach (var property in Payload.RowReader.Parse(context.Request.Body).EnumerateObject())
        {
            if (property.Name.Contains('@', StringComparison.Ordinal))
            {
                continue;
            }

            var parameter = operation.Parameters.FirstOrDefault(parameter => parameter.Name == property.Name)
                ?? throw ApiError.Payload(
                    $"The parameter '{property.Name}' in the request payload is not a valid parameter for the operation '{operation.Name}'.");
            if (property.Value.ValueKind != JsonValueKind.Null)
            {
                request[parameter.Name] = new ParameterReader(context).Read(parameter, property.Value);
            }
        }

        return Call(operation, request, target);
    }

    /// <summary>A call of a function, whose parameters are in the address.</summary>
    public WriteOperation Function(OperationModel operation, IEnumerable<KeyValuePair<string, object?>> parameters, EntityReference? target)
    {
        var request = new OrganizationRequest(operation.Name);
        foreach (var (name, literal) in parameters)
        {
            var parameter = operation.Parameters.First(parameter => parameter.Name == name);
            if (literal is not null)
            {
                request[name] = ParameterReader.Convert(parameter, literal);
            }
        }

        return Call(operation, request, target);
    }

    private WriteOperation Call(OperationModel operation, OrganizationRequest request, EntityReference? target)
    {
        if (target is not null)
        {
            request["Target"] = target;
        }

        return new WriteOperation(RequestOptions.Apply(request, context.Request), response => Answer(operation, response));
    }

    private ApiResponse Answer(OperationModel operation, OrganizationResponse response)
    {
        if (operation.Properties.Count == 0)
        {
            return ApiResponse.NoContent();
        }

        var body = new JsonObject { ["@odata.context"] = context.ContextOf($"{EdmBuilder.Namespace}.{operation.Name}Response") };
        foreach (var property in operation.Properties)
        {
            _ = response.Results.TryGetValue(property.Name, out var value);
            body[property.Name] = Write(value);
        }

        return ApiResponse.Json(200, body);
    }

    private JsonNode? Write(object? value) => value switch
    {
        Entity row => Row(row),
        EntityCollection rows => new JsonArray([.. rows.Entities.Select(row => (JsonNode)Row(row))]),
        EntityReference reference => new JsonObject
        {
            ["@odata.type"] = $"#{EdmBuilder.Namespace}.{reference.LogicalName}",
            [context.Model.Table(reference.LogicalName).PrimaryId] = reference.Id.ToString("D"),
        },
        _ => ValueWriter.Write(value),
    };

    private JsonObject Row(Entity row)
    {
        var table = context.Model.Table(row.LogicalName);
        var json = context.Writer.Write(table, row, table.Columns.Where(column => row.Contains(column.Name)));
        json["@odata.type"] = $"#{EdmBuilder.Namespace}.{table.Name}";
        return json;
    }
}
