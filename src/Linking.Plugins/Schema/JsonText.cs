using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Runtime.Serialization.Json;
using System.Text;
using System.Xml;

namespace Linking.Plugins.Schema;

/// <summary>
/// Writes JSON member by member: every JSON of the product, so that whatever a row holds, every reader takes the result.
/// </summary>
internal sealed class JsonText
{
    private const string TypeAttribute = "type";

    private readonly XmlDictionaryWriter output;

    private JsonText(XmlDictionaryWriter output) => this.output = output;

    /// <summary>Gives the text of an object.</summary>
    internal static string Of(Action<JsonText> members) => Of("object", members);

    /// <summary>Gives the text of an array of objects.</summary>
    internal static string OfArray<TItem>(IEnumerable<TItem> items, Action<JsonText, TItem> members) => Of("array", array => array.AddItems(items, members));

    internal void Add(string name, string? value) => AddValue(name, value is null ? "null" : "string", value);

    internal void Add(string name, bool value) => AddValue(name, "boolean", value ? "true" : "false");

    internal void Add(string name, long value) => AddValue(name, "number", value.ToString(CultureInfo.InvariantCulture));

    internal void Add(string name, Guid? value) => Add(name, value?.ToString("D"));

    internal void AddObject(string name, Action<JsonText> members) => AddElement(name, "object", members);

    internal void AddArray<TItem>(string name, IEnumerable<TItem> items, Action<JsonText, TItem> members)
    {
        AddElement(name, "array", array => array.AddItems(items, members));
    }

    private static string Of(string type, Action<JsonText> content)
    {
        using var stream = new MemoryStream();
        using (var writer = JsonReaderWriterFactory.CreateJsonWriter(stream, Encoding.UTF8, ownsStream: false))
        {
            new JsonText(writer).AddElement("root", type, content);
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private void AddItems<TItem>(IEnumerable<TItem> items, Action<JsonText, TItem> members)
    {
        foreach (var item in items)
        {
            AddElement("item", "object", json => members(json, item));
        }
    }

    private void AddElement(string name, string type, Action<JsonText> members)
    {
        output.WriteStartElement(name);
        output.WriteAttributeString(TypeAttribute, type);
        members(this);
        output.WriteEndElement();
    }

    private void AddValue(string name, string type, string? value)
    {
        output.WriteStartElement(name);
        output.WriteAttributeString(TypeAttribute, type);
        if (value is not null)
        {
            // Half a surrogate pair would be escaped, and no reader takes it.
            output.WriteString(PlainText.Of(value));
        }

        output.WriteEndElement();
    }
}
