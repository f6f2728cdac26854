using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.Serialization.Json;
using System.Text;
using System.Xml;

namespace Linking.Plugins.Keys;

/// <summary>
/// Reads the KeyRing of an alternate key: a JSON array of objects with <c>dataSourceName</c>, <c>tableName</c> (until February 2023
/// <c>entityName</c>), <c>preferredKey</c> and <c>keys</c> (Customer Insights - Data, "Tables", AlternateKey).
/// </summary>
/// <remarks>Only one sample is published, so the reading is lenient: any casing, blanks around values, unknown members, one object or many.</remarks>
internal static class KeyRing
{
    private const int DeepestNesting = 16;
    private const string NameAttribute = "item";

    /// <summary>Adds the keys of the ring to <paramref name="keys"/>: winners and alternates alike, each once.</summary>
    /// <param name="json">The text of the column; null or blank holds no keys.</param>
    /// <param name="owner">The pair of the alternate key itself, for an object that leaves its own out.</param>
    /// <param name="keys">Receives the keys.</param>
    /// <returns>False when the text cannot be read; then no key of it is added.</returns>
    internal static bool TryRead(string? json, SourcePair owner, ICollection<SourceKey> keys)
    {
        if (json is null || json.Trim().Length == 0)
        {
            return true;
        }

        try
        {
            foreach (var key in Read(json, owner))
            {
                keys.Add(key);
            }

            return true;
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // The framework's reader answers damaged text with exceptions of many kinds, an index out of range among them. Nothing but
            // reading happens here, so whatever it is, the text is not readable.
            return false;
        }
    }

    private static List<SourceKey> Read(string json, SourcePair owner)
    {
        var quotas = new XmlDictionaryReaderQuotas
        {
            MaxDepth = DeepestNesting,
            MaxStringContentLength = int.MaxValue,
            MaxArrayLength = int.MaxValue,
            MaxBytesPerRead = int.MaxValue,
            MaxNameTableCharCount = int.MaxValue,
        };
        using var stream = new MemoryStream(new UTF8Encoding(false, throwOnInvalidBytes: true).GetBytes(json), writable: false);
        using var reader = JsonReaderWriterFactory.CreateJsonReader(stream, quotas);
        var document = new XmlDocument { XmlResolver = null };
        document.Load(reader);

        var keys = new List<SourceKey>();
        var seen = new HashSet<SourceKey>();
        var root = document.DocumentElement ?? throw new FormatException("There is nothing in it.");
        if (IsObject(root))
        {
            ReadObject(root, owner, seen, keys);
        }
        else if (TypeOf(root) == "array")
        {
            foreach (var item in Children(root))
            {
                if (IsObject(item))
                {
                    ReadObject(item, owner, seen, keys);
                }
            }
        }
        else
        {
            throw new FormatException("A KeyRing is an array of objects.");
        }

        return keys;
    }

    private static void ReadObject(XmlElement ring, SourcePair owner, HashSet<SourceKey> seen, List<SourceKey> keys)
    {
        string? dataSource = null;
        string? table = null;
        var values = new List<string>();
        foreach (var member in Children(ring))
        {
            switch (MemberName(member).Trim().ToLowerInvariant())
            {
                case "datasourcename":
                    dataSource = member.InnerText;
                    break;
                case "tablename":
                case "entityname":
                    table = member.InnerText;
                    break;
                case "preferredkey":
                case "keys":
                    AddValues(member, values);
                    break;
            }
        }

        var pair = new SourcePair(NullIfBlank(dataSource) ?? owner.DataSource, NullIfBlank(table) ?? owner.EntityName);
        foreach (var value in values)
        {
            // Compared without regard to case, as the pair is.
            if (seen.Add(new SourceKey(pair, value.ToLowerInvariant())))
            {
                keys.Add(new SourceKey(pair, value));
            }
        }
    }

    private static void AddValues(XmlElement member, List<string> values)
    {
        if (TypeOf(member) == "array")
        {
            foreach (var item in Children(member))
            {
                AddValues(item, values);
            }
        }
        else if (TypeOf(member) is "string" or "number" && NullIfBlank(member.InnerText) is { } value)
        {
            values.Add(value);
        }
    }

    // The reader takes "[]09" for an array with a text behind it: what is neither member nor item makes the ring unreadable.
    private static IEnumerable<XmlElement> Children(XmlElement parent)
    {
        return parent.ChildNodes.Cast<XmlNode>().Select(child => child as XmlElement ?? throw new FormatException("Text where a member or an item is due."));
    }

    // A member whose name is no XML name comes as <a:item item="name">.
    private static string MemberName(XmlElement member)
    {
        return member.HasAttribute(NameAttribute) ? member.GetAttribute(NameAttribute) : member.LocalName;
    }

    private static bool IsObject(XmlElement element) => TypeOf(element) == "object";

    private static string TypeOf(XmlElement element)
    {
        var type = element.GetAttribute("type");
        return type.Length == 0 ? "string" : type;
    }

    private static string? NullIfBlank(string? text)
    {
        var trimmed = text?.Trim();
        return trimmed is null || trimmed.Length == 0 ? null : trimmed;
    }
}
