using System.Collections.Generic;

namespace Linking.Plugins.Keys;

/// <summary>
/// Reads a KeyRing as Customer Insights writes it: one object or an array of them, whose members are texts or lists of texts, without escapes. It is
/// read once for each alternate key of each run, and the framework's reader makes a document of it.
/// </summary>
/// <remarks>Whatever is written in another way, damaged texts among it, is left to <see cref="KeyRing"/>, which decides what it means.</remarks>
internal struct KeyRingScanner
{
    /// <summary>The last character before surrogates and what is no text.</summary>
    private const char LastPlain = '\uD7FF';

    private static readonly string[] UsualNames = ["\"keys\"", "\"preferredKey\"", "\"tableName\"", "\"dataSourceName\""];
    private static readonly KeyRingMember[] UsualMembers = [KeyRingMember.Keys, KeyRingMember.Keys, KeyRingMember.Table, KeyRingMember.DataSource];

    private readonly string json;
    private int position;

    private KeyRingScanner(string json)
    {
        this.json = json;
        position = 0;
    }

    /// <summary>Reads the objects of a ring, in their order.</summary>
    /// <returns>Null when it is not written in the usual way.</returns>
    internal static List<KeyRingObject>? Read(string json)
    {
        var scanner = new KeyRingScanner(json);
        var objects = new List<KeyRingObject>(1);
        return scanner.TryReadAll(objects) ? objects : null;
    }

    private bool TryReadAll(List<KeyRingObject> objects)
    {
        if (TryTake('['))
        {
            if (!TryTake(']'))
            {
                do
                {
                    if (!TryReadObject(objects))
                    {
                        return false;
                    }
                }
                while (TryTake(','));
                if (!TryTake(']'))
                {
                    return false;
                }
            }
        }
        else if (!TryReadObject(objects))
        {
            return false;
        }

        SkipBlanks();
        return position == json.Length;
    }

    private bool TryReadObject(List<KeyRingObject> objects)
    {
        if (!TryTake('{'))
        {
            return false;
        }

        var ring = new KeyRingObject();
        objects.Add(ring);
        if (TryTake('}'))
        {
            return true;
        }

        do
        {
            if (ReadMember() is not { } member || !TryTake(':') || !TryReadMember(ring, member))
            {
                return false;
            }
        }
        while (TryTake(','));
        return TryTake('}');
    }

    private bool TryReadMember(KeyRingObject ring, KeyRingMember member)
    {
        if (!TryTake('['))
        {
            if (ReadText() is not { } text)
            {
                return false;
            }

            ring.Add(member, text);
            return true;
        }

        // A list where a text is due has a meaning too, but a rare one.
        if (member != KeyRingMember.Keys)
        {
            return false;
        }

        if (TryTake(']'))
        {
            return true;
        }

        do
        {
            if (ReadText() is not { } text)
            {
                return false;
            }

            ring.Add(member, text);
        }
        while (TryTake(','));
        return TryTake(']');
    }

    // The names that Customer Insights writes are not cut out of the text for each member of each ring.
    private KeyRingMember? ReadMember()
    {
        SkipBlanks();
        for (var index = 0; index < UsualNames.Length; index++)
        {
            var name = UsualNames[index];
            if (string.CompareOrdinal(json, position, name, 0, name.Length) == 0)
            {
                position += name.Length;
                return UsualMembers[index];
            }
        }

        return ReadText() is { Length: > 0 } other ? KeyRingObject.MemberOf(other) : null;
    }

    private string? ReadText()
    {
        if (!TryTake('"'))
        {
            return null;
        }

        for (var end = position; end < json.Length; end++)
        {
            var character = json[end];
            if (character == '"')
            {
                var text = json.Substring(position, end - position);
                position = end + 1;
                return text;
            }

            // Escapes, and what the framework's reader may refuse.
            if (character is '\\' or < ' ' or > LastPlain)
            {
                return null;
            }
        }

        return null;
    }

    private bool TryTake(char character)
    {
        SkipBlanks();
        if (position >= json.Length || json[position] != character)
        {
            return false;
        }

        position++;
        return true;
    }

    private void SkipBlanks()
    {
        while (position < json.Length && json[position] is ' ' or '\t' or '\r' or '\n')
        {
            position++;
        }
    }
}
