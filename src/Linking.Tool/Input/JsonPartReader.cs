using System.Text;
using System.Text.Json;

namespace Linking.Tool.Input;

/// <summary>Reads a JSON document into parts that know their lines, so that each later complaint can name one.</summary>
internal ref struct JsonPartReader
{
    private readonly ReadOnlySpan<byte> bytes;
    private Utf8JsonReader reader;
    private int countedTo;
    private int line;

    private JsonPartReader(ReadOnlySpan<byte> bytes)
    {
        this.bytes = bytes;
        reader = new Utf8JsonReader(bytes, new JsonReaderOptions { MaxDepth = 16 });
        line = 1;
    }

    /// <summary>Parses a whole document; a byte order mark is skipped.</summary>
    /// <exception cref="JsonException">The text is not JSON; its line number is 0-based.</exception>
    public static JsonPart Parse(ReadOnlySpan<byte> bytes)
    {
        var document = bytes.StartsWith(Encoding.UTF8.Preamble) ? bytes[Encoding.UTF8.Preamble.Length..] : bytes;
        var parts = new JsonPartReader(document);
        parts.reader.Read();
        var part = parts.ReadValue();
        parts.reader.Read(); // throws when something follows the document
        return part;
    }

    private JsonPart ReadValue()
    {
        var start = CurrentLine();
        return reader.TokenType switch
        {
            JsonTokenType.StartObject => ReadObject(start),
            JsonTokenType.StartArray => ReadArray(start),
            JsonTokenType.String => new JsonPart(JsonValueKind.String, start) { Text = reader.GetString()! },
            JsonTokenType.Number => new JsonPart(JsonValueKind.Number, start) { Text = Encoding.UTF8.GetString(reader.ValueSpan) },
            JsonTokenType.True => new JsonPart(JsonValueKind.True, start),
            JsonTokenType.False => new JsonPart(JsonValueKind.False, start),
            _ => new JsonPart(JsonValueKind.Null, start),
        };
    }

    private JsonPart ReadObject(int start)
    {
        var members = new List<JsonMember>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var name = reader.GetString()!;
            var nameLine = CurrentLine();
            reader.Read();
            members.Add(new JsonMember(name, nameLine, ReadValue()));
        }

        return new JsonPart(JsonValueKind.Object, start) { Members = members };
    }

    private JsonPart ReadArray(int start)
    {
        var items = new List<JsonPart>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            items.Add(ReadValue());
        }

        return new JsonPart(JsonValueKind.Array, start) { Items = items };
    }

    private int CurrentLine()
    {
        var position = (int)reader.TokenStartIndex;
        line += bytes[countedTo..position].Count((byte)'\n');
        countedTo = position;
        return line;
    }
}
