using Microsoft.OData.UriParser;

namespace EmbeddedDataverse.WebApi.Query;

/// <summary>Finds rows by alternate keys, and takes a GUID in quotes where it is compared with a column of GUIDs.</summary>
internal sealed class ValueResolver(IEdmModel model) : ODataUriResolver
{
    private readonly AlternateKeysODataUriResolver keys = new(model);

    /// <inheritdoc />
    public override IEnumerable<KeyValuePair<string, object>> ResolveKeys(
        IEdmEntityType type,
        IDictionary<string, string> namedValues,
        Func<IEdmTypeReference, string, object> convertFunc)
    {
        return keys.ResolveKeys(type, namedValues, convertFunc);
    }

    /// <inheritdoc />
    public override void PromoteBinaryOperandTypes(
        BinaryOperatorKind binaryOperatorKind,
        ref SingleValueNode leftNode,
        ref SingleValueNode rightNode,
        out IEdmTypeReference typeReference)
    {
        rightNode = AsGuid(rightNode, leftNode);
        leftNode = AsGuid(leftNode, rightNode);
        base.PromoteBinaryOperandTypes(binaryOperatorKind, ref leftNode, ref rightNode, out typeReference);
    }

    private static SingleValueNode AsGuid(SingleValueNode value, SingleValueNode other)
    {
        return value is ConstantNode { Value: string text } && other.TypeReference?.IsGuid() == true && Guid.TryParse(text, out var id)
            ? new ConstantNode(id, id.ToString("D"), EdmCoreModel.Instance.GetGuid(isNullable: true))
            : value;
    }
}
