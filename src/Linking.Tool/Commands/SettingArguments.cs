using System.Collections.Immutable;
using System.CommandLine;
using Linking.Tool.Input;

namespace Linking.Tool.Commands;

/// <summary>Settings of the product that a command takes, by the names of the environment variables.</summary>
internal sealed class SettingArguments
{
    private readonly Option<string[]> set = new("--set")
    {
        Description = "Set an environment variable of the product before, such as cpl_GuardPercent=10; may be given several times. It stays set.",
        HelpName = "NAME=VALUE",
    };

    /// <summary>Adds the option to a command.</summary>
    public void AddTo(Command command)
    {
        set.Validators.Add(result =>
        {
            foreach (var refusal in result.Tokens.Select(token => Refusal(token.Value)).OfType<string>())
            {
                result.AddError(refusal);
            }
        });
        command.Add(set);
    }

    /// <summary>The settings by the schema names of their variables.</summary>
    public IReadOnlyDictionary<string, string> Read(ParseResult parsed)
    {
        var settings = ImmutableDictionary<string, string>.Empty;
        foreach (var (name, value) in (parsed.GetValue(set) ?? []).Select(Split))
        {
            settings = settings.SetItem(SettingNames.Find(name)!, value);
        }

        return settings;
    }

    private static string? Refusal(string text)
    {
        var (name, value) = Split(text);
        if (!text.Contains('=', StringComparison.Ordinal))
        {
            return $"'{text}' sets nothing: write a name, an equals sign and a value, such as cpl_GuardPercent=10.";
        }

        return SettingNames.Find(name) is { } known ? SettingNames.Refusal(known, value) : $"'{name}' is no setting of the product. {SettingNames.Remedy}.";
    }

    private static (string Name, string Value) Split(string text)
    {
        var at = text.IndexOf('=', StringComparison.Ordinal);
        return at < 0 ? (text.Trim(), "") : (text[..at].Trim(), text[(at + 1)..].Trim());
    }
}
