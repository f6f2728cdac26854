using System;
using System.Collections.Generic;
using System.Globalization;
using Linking.Plugins.Schema;

namespace Linking.Plugins.Settings;

/// <summary>The product's settings, read from environment variables; each has a default that is safe.</summary>
internal sealed record LinkingSettings
{
    /// <summary>What Customer Insights is set up for.</summary>
    public CustomerKind CustomerKind { get; init; }

    /// <summary>Where Customer Insights writes its output.</summary>
    public OutputStorage OutputStorage { get; init; }

    /// <summary>Address of this environment; empty when nobody stated it.</summary>
    public string EnvironmentUrl { get; init; } = string.Empty;

    /// <summary>Time that one execution may use before it stops and is queued again.</summary>
    public TimeSpan TimeBudget { get; init; } = PlatformLimits.DefaultBudget;

    /// <summary>Value of <c>BypassBusinessLogicExecution</c> for writes of links; empty for none.</summary>
    public string BypassCustomLogic { get; init; } = string.Empty;

    /// <summary>Whether writes of links keep Power Automate flows from starting.</summary>
    public bool SuppressFlows { get; init; }

    /// <summary>Whether links are written with <c>UpdateMultiple</c>.</summary>
    public bool UseUpdateMultiple { get; init; }

    /// <summary>Reads the settings from the values of the environment variables, by schema name.</summary>
    /// <exception cref="SettingException">A value is none of those that the variable accepts.</exception>
    internal static LinkingSettings From(IReadOnlyDictionary<string, string> values)
    {
        return new LinkingSettings
        {
            CustomerKind = Choice(values, Names.EnvironmentVariable.CustomerKind, CustomerKind.Detect),
            OutputStorage = Choice(values, Names.EnvironmentVariable.OutputStorage, OutputStorage.Managed),
            EnvironmentUrl = Text(values, Names.EnvironmentVariable.EnvironmentUrl),
            TimeBudget = Seconds(values, Names.EnvironmentVariable.TimeBudgetSeconds),
            BypassCustomLogic = Text(values, Names.EnvironmentVariable.BypassCustomLogic),
            SuppressFlows = YesNo(values, Names.EnvironmentVariable.SuppressFlows),
            UseUpdateMultiple = YesNo(values, Names.EnvironmentVariable.UseUpdateMultiple),
        };
    }

    private static string Text(IReadOnlyDictionary<string, string> values, string name)
    {
        return values.TryGetValue(name, out var value) ? value.Trim() : string.Empty;
    }

    private static TChoice Choice<TChoice>(IReadOnlyDictionary<string, string> values, string name, TChoice whenAbsent)
        where TChoice : struct, Enum
    {
        var text = Text(values, name);
        if (text.Length == 0)
        {
            return whenAbsent;
        }

        // Numbers are accepted by Enum.TryParse, and are no values of these variables.
        return !char.IsDigit(text[0]) && text[0] != '-' && Enum.TryParse<TChoice>(text, ignoreCase: true, out var choice)
            ? choice
            : throw new SettingException(name, text, string.Join(", ", Enum.GetNames(typeof(TChoice))));
    }

    private static bool YesNo(IReadOnlyDictionary<string, string> values, string name)
    {
        // Boolean environment variables are stored as yes and no.
        return Text(values, name).ToLowerInvariant() switch
        {
            "" or "no" or "false" or "0" => false,
            "yes" or "true" or "1" => true,
            var other => throw new SettingException(name, other, "yes, no"),
        };
    }

    private static TimeSpan Seconds(IReadOnlyDictionary<string, string> values, string name)
    {
        var text = Text(values, name);
        if (text.Length == 0)
        {
            return PlatformLimits.DefaultBudget;
        }

        var longest = (int)PlatformLimits.Message.TotalSeconds - 10;
        return double.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var seconds) && seconds >= 5 && seconds <= longest
            ? TimeSpan.FromSeconds(seconds)
            : throw new SettingException(name, text, "a number of seconds from 5 to " + longest.ToString(CultureInfo.InvariantCulture));
    }
}
