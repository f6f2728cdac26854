using System.Xml.Linq;

namespace EmbeddedDataverse.Import.Vocabulary;

/// <summary>
/// The elements and attributes that the importer understands, read from short lines. A line is an element:
/// <c>name @attribute @attribute=kind : child child! child*</c>, or <c>name @attribute = kind</c> for one that holds a text.
/// <c>!</c> is for what must be there, <c>*</c> for what may be there several times. The kinds are text, flag (0 or 1), bool, int, guid,
/// version, none, or the allowed values themselves, parted by <c>|</c>. <c>parent/name</c> is an element in that parent only.
/// </summary>
internal sealed class XmlVocabulary
{
    private readonly Dictionary<string, XmlRule> rules = new(StringComparer.Ordinal);

    public XmlVocabulary(params string[] texts)
    {
        foreach (var line in texts.SelectMany(text => text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)))
        {
            Add(line);
        }
    }

    /// <summary>Refuses what is not in the vocabulary, with its place.</summary>
    /// <param name="root">The element to look through.</param>
    /// <param name="file">The part of the package it is in.</param>
    public void Check(XElement root, string file)
    {
        var rule = rules.GetValueOrDefault(root.Name.ToString()) ?? throw ImportFaults.Unknown(file, $"the element '{root.Name}'");
        Check(root, rule, $"{file}: {root.Name}");
    }

    private void Check(XElement element, XmlRule rule, string place)
    {
        CheckAttributes(element, rule, place);
        if (rule.Text is { } kind)
        {
            if (element.HasElements)
            {
                throw ImportFaults.Unknown(place, $"the element '{element.Elements().First().Name}'");
            }

            XmlValueKind.Check(kind, element.Value.Trim(), place);
            return;
        }

        if (element.Nodes().OfType<XText>().Any(text => !string.IsNullOrWhiteSpace(text.Value)))
        {
            throw ImportFaults.Unknown(place,
                $"the text '{element.Nodes().OfType<XText>().First(text => !string.IsNullOrWhiteSpace(text.Value)).Value.Trim()}'");
        }

        CheckChildren(element, rule, place);
    }

    private static void CheckAttributes(XElement element, XmlRule rule, string place)
    {
        foreach (var attribute in element.Attributes().Where(attribute => !attribute.IsNamespaceDeclaration && attribute.Name.NamespaceName.Length == 0))
        {
            var kind = rule.Attributes.GetValueOrDefault(attribute.Name.LocalName) ?? throw ImportFaults.Unknown(place, $"the attribute '{attribute.Name}'");
            XmlValueKind.Check(kind, attribute.Value, $"{place}/@{attribute.Name}");
        }

        if (rule.RequiredAttributes.FirstOrDefault(name => element.Attribute(name) is null) is { } missing)
        {
            throw ImportFaults.Missing(place, $"the attribute '{missing}'");
        }
    }

    private void CheckChildren(XElement element, XmlRule rule, string place)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var child in element.Elements())
        {
            var name = child.Name.ToString();
            if (!rule.Children.TryGetValue(name, out var several))
            {
                throw ImportFaults.Unknown(place, $"the element '{name}'");
            }

            var count = counts[name] = counts.GetValueOrDefault(name) + 1;
            if (!several && count > 1)
            {
                throw ImportFaults.Unknown(place, $"a second element '{name}'");
            }

            var childRule = rules.GetValueOrDefault($"{element.Name}/{name}") ?? rules.GetValueOrDefault(name)
                ?? throw new InvalidOperationException($"The vocabulary says nothing of {name} in {element.Name}.");
            Check(child, childRule, $"{place}/{name}{Number(child, several, count)}");
        }

        if (rule.RequiredChildren.FirstOrDefault(name => element.Element(name) is null) is { } missing)
        {
            throw ImportFaults.Missing(place, $"the element '{missing}'");
        }
    }

    /// <summary>Tells one of several apart: by its name or id where it has one, by its number where not.</summary>
    private static string Number(XElement element, bool several, int count)
    {
        var name = new[] { "PhysicalName", "Name", "name", "schemaName", "id", "Id" }.Select(key => element.Attribute(key)?.Value)
            .FirstOrDefault(value => value is not null)
            ?? element.Element("Name")?.Value;
        return name is not null ? $"[{name}]" : several ? $"[{count}]" : "";
    }

    private void Add(string line)
    {
        var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var rule = new XmlRule();
        var i = 1;
        for (; i < words.Length && words[i][0] == '@'; i++)
        {
            var parts = words[i][1..].TrimEnd('!').Split('=', 2);
            rule.Attributes.Add(parts[0], parts.Length > 1 ? parts[1] : "text");
            _ = words[i].EndsWith('!') && rule.RequiredAttributes.Add(parts[0]);
        }

        rule.Text = i >= words.Length ? "none" : words[i] == "=" ? words[i + 1] : null;
        foreach (var word in rule.Text is null ? words[(i + 1)..] : [])
        {
            rule.Children.Add(word.TrimEnd('!', '*'), word.EndsWith('*'));
            _ = word.EndsWith('!') && rule.RequiredChildren.Add(word.TrimEnd('!'));
        }

        rules.Add(words[0], rule);
    }
}
