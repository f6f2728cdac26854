namespace EmbeddedDataverse.WebApi.Metadata;

/// <summary>A column as a property of the Web API.</summary>
/// <param name="Property">The property's name; that of a lookup is <c>_name_value</c>.</param>
/// <param name="Definition">The column's definition.</param>
internal sealed record ColumnModel(string Property, AttributeMetadata Definition)
{
    public string Name => Definition.LogicalName;

    public AttributeTypeCode Type => Definition.AttributeType ?? AttributeTypeCode.String;

    public bool IsLookup => Type is AttributeTypeCode.Lookup or AttributeTypeCode.Customer or AttributeTypeCode.Owner;

    public static ColumnModel Of(AttributeMetadata column)
    {
        var isLookup = column.AttributeType is AttributeTypeCode.Lookup or AttributeTypeCode.Customer or AttributeTypeCode.Owner;
        return new ColumnModel(isLookup ? $"_{column.LogicalName}_value" : column.LogicalName, column);
    }
}
