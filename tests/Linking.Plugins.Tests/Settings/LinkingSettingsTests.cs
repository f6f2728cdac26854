using Linking.Plugins.Settings;
using Names = Linking.Plugins.Schema.Names;

namespace Linking.Plugins.Tests.Settings;

/// <summary>Values of environment variables: what is accepted, and that all else is refused with what is.</summary>
public class LinkingSettingsTests
{
    [Theory]
    [InlineData("PrivateDataLake", OutputStorage.PrivateDataLake)]
    [InlineData(" privatedatalake ", OutputStorage.PrivateDataLake)]
    [InlineData("MANAGED", OutputStorage.Managed)]
    [InlineData("", OutputStorage.Managed)]
    [InlineData(null, OutputStorage.Managed)]
    internal void A_choice_is_one_name_in_any_case(string? text, OutputStorage expected)
    {
        Assert.Equal(expected, From(Names.EnvironmentVariable.OutputStorage, text).OutputStorage);
    }

    [Theory]
    [InlineData("Managed,PrivateDataLake")]
    [InlineData("Managed, Managed")]
    [InlineData("0")]
    [InlineData("+1")]
    [InlineData("-1")]
    [InlineData("7")]
    [InlineData("Managed PrivateDataLake")]
    [InlineData("Lake")]
    [InlineData(",")]
    public void Whatever_is_not_one_name_is_refused_with_the_names(string text)
    {
        Assert.Contains("Managed, PrivateDataLake", Refusal(Names.EnvironmentVariable.OutputStorage, text), StringComparison.Ordinal);
        Assert.Contains("Detect, Individuals, BusinessAccounts", Refusal(Names.EnvironmentVariable.CustomerKind, text), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("customsync", "CustomSync")]
    [InlineData("CustomAsync , CustomSync", "CustomAsync,CustomSync")]
    [InlineData("CustomSync,CustomSync", "CustomSync")]
    public void What_to_bypass_is_written_as_the_platform_wants_it(string text, string expected)
    {
        Assert.Equal(expected, From(Names.EnvironmentVariable.BypassCustomLogic, text).BypassCustomLogic);
    }

    [Theory]
    [InlineData("CustomSnyc")]
    [InlineData("CustomSync;CustomAsync")]
    [InlineData("CustomSync,")]
    [InlineData("1")]
    public void What_cannot_be_bypassed_is_refused_before_the_platform_refuses_every_row(string text)
    {
        Assert.Contains("CustomSync, CustomAsync", Refusal(Names.EnvironmentVariable.BypassCustomLogic, text), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0.5")]
    [InlineData("-1")]
    [InlineData("36501")]
    [InlineData("NaN")]
    [InlineData("ninety")]
    public void A_number_that_is_none_of_days_is_refused_and_never_cut_to_one(string text)
    {
        Assert.Contains("from 0 to 36500", Refusal(Names.EnvironmentVariable.HistoryDays, text), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0", 0)]
    [InlineData("36500", 36500)]
    [InlineData("90.0", 90)]
    public void A_number_of_days_may_be_any_whole_one(string text, int expected)
    {
        Assert.Equal(expected, From(Names.EnvironmentVariable.HistoryDays, text).HistoryDays);
    }

    private static LinkingSettings From(string variable, string? text)
    {
        return LinkingSettings.From(text is null ? new Dictionary<string, string>() : new Dictionary<string, string> { [variable] = text });
    }

    private static string Refusal(string variable, string text)
    {
        var message = Assert.Throws<SettingException>(() => From(variable, text)).Message;
        Assert.Contains($"{variable} is '{text}'", message, StringComparison.Ordinal);
        return message;
    }
}
