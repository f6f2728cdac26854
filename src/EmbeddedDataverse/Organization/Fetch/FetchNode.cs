using System.Xml;
using System.Xml.Linq;

namespace EmbeddedDataverse.Fetch;

/// <summary>An element of FetchXML. Attributes that it may not have are refused by their names.</summary>
internal sealed class FetchNode
{
    private const int LargestText = 1_048_576;

    public FetchNode(XElement element, params string[] attributes)
    {
        Element = element;
        foreach (var attribute in element.Attributes().Where(attribute => !attribute.IsNamespaceDeclaration))
        {
            if (attribute.Name.Namespace != XNamespace.None || !attributes.Contains(attribute.Name.LocalName))
            {
                throw FetchFaults.Attribute(attribute.Name.LocalName, element);
            }
        }
    }

    public XElement Element { get; }

    public IEnumerable<XElement> Children => Element.Elements();

    /// <summary>The root of a text; nothing in it is read from elsewhere.</summary>
    public static XElement Parse(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            throw PlatformFaults.Invalid("Expected non-empty string. Parameter name: fetchXml");
        }

        try
        {
            var settings = new XmlReaderSettings
            {
                DtdProcessing = DtdProcessing.Prohibit,
                XmlResolver = null,
                MaxCharactersInDocument = LargestText,
                IgnoreComments = true,
            };
            using var reader = XmlReader.Create(new StringReader(text), settings);
            return XElement.Load(reader);
        }
        catch (XmlException e)
        {
            throw PlatformFaults.Make(ErrorCodes.InvalidXml, "Invalid XML. " + e.Message);
        }
    }

    public string? Text(string name)
    {
        var value = Element.Attribute(name)?.Value;
        return string.IsNullOrEmpty(value) ? null : value;
    }

    public string Required(string name, int code = ErrorCodes.InvalidArgument)
    {
        return Text(name) ?? throw FetchFaults.Make(code, $"The attribute '{name}' must be specified on the node '{Element.Name.LocalName}'.", Element);
    }

    public bool Flag(string name)
    {
        return Text(name) switch
        {
            null or "false" or "0" => false,
            "true" or "1" => true,
            var other when bool.TryParse(other, out var flag) => flag,
            var other => throw FetchFaults.Value(name, other, "true or false", Element),
        };
    }

    public int? Positive(string name)
    {
        return Text(name) is not { } text ? null
            : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number
            : throw FetchFaults.Value(name, text, "a number greater than zero", Element);
    }
}
