using Linking.Tool.Tests.Input;
using Linking.Tool.Tests.Simulation;

namespace Linking.Tool.Tests.Runs;

/// <summary>A simulation folder with rows, profiles and keys that were there before the product was installed.</summary>
public sealed class BeforeFolderTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void What_was_there_before_is_linked_by_a_full_run_reported_as_unification_0()
    {
        Generate("--before");

        var (code, status) = Tool.CallForJson("simulate", folder["input"], "--out", folder["out"]);

        Assert.Equal(0, code);
        var unifications = status.GetProperty("unifications").EnumerateArray().ToList();
        Assert.Equal([0, 1], unifications.Select(unification => unification.GetProperty("number").GetInt32()));
        var contacts = unifications[0].GetProperty("sourceTables")[0];
        Assert.True(contacts.GetProperty("linked").GetInt64() > 150);
        Assert.Equal(contacts.GetProperty("linked").GetInt64(), contacts.GetProperty("requests").GetProperty("Update").GetInt64());
    }

    [Fact]
    public void The_links_are_those_of_the_same_unifications_played_one_after_the_other()
    {
        Generate("--before");
        Tool.Call("simulate", folder["input"], "--out", folder["before"]);
        Directory.Delete(folder["input"], recursive: true);
        Generate();
        Tool.Call("simulate", folder["input"], "--out", folder["events"]);

        Assert.Equal(Links("events"), Links("before"));
        Assert.Equal(ExpectedLinks.Of(folder["input"]), Links("before").Select(line => string.Join(',', line.Split(',').Take(3)))
            .Where(line => !line.EndsWith(',')).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void An_existing_organisation_is_not_loaded_again()
    {
        Generate("--before");
        Tool.Call("simulate", folder["input"], "--out", folder["out"], "--organization", folder["o.db"]);

        var (code, status) = Tool.CallForJson("simulate", folder["input"], "--out", folder["out"], "--organization", folder["o.db"]);

        Assert.Equal(0, code);
        Assert.Equal([1], status.GetProperty("unifications").EnumerateArray().Select(unification => unification.GetProperty("number").GetInt32()));
    }

    [Fact]
    public void A_folder_with_one_of_the_two_files_is_refused_and_so_are_its_wrong_lines()
    {
        using var small = SmallSimulation.Create().With("before/msdynci_customerprofile.csv", SmallSimulation.Profiles + "seven\n");

        var (code, _, error) = Tool.Call("simulate", small.Path, "--out", folder["out"]);

        Assert.Equal(2, code);
        Assert.Contains("before/msdynci_alternatekey.csv: The file is missing.", error, StringComparison.Ordinal);
        Assert.Contains("before/msdynci_customerprofile.csv:3: ", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_only_needs_a_file_to_keep_the_organisation_in() =>
        Assert.Contains("--load-only needs --organization", Tool.Call("simulate", folder.Path, "--load-only").Error, StringComparison.Ordinal);

    private void Generate(params string[] more) => Tool.Call(["generate", folder["input"], "--contacts", "200", "--leads", "80", .. more]);

    private List<string> Links(string output) =>
        [.. File.ReadLines(folder[$"{output}/links.csv"]).Skip(1).Select(line => string.Join(',', line.Split(',').Take(4)))];
}
