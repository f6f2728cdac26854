using System.Xml.Linq;

namespace EmbeddedDataverse.Fetch;

/// <summary>The refusals of FetchXML, with the node that is meant.</summary>
internal static class FetchFaults
{
    private const int LongestNode = 1000;

    public static FaultException<OrganizationServiceFault> Make(int code, string message, XElement node)
    {
        return PlatformFaults.Make(code, $"{message} NodeXml = {Text(node)}");
    }

    /// <summary>An element where it does not belong.</summary>
    public static FaultException<OrganizationServiceFault> Child(string allowed, XElement child)
    {
        return Make(ErrorCodes.QueryBuilderDeserializeInvalidNode, $"Invalid Child Node, valid nodes are {allowed}. NodeName = {child.Name.LocalName}", child);
    }

    public static FaultException<OrganizationServiceFault> Attribute(string name, XElement node)
    {
        return Make(ErrorCodes.QueryBuilderDeserializeInvalidNode, $"The attribute '{name}' is not valid on the node '{node.Name.LocalName}'.", node);
    }

    public static FaultException<OrganizationServiceFault> Value(string name, string value, string expected, XElement node)
    {
        return Make(ErrorCodes.InvalidArgument, $"The value '{value}' of the attribute '{name}' is not valid: {expected} is expected.", node);
    }

    private static string Text(XElement node)
    {
        var text = node.ToString(SaveOptions.DisableFormatting);
        return text.Length <= LongestNode ? text : text[..LongestNode] + "…";
    }
}
