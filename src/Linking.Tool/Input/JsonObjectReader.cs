using System.Globalization;
using System.Text.Json;

namespace Linking.Tool.Input;

/// <summary>Takes the members of one JSON object and complains about each that is missing, unknown, repeated or of the wrong kind.</summary>
internal sealed class JsonObjectReader
{
    private readonly string file;
    private readonly string what;
    private readonly JsonPart part;
    private readonly InputErrors errors;
    private readonly Dictionary<string, JsonMember> members = new(StringComparer.Ordinal);
    private readonly HashSet<string> known = new(StringComparer.Ordinal);

    /// <summary>Looks at the names of the members; the values are looked at when they are asked for.</summary>
    /// <param name="file">The file's name for complaints.</param>
    /// <param name="what">What the object is, with its article, for complaints.</param>
    /// <param name="part">The value expected to be an object.</param>
    /// <param name="errors">Where complaints go.</param>
    public JsonObjectReader(string file, string what, JsonPart part, InputErrors errors)
    {
        this.file = file;
        this.what = what;
        this.part = part;
        this.errors = errors;
        if (part.Kind != JsonValueKind.Object)
        {
            errors.Add(file, part.Line, $"{what} must be a JSON object, not {KindName(part.Kind)}", "Write it in braces");
        }

        foreach (var member in part.Members)
        {
            if (!members.TryAdd(member.Name, member))
            {
                errors.Add(file, member.Line, $"'{member.Name}' appears twice in {what}", "Keep one of the two");
            }
        }
    }

    public int Line => part.Line;

    private bool IsObject => part.Kind == JsonValueKind.Object;

    /// <summary>The line of a member, or of the object when it has no such member.</summary>
    public int LineOf(string name) => members.TryGetValue(name, out var member) ? member.Line : part.Line;

    /// <summary>A text that is not blank; null after a complaint, or when it may be absent and is, or is null or blank.</summary>
    public string? Text(string name, string example, bool required = true)
    {
        if (Find(name, required, example) is not { } member)
        {
            return null;
        }

        if (member.Value.Kind == JsonValueKind.String && !string.IsNullOrWhiteSpace(member.Value.Text))
        {
            return member.Value.Text;
        }

        if (!required && member.Value is { Kind: JsonValueKind.Null } or { Kind: JsonValueKind.String })
        {
            return null;
        }

        errors.Add(file, member.Line, $"'{name}' of {what} must be a text that is not blank", $"Write \"{name}\": \"{example}\"");
        return null;
    }

    /// <summary>One of the names of an enumeration in camel case.</summary>
    public T Choice<T>(string name, T fallback, bool required = true)
        where T : struct, Enum
    {
        var choices = Enum.GetNames<T>().Select(JsonNamingPolicy.CamelCase.ConvertName).ToList();
        if (Text(name, choices[0], required) is not { } text)
        {
            return fallback;
        }

        var index = choices.IndexOf(text);
        if (index >= 0)
        {
            return Enum.GetValues<T>()[index];
        }

        errors.Add(file, LineOf(name), $"'{text}' is no value of '{name}'", $"Write one of: {string.Join(", ", choices)}");
        return fallback;
    }

    /// <summary>The items of an array; none after a complaint, or when it may be absent and is.</summary>
    public IReadOnlyList<JsonPart> List(string name, bool required = true)
    {
        if (Find(name, required, "[]") is not { } member)
        {
            return [];
        }

        if (member.Value.Kind != JsonValueKind.Array)
        {
            errors.Add(file, member.Line, $"'{name}' of {what} must be a list, not {KindName(member.Value.Kind)}", "Write it in brackets");
        }

        return member.Value.Items;
    }

    /// <summary>The members of an object; none after a complaint, or when it is absent.</summary>
    public IReadOnlyList<JsonMember> Members(string name)
    {
        if (Find(name, required: false, "{}") is not { } member)
        {
            return [];
        }

        if (member.Value.Kind != JsonValueKind.Object)
        {
            errors.Add(file, member.Line, $"'{name}' of {what} must be a JSON object, not {KindName(member.Value.Kind)}", "Write it in braces");
        }

        return member.Value.Members;
    }

    /// <summary>A whole number; null after a complaint, or when it is absent.</summary>
    public int? Number(string name)
    {
        if (Find(name, required: false, "1") is not { } member || member.Value.Kind == JsonValueKind.Null)
        {
            return null;
        }

        if (member.Value.Kind == JsonValueKind.Number
            && int.TryParse(member.Value.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
        {
            return number;
        }

        errors.Add(file, member.Line, $"'{name}' of {what} must be a whole number", $"Write \"{name}\": 1");
        return null;
    }

    /// <summary>Complains about members that nobody asked for; call it last.</summary>
    public void RefuseOthers()
    {
        foreach (var member in part.Members.Where(member => !known.Contains(member.Name)))
        {
            errors.Add(file, member.Line, $"'{member.Name}' is no member of {what}", $"Remove it, or use one of: {string.Join(", ", known)}");
        }
    }

    private JsonMember? Find(string name, bool required, string example)
    {
        known.Add(name);
        if (members.TryGetValue(name, out var member))
        {
            return member;
        }

        if (required && IsObject)
        {
            errors.Add(file, part.Line, $"'{name}' is missing from {what}", $"Add \"{name}\", for example {example}");
        }

        return null;
    }

    private static string KindName(JsonValueKind kind) => kind switch
    {
        JsonValueKind.True or JsonValueKind.False => "true or false",
        JsonValueKind.Null => "null",
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.String => "a text",
        _ => "a number",
    };
}
