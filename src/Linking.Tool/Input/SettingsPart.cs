using System.Text.Json;

namespace Linking.Tool.Input;

/// <summary>Reads the settings that organization.json states.</summary>
internal sealed class SettingsPart(string file, InputErrors errors)
{
    /// <summary>The settings by the schema names of their environment variables.</summary>
    public IReadOnlyDictionary<string, string> Read(IEnumerable<JsonMember> members)
    {
        var settings = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var member in members)
        {
            if (SettingNames.Find(member.Name) is not { } name)
            {
                errors.Add(file, member.Line, $"'{member.Name}' is no setting of the product", SettingNames.Remedy);
            }
            else if (TextOf(member.Value) is not { } value)
            {
                errors.Add(file, member.Line, $"'{member.Name}' must be a text, a number, true or false",
                    $"Write \"{name}\": \"yes\", or another value that it accepts");
            }
            else if (SettingNames.Refusal(name, value) is { } refusal)
            {
                errors.Add(file, member.Line, $"'{value}' is no value of {name}", refusal.TrimEnd('.'));
            }
            else if (!settings.TryAdd(name, value))
            {
                errors.Add(file, member.Line, $"The setting {name} is stated twice", "Keep one of the two");
            }
        }

        return settings;
    }

    private static string? TextOf(JsonPart value) => value.Kind switch
    {
        JsonValueKind.String or JsonValueKind.Number => value.Text,
        JsonValueKind.True => "yes",
        JsonValueKind.False => "no",
        _ => null,
    };
}
