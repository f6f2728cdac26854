using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Linking.Plugins.Schema;

namespace Linking.Plugins.Settings;

/// <summary>The product's settings, read from environment variables; each has a default that is safe.</summary>
internal sealed record LinkingSettings
{
    private const int DefaultGuardSmallest = 500;
    private const int DefaultHistoryDays = 90;
    private const int DefaultBatchRows = 100_000;
    private const int MostBatchRows = 10_000_000;
    private const double DefaultGuardShare = 0.05;
    private const int DefaultFullRunHours = 24;
    private const int MostFullRunHours = 24 * 365;
    private const int DefaultSettleMinutes = 30;

    /// <summary>A run that has not settled within a day stops: a longer wait between its looks could never end.</summary>
    private const int MostSettleMinutes = 360;

    /// <summary>What Customer Insights is set up for.</summary>
    public CustomerKind CustomerKind { get; init; }

    /// <summary>Where Customer Insights writes its output.</summary>
    public OutputStorage OutputStorage { get; init; }

    /// <summary>Address of this environment; empty when nobody stated it.</summary>
    public string EnvironmentUrl { get; init; } = string.Empty;

    /// <summary>Time that one execution may use before it stops and is queued again.</summary>
    public TimeSpan TimeBudget { get; init; } = PlatformLimits.DefaultBudget;

    /// <summary>Rows that a batch of a run is meant for: fewer let more workers of the asynchronous service help, and cost some reads for each batch.</summary>
    public int BatchRows { get; init; } = DefaultBatchRows;

    /// <summary>Value of <c>BypassBusinessLogicExecution</c> for writes of links; empty for none.</summary>
    public string BypassCustomLogic { get; init; } = string.Empty;

    /// <summary>Whether writes of links keep Power Automate flows from starting.</summary>
    public bool SuppressFlows { get; init; }

    /// <summary>Whether links are written with <c>UpdateMultiple</c>.</summary>
    public bool UseUpdateMultiple { get; init; }

    /// <summary>Links of a table that may be cleared without a question, whatever their share.</summary>
    public int GuardSmallest { get; init; } = DefaultGuardSmallest;

    /// <summary>Share of examined rows beyond which issues are worth an alert, from 0 to 1.</summary>
    public double AlertShare { get; init; } = DefaultGuardShare;

    /// <summary>How long runs and closed issues are kept; 0 for ever.</summary>
    public int HistoryDays { get; init; } = DefaultHistoryDays;

    /// <summary>Whether a full run is requested by itself for a source table that was never run in full, or whose keys changed.</summary>
    public bool AutomaticRuns { get; init; } = true;

    /// <summary>How old the last full run of a table may be before one is requested by itself; zero: any age.</summary>
    public TimeSpan FullRunInterval { get; init; } = TimeSpan.FromHours(DefaultFullRunHours);

    /// <summary>
    /// How long a run waits between its two looks, and how long profiles and keys must have been quiet before the second (docs/rules.md, rule 6).
    /// </summary>
    public TimeSpan Settling { get; init; } = TimeSpan.FromMinutes(DefaultSettleMinutes);

    /// <summary>Whether steps link rows as soon as profiles and keys are written; otherwise only runs do.</summary>
    public bool Events { get; init; } = true;

    /// <summary>Share of a table's links that may be cleared without a question, from 0 to 1.</summary>
    public double GuardShare { get; init; } = DefaultGuardShare;

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
            BatchRows = (int)Whole(values, Names.EnvironmentVariable.BatchRows, DefaultBatchRows, 1, MostBatchRows),
            BypassCustomLogic = Choices<CustomLogic>(values, Names.EnvironmentVariable.BypassCustomLogic),
            SuppressFlows = YesNo(values, Names.EnvironmentVariable.SuppressFlows),
            UseUpdateMultiple = YesNo(values, Names.EnvironmentVariable.UseUpdateMultiple),
            AlertShare = Number(values, Names.EnvironmentVariable.AlertPercent, DefaultGuardShare * 100, 0, 100) / 100,
            HistoryDays = (int)Whole(values, Names.EnvironmentVariable.HistoryDays, DefaultHistoryDays, 0, 36500),
            AutomaticRuns = YesNo(values, Names.EnvironmentVariable.AutomaticRuns, whenAbsent: true),
            FullRunInterval = TimeSpan.FromHours(Number(values, Names.EnvironmentVariable.FullRunHours, DefaultFullRunHours, 0, MostFullRunHours)),
            Settling = TimeSpan.FromMinutes(Number(values, Names.EnvironmentVariable.SettleMinutes, DefaultSettleMinutes, 0, MostSettleMinutes)),
            Events = YesNo(values, Names.EnvironmentVariable.Events, whenAbsent: true),
            GuardSmallest = (int)Whole(values, Names.EnvironmentVariable.GuardSmallest, DefaultGuardSmallest, 0, int.MaxValue),
            GuardShare = Number(values, Names.EnvironmentVariable.GuardPercent, DefaultGuardShare * 100, 0, 100) / 100,
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

        return EnumName.TryParse<TChoice>(text, out var choice) ? choice : throw NoChoice<TChoice>(name, text);
    }

    // Several choices at once, as the platform wants to be told them: names separated by commas.
    private static string Choices<TChoice>(IReadOnlyDictionary<string, string> values, string name)
        where TChoice : struct, Enum
    {
        var text = Text(values, name);
        var choices = text.Length == 0
            ? []
            : text.Split(',').Select(part => EnumName.TryParse<TChoice>(part, out var choice) ? choice : throw NoChoice<TChoice>(name, text)).Distinct();
        return string.Join(",", choices);
    }

    private static SettingException NoChoice<TChoice>(string name, string text) => new(name, text, string.Join(", ", Enum.GetNames(typeof(TChoice))));

    private static bool YesNo(IReadOnlyDictionary<string, string> values, string name, bool whenAbsent = false)
    {
        // Boolean environment variables are stored as yes and no.
        return Text(values, name).ToLowerInvariant() switch
        {
            "" => whenAbsent,
            "no" or "false" or "0" => false,
            "yes" or "true" or "1" => true,
            var other => throw new SettingException(name, other, "yes, no"),
        };
    }

    private static TimeSpan Seconds(IReadOnlyDictionary<string, string> values, string name)
    {
        // Ten seconds are left for the call under way and the last records.
        return TimeSpan.FromSeconds(Number(values, name, PlatformLimits.DefaultBudget.TotalSeconds, 5, PlatformLimits.Message.TotalSeconds - 10));
    }

    private static double Whole(IReadOnlyDictionary<string, string> values, string name, double whenAbsent, double smallest, double largest)
    {
        var number = Number(values, name, whenAbsent, smallest, largest);
        return number == Math.Floor(number) ? number : throw NoNumber(name, Text(values, name), "whole number", smallest, largest);
    }

    private static double Number(IReadOnlyDictionary<string, string> values, string name, double whenAbsent, double smallest, double largest)
    {
        var text = Text(values, name);
        if (text.Length == 0)
        {
            return whenAbsent;
        }

        return double.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) && number >= smallest && number <= largest
            ? number
            : throw NoNumber(name, text, "number", smallest, largest);
    }

    private static SettingException NoNumber(string name, string text, string kind, double smallest, double largest)
    {
        return new SettingException(name, text, string.Format(CultureInfo.InvariantCulture, "a {0} from {1} to {2}", kind, smallest, largest));
    }
}
