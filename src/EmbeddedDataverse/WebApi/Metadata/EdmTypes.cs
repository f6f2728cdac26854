namespace EmbeddedDataverse.WebApi.Metadata;

/// <summary>Which type of the Web API a column or parameter has.</summary>
internal static class EdmTypes
{
    public static IEdmTypeReference Of(AttributeTypeCode type, bool isNullable = true)
    {
        return EdmCoreModel.Instance.GetPrimitive(Kind(type), isNullable);
    }

    public static IEdmTypeReference? Of(CustomApiType type, bool isNullable)
    {
        EdmPrimitiveTypeKind? kind = type switch
        {
            CustomApiType.Boolean => EdmPrimitiveTypeKind.Boolean,
            CustomApiType.DateTime => EdmPrimitiveTypeKind.DateTimeOffset,
            CustomApiType.Decimal or CustomApiType.Money => EdmPrimitiveTypeKind.Decimal,
            CustomApiType.Float => EdmPrimitiveTypeKind.Double,
            CustomApiType.Integer or CustomApiType.Picklist => EdmPrimitiveTypeKind.Int32,
            CustomApiType.String => EdmPrimitiveTypeKind.String,
            CustomApiType.Guid => EdmPrimitiveTypeKind.Guid,
            _ => null,
        };
        return kind is { } primitive
            ? EdmCoreModel.Instance.GetPrimitive(primitive, isNullable)
            : type == CustomApiType.StringArray ? Strings : null;
    }

    public static IEdmTypeReference Strings => EdmCoreModel.GetCollection(EdmCoreModel.Instance.GetString(isNullable: true));

    private static EdmPrimitiveTypeKind Kind(AttributeTypeCode type) => type switch
    {
        AttributeTypeCode.Integer or AttributeTypeCode.Picklist or AttributeTypeCode.State or AttributeTypeCode.Status => EdmPrimitiveTypeKind.Int32,
        AttributeTypeCode.BigInt => EdmPrimitiveTypeKind.Int64,
        AttributeTypeCode.Decimal or AttributeTypeCode.Money => EdmPrimitiveTypeKind.Decimal,
        AttributeTypeCode.Double => EdmPrimitiveTypeKind.Double,
        AttributeTypeCode.Boolean => EdmPrimitiveTypeKind.Boolean,
        AttributeTypeCode.DateTime => EdmPrimitiveTypeKind.DateTimeOffset,
        AttributeTypeCode.Lookup or AttributeTypeCode.Customer or AttributeTypeCode.Owner or AttributeTypeCode.Uniqueidentifier => EdmPrimitiveTypeKind.Guid,
        _ => EdmPrimitiveTypeKind.String,
    };
}
