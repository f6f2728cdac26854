using Linking.Plugins.Settings;

namespace Linking.Solution.Tests.Drift;

/// <summary>Compares the default of an environment variable with the one that the code has when the variable is not there.</summary>
internal static class DefaultValues
{
    /// <summary>What is said of a default that changes nothing.</summary>
    public const string AsInCode = "default as in LinkingSettings";

    /// <summary>Says how the default of a variable compares.</summary>
    public static string Compare(string variable, string value)
    {
        try
        {
            var settings = LinkingSettings.From(new Dictionary<string, string>(StringComparer.Ordinal) { [variable] = value });
            return settings == new LinkingSettings() ? AsInCode : $"default {value}, which is not that of LinkingSettings";
        }
        catch (SettingException exception)
        {
            return $"default {value}, which the code refuses: {exception.Message}";
        }
    }
}
