using System.Xml;
using System.Xml.Linq;

namespace EmbeddedDataverse.WebApi.Query;

/// <summary>FetchXML that an address names, and what the address adds to it. What is not FetchXML is left to the organisation to refuse.</summary>
internal sealed class FetchText
{
    private readonly string text;
    private readonly XElement? root;

    public FetchText(string text)
    {
        this.text = text;
        root = Parse(text);
    }

    /// <summary>The table; null when the text names none.</summary>
    public string? Table => (string?)root?.Element("entity")?.Attribute("name");

    public bool Has(string attribute) => root?.Attribute(attribute) is not null;

    public void Set(string attribute, object? value) => root?.SetAttributeValue(attribute, value);

    /// <summary>The page that is asked for.</summary>
    public int Page => int.TryParse((string?)root?.Attribute("page"), NumberStyles.None, CultureInfo.InvariantCulture, out var page) && page > 0 ? page : 1;

    /// <summary>The columns that are asked for by their own names; null when all are, or none is a column of the table.</summary>
    public IReadOnlyList<string>? Columns
    {
        get
        {
            var entity = root?.Element("entity");
            if (entity is null || entity.Element("all-attributes") is not null)
            {
                return null;
            }

            var plain = entity.Elements("attribute").Where(column => column.Attribute("alias") is null);
            var names = plain.Select(column => (string?)column.Attribute("name")).OfType<string>().ToList();
            return names.Count > 0 ? names : null;
        }
    }

    /// <summary>Demands a filter beside those of the text.</summary>
    public void Narrow(FilterExpression filter)
    {
        root?.Element("entity")?.Add(Write(filter));
    }

    public FetchExpression Expression() => new(root?.ToString(SaveOptions.DisableFormatting) ?? text);

    private static XElement? Parse(string text)
    {
        try
        {
            using var reader = XmlReader.Create(new StringReader(text), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            return XElement.Load(reader);
        }
        catch (XmlException)
        {
            return null;
        }
    }

    private static XElement Write(FilterExpression filter)
    {
        var element = new XElement("filter");
        foreach (var condition in filter.Conditions)
        {
            var (name, value) = (new XAttribute("attribute", condition.AttributeName), new XAttribute("value", condition.Values[0]));
            element.Add(new XElement("condition", name, new XAttribute("operator", "eq"), value));
        }

        if (filter.AnyAllFilterLinkEntity is { } link)
        {
            element.Add(new XElement(
                "link-entity",
                new XAttribute("name", link.LinkToEntityName),
                new XAttribute("from", link.LinkToAttributeName),
                new XAttribute("to", link.LinkFromAttributeName),
                new XAttribute("link-type", "any"),
                Write(link.LinkCriteria)));
        }

        return element;
    }
}
