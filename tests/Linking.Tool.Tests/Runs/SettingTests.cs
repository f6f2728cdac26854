using Linking.Plugins.Settings;

namespace Linking.Tool.Tests.Runs;

public class SettingTests
{
    [Theory]
    [InlineData("preview")]
    [InlineData("run")]
    public void A_setting_is_set_before_the_run_and_stays_set(string command)
    {
        using var organization = new OrganizationFile(OrganizationFiles.Loaded);

        Assert.Equal(0, organization.Call(command, "--set", "cpl_HistoryDays=12", "--set", "guardpercent = 7").Code);

        var settings = organization.Do(opened => new SettingsReader(opened.System).Read());
        Assert.Equal((12, 0.07), (settings.HistoryDays, settings.GuardShare));
    }

    [Theory]
    [InlineData("cpl_HistoryDays", "'cpl_HistoryDays' sets nothing: write a name, an equals sign and a value, such as cpl_GuardPercent=10.")]
    [InlineData("cpl_Nothing=1", "'cpl_Nothing' is no setting of the product. Use one of: cpl_AlertPercent, cpl_AutomaticRuns,")]
    [InlineData("cpl_HistoryDays=many", "The environment variable cpl_HistoryDays is 'many'. It accepts:")]
    public void A_wrong_one_is_refused_before_anything_is_written(string setting, string complaint)
    {
        var (code, _, error) = Tool.Call("run", "--organization", "none.db", "--set", setting);

        Assert.Equal(2, code);
        Assert.StartsWith(complaint, error, StringComparison.Ordinal);
    }

    [Fact]
    public void The_command_line_goes_before_the_folder()
    {
        using var folder = Input.SmallSimulation.Create();
        folder.With("organization.json", File.ReadAllText(folder["organization.json"])
            .Replace("\"outputStorage\"", "\"settings\": { \"cpl_HistoryDays\": 7, \"cpl_GuardPercent\": 9 }, \"outputStorage\"", StringComparison.Ordinal));

        Assert.Equal(0, Tool.Call("simulate", folder.Path, "--organization", folder["o.db"], "--out", folder["out"], "--set", "cpl_HistoryDays=8").Code);

        using var organization = new OrganizationFile(File.ReadAllBytes(folder["o.db"]));
        var settings = organization.Do(opened => new SettingsReader(opened.System).Read());
        Assert.Equal((8, 0.09), (settings.HistoryDays, settings.GuardShare));
    }

    [Theory]
    [InlineData("--code", "Nope", "--code: 'Nope' is no kind of issue. Name one of: ClaimedByTwoProfiles, RowNotFound,")]
    [InlineData("--table", "nope", "--table: 'nope' is no table with issues or source table of this organisation. Name one of: account, contact,")]
    public void A_filter_that_matches_nothing_known_is_refused(string option, string name, string complaint)
    {
        using var organization = new OrganizationFile(OrganizationFiles.Played);

        var (code, _, error) = organization.Call("issues", option, name);

        Assert.Equal(2, code);
        Assert.StartsWith(complaint, error, StringComparison.Ordinal);
    }

    [Fact]
    public void Filters_are_taken_in_any_case_and_may_match_nothing_now()
    {
        using var organization = new OrganizationFile(OrganizationFiles.Played);

        Assert.Equal(1, organization.Call("issues", "--code", "keynotguid").Code);
        Assert.Equal(1, organization.Call("issues", "--table", "CONTACT").Code);
        Assert.Equal((0, "No issues.\n"), organization.Call("issues", "--table", "account") is var none ? (none.Code, none.Output) : default);
    }
}
