using System.Reflection;
using Linking.Plugins.Settings;
using Names = Linking.Plugins.Schema.Names;

namespace Linking.Tool.Input;

/// <summary>The environment variables of the product, which an input and the command line may set.</summary>
internal static class SettingNames
{
    /// <summary>Their schema names.</summary>
    public static readonly IReadOnlyList<string> All =
    [
        .. typeof(Names.EnvironmentVariable).GetFields(BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public)
            .Select(field => field.GetRawConstantValue() as string)
            .OfType<string>()
            .Where(name => name.StartsWith(InputNames.ProductPrefix, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>The schema name, whatever the case of its letters and with or without the prefix; null when there is none.</summary>
    public static string? Find(string name) => All.FirstOrDefault(known =>
        string.Equals(known, name, StringComparison.OrdinalIgnoreCase)
            || string.Equals(known, InputNames.ProductPrefix + name, StringComparison.OrdinalIgnoreCase));

    /// <summary>What is wrong with a value; null when the product accepts it.</summary>
    public static string? Refusal(string name, string value)
    {
        try
        {
            _ = LinkingSettings.From(new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { [name] = value });
            return null;
        }
        catch (SettingException exception)
        {
            return exception.Message;
        }
    }

    /// <summary>What to do about a name that is none.</summary>
    public static string Remedy => $"Use one of: {string.Join(", ", All)}";
}
