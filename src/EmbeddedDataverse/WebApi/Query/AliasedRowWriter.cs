using EmbeddedDataverse.WebApi.Http;
using EmbeddedDataverse.WebApi.Metadata;
using EmbeddedDataverse.WebApi.Payload;

namespace EmbeddedDataverse.WebApi.Query;

/// <summary>Writes the rows of FetchXML and of aggregates: under their aliases, and without those properties that have no value.</summary>
internal sealed class AliasedRowWriter(ApiContext context)
{
    private readonly bool formatted = context.Request.Preferences.Wants(Annotations.FormattedValue);
    private readonly bool tables = context.Request.Preferences.Wants(Annotations.LookupTable);
    private readonly bool names = context.Request.Preferences.Wants(Annotations.AttributeName);

    public JsonArray Write(TableModel table, EntityCollection rows)
    {
        return new JsonArray([.. rows.Entities.Select(row => (JsonNode)Write(table, row))]);
    }

    private JsonObject Write(TableModel table, Entity row)
    {
        var plain = table.Columns.Where(column => row.Attributes.TryGetValue(column.Name, out var value) && value is not null and not AliasedValue);
        var json = context.Writer.Write(table, row, plain);
        foreach (var (key, value) in row.Attributes)
        {
            if (value is AliasedValue { Value: not null } aliased)
            {
                Annotate(json, row, key, aliased);
                json[key] = ValueWriter.Write(aliased.Value);
            }
        }

        return json;
    }

    private void Annotate(JsonObject json, Entity row, string key, AliasedValue aliased)
    {
        if (names)
        {
            json[$"{key}@{Annotations.AttributeName}"] = aliased.AttributeLogicalName;
        }

        if (formatted && (row.FormattedValues.TryGetValue(key, out var label) ? label : ValueWriter.Format(aliased.Value)) is { } text)
        {
            json[$"{key}@{Annotations.FormattedValue}"] = text;
        }

        if (tables && aliased.Value is EntityReference reference)
        {
            json[$"{key}@{Annotations.LookupTable}"] = reference.LogicalName;
        }
    }
}
