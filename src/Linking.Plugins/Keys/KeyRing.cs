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
            AddKeys(KeyRingScanner.Read(json) ?? ReadDocument(json), owner, keys);
            return true;
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // The framework's reader answers damaged text with exceptions of many kinds, an index out of range among them. Nothing but
            // reading happens here, so whatever it is, the text is not readable.
            return false;
        }
    }

    private static void AddKeys(List<KeyRingObject> objects, SourcePair owner, ICollection<SourceKey> keys)
    {
        // Most rings hold one object with one key, and name it twice.
        if (objects.Count == 1 && objects[0].Values is { Count: > 0 } values && values.TrueForAll(value => value == values[0]))
        {
            keys.Add(new SourceKey(objects[0].PairOr(owner), values[0]));
            return;
        }

        var seen = new HashSet<SourceKey>();
        foreach (var ring in objects)
        {
            var pair = ring.PairOr(owner);
            foreach (var value in ring.Values)
            {
                // Compared without regard to case, as the pair is.
                if (seen.Add(new SourceKey(pair, value.ToLowerInvariant())))
                {
                    keys.Add(new SourceKey(pair, value));
                }
            }
        }
    }

    /// <summary>Reads the objects of a ring in whatever way it is written.</summary>
    /// <exception cref="Exception">The text is no KeyRing; of many kinds.</exception>
    internal static List<KeyRingObject> ReadDocument(string json)
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

        var objects = new List<KeyRingObject>();
        var root = document.DocumentElement ?? throw new FormatException("There is nothing in it.");
        if (IsObject(root))
        {
            objects.Add(ReadObject(root));
        }
        else if (TypeOf(root) == "array")
        {
            foreach (var item in Children(root))
            {
                if (IsObject(item))
                {
                    objects.Add(ReadObject(item));
                }
            }
        }
        else
        {
            throw new FormatException("A KeyRing is an array of objects.");
        }

        return objects;
    }

    private static KeyRingObject ReadObject(XmlElement element)
    {
        var ring = new KeyRingObject();
        foreach (var member in Children(element))
        {
            var kind = KeyRingObject.MemberOf(MemberName(member));
            if (kind == KeyRingMember.Keys)
            {
                AddValues(member, ring);
            }
            else
            {
                ring.Add(kind, member.InnerText);
            }
        }

        return ring;
    }

    private static void AddValues(XmlElement member, KeyRingObject ring)
    {
        if (TypeOf(member) == "array")
        {
            foreach (var item in Children(member))
            {
                AddValues(item, ring);
            }
        }
        else if (TypeOf(member) is "string" or "number")
        {
            ring.Add(KeyRingMember.Keys, member.InnerText);
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
}
