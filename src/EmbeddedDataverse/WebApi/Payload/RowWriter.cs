using EmbeddedDataverse.WebApi.Http;
using EmbeddedDataverse.WebApi.Metadata;

namespace EmbeddedDataverse.WebApi.Payload;

/// <summary>Writes rows as JSON, with the annotations that were asked for.</summary>
internal sealed class RowWriter(Preferences preferences)
{
    private readonly bool formatted = preferences.Wants(Annotations.FormattedValue);
    private readonly bool tables = preferences.Wants(Annotations.LookupTable);
    private readonly bool navigations = preferences.Wants(Annotations.Navigation);

    /// <summary>Writes the columns of a row, those without a value as null.</summary>
    public JsonObject Write(TableModel table, Entity row, IEnumerable<ColumnModel> columns)
    {
        var json = new JsonObject();
        if (ETag.Of(row) is { } tag)
        {
            json["@odata.etag"] = tag;
        }

        foreach (var column in columns)
        {
            _ = row.Attributes.TryGetValue(column.Name, out var value);
            if (value is not null)
            {
                Annotate(json, table, row, column, value);
            }

            json[column.Property] = ValueWriter.Write(value);
        }

        return json;
    }

    private void Annotate(JsonObject json, TableModel table, Entity row, ColumnModel column, object value)
    {
        if (formatted && (row.FormattedValues.TryGetValue(column.Name, out var label) ? label : ValueWriter.Format(value)) is { } text)
        {
            json[$"{column.Property}@{Annotations.FormattedValue}"] = text;
        }

        if (value is not EntityReference reference)
        {
            return;
        }

        if (navigations && table.NavigationOf(column.Name, reference.LogicalName) is { } navigation)
        {
            json[$"{column.Property}@{Annotations.Navigation}"] = navigation;
        }

        if (tables)
        {
            json[$"{column.Property}@{Annotations.LookupTable}"] = reference.LogicalName;
        }
    }
}
