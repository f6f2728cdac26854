using EmbeddedDataverse.WebApi.Http;
using EmbeddedDataverse.WebApi.Metadata;

namespace EmbeddedDataverse.WebApi.Actions;

/// <summary>The bulk messages as actions of a set: CreateMultiple, UpdateMultiple, UpsertMultiple, DeleteMultiple.</summary>
internal sealed class BulkWrites(ApiContext context)
{
    public WriteOperation Write(string name, TableModel table)
    {
        var body = Payload.RowReader.Parse(context.Request.Body);
        if (!body.TryGetProperty("Targets", out var targets) || targets.ValueKind != JsonValueKind.Array)
        {
            throw ApiError.Payload($"{name} needs its rows as 'Targets'.");
        }

        var rows = targets.EnumerateArray().Select(target => Row(table, target)).ToList();
        object value = name == "DeleteMultiple"
            ? new EntityReferenceCollection([.. rows.Select(row => row.ToEntityReference())])
            : new EntityCollection(rows) { EntityName = table.Name };
        var request = new OrganizationRequest(name) { ["Targets"] = value };
        return new WriteOperation(RequestOptions.Apply(request, context.Request), response => Answer(name, response));
    }

    private Entity Row(TableModel table, JsonElement target)
    {
        if (target.ValueKind != JsonValueKind.Object || (context.Rows.TypeOf(target) is { } type && type.Name != table.Name))
        {
            throw ApiError.Payload($"All Targets must be rows of {table.Name}.");
        }

        var row = context.Rows.Read(table, target);
        row.Id = row.GetAttributeValue<Guid?>(table.PrimaryId) ?? Guid.Empty;
        return row;
    }

    private ApiResponse Answer(string name, OrganizationResponse response)
    {
        if (!response.Results.TryGetValue("Ids", out var ids))
        {
            return ApiResponse.NoContent();
        }

        return ApiResponse.Json(200, new JsonObject
        {
            ["@odata.context"] = context.ContextOf($"{EdmBuilder.Namespace}.{name}Response"),
            ["Ids"] = Payload.ValueWriter.Write(ids),
        });
    }
}
