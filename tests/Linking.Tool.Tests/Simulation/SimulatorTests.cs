using System.Text.RegularExpressions;
using Linking.Tool.Commands;
using Linking.Tool.Generate;
using Linking.Tool.Input;
using Linking.Tool.Installation;
using Linking.Tool.Report;
using Linking.Tool.Simulation;

namespace Linking.Tool.Tests.Simulation;

/// <summary>The product as it ships, played in the embedded organisation.</summary>
public sealed class SimulatorTests : IDisposable
{
    private static readonly GeneratorOptions Few = new(Contacts: 120, Leads: 40, Members: 12, Seed: 77);

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void The_sample_is_linked_as_its_files_say_and_every_count_adds_up()
    {
        var report = Run(Path.Combine(RepositoryFolder.Path, "samples", ContosoSample.Name));

        Assert.Equal(ExpectedLinks.Of(Path.Combine(RepositoryFolder.Path, "samples", ContosoSample.Name)), Linked());
        Assert.Equal([1, 2], report.Unifications.Select(unification => unification.Number));
        Assert.True(report.HasIssues);
        Assert.Empty(report.Unifications.SelectMany(unification => unification.Environment.Reasons));
        Assert.False(report.Failed);
        var last = report.Unifications[^1];
        var issuesWithoutRow = IssueLines("2")
            .Count(line => !Lines("links.csv").Any(link => link.StartsWith($"{line[1]},{line[2]},", StringComparison.Ordinal)));
        Assert.Equal(Lines("links.csv").Count + issuesWithoutRow, last.SourceTables.Sum(table => table.Counts.Examined));
        Assert.Equal(
            ["contoso_loyaltymember Successful", "lead CompletedWithIssues"],
            last.SourceTables.Where(table => table.Table is "lead" or "contoso_loyaltymember").Select(table => $"{table.Table} {table.Status}")
                .Order(StringComparer.Ordinal));
        Assert.Contains(Steady(Printed(report)), Steady(File.ReadAllText(Path.Combine(RepositoryFolder.Path, "README.md"))), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_defect_of_the_sample_is_an_issue_and_heals_when_its_cause_goes()
    {
        Run(Small());

        Assert.Equal(
            ["ClaimedByTwoProfiles 21-2", "ClaimedByTwoProfiles 21-3", "KeyNotGuid 22", "KeyNotGuid 22", "ProfileNotFound 23-1", "ProfileNotFound 23-1",
                "ProfileNotFound 23-2", "RowNotFound 20-99"],
            Issues("1"));
        Assert.Equal(
            ["ClaimedByTwoProfiles 21-1", "ClaimedByTwoProfiles 21-2", "KeyNotGuid 22", "KeyNotGuid 22", "ProfileNotFound 23-1", "ProfileNotFound 23-1",
                "RowNotFound 20-99"],
            Issues("2"));
    }

    [Fact]
    public void Sources_that_cannot_be_linked_are_skipped_with_their_reasons()
    {
        var tables = Run(Small()).Unifications[0].SourceTables.Where(table => table.Status == TableStatus.Skipped)
            .ToDictionary(table => $"{table.DataSource} {table.Table}", table => table);

        Assert.Equal(["Dataverse account", "DataverseEurope contact", "LoyaltyFiles loyaltycard", "OldCrm contact"], tables.Keys.Order(StringComparer.Ordinal));
        Assert.All(tables.Values, table => Assert.NotEmpty(table.Reasons));
        Assert.All(tables.Values, table => Assert.Equal(0, table.Counts.Examined));
        Assert.All(tables.Values.SelectMany(table => table.Reasons), reason =>
            Assert.All([reason.Requirement, reason.Expected, reason.Remedy, reason.Sentence], text => Assert.NotEmpty(text)));
    }

    [Fact]
    public void The_links_are_the_same_whatever_the_seed()
    {
        var input = Small();
        Run(input);
        var (links, issues) = (Lines("links.csv"), Lines("issues.csv"));
        Assert.Equal(ExpectedLinks.Of(input), Linked());

        for (var seed = 2; seed <= 20; seed++)
        {
            Run(input, seed: seed);
            Assert.Equal(links, Lines("links.csv"));
            Assert.Equal(issues, Lines("issues.csv"));
        }
    }

    [Fact]
    public void Standard_profile_tables_give_the_same_links()
    {
        var input = Small();
        Run(input);
        var links = Lines("links.csv");
        Replace(input, "\"elastic\"", "\"standard\"");

        Run(input);

        Assert.Equal(links, Lines("links.csv"));
    }

    [Fact]
    public void Keys_may_carry_the_lookup_of_Customer_Insights_to_profiles_that_are_not_there()
    {
        var input = Small();
        Run(input);
        var links = Lines("links.csv");
        foreach (var unification in (string[])["unification-1", "unification-2"])
        {
            var keys = Path.Combine(input, unification, "msdynci_alternatekey.csv");
            File.WriteAllLines(keys, File.ReadLines(keys).Select((line, i) => i == 0 ? line + ",msdynci_lookupfield_customer" : $"{line},{Guid.NewGuid():N}")
                .ToList());
        }

        Run(input);
        Assert.Equal(links, Lines("links.csv"));
        Replace(input, "\"elastic\"", "\"standard\"");
        Run(input);
        Assert.Equal(links, Lines("links.csv"));
    }

    [Theory]
    [InlineData("\"individuals\"", "\"businessAccounts\"")]
    [InlineData("\"managed\"", "\"privateDataLake\"")]
    public void An_environment_that_cannot_be_linked_is_skipped_with_its_reason(string right, string wrong)
    {
        var input = Small();
        Replace(input, right, wrong);

        var report = Run(input);

        Assert.All(report.Unifications, unification => Assert.Equal(TableStatus.Skipped, unification.Status));
        Assert.All(report.Unifications, unification => Assert.NotEmpty(unification.Environment.Reasons));
        Assert.All(report.Unifications, unification => Assert.DoesNotContain(unification.SourceTables, table => table.Requests.ContainsKey("Update")));
        Assert.All(report.Unifications.SelectMany(unification => unification.SourceTables), table =>
            Assert.Equal((TableStatus.Skipped, 0), (table.Status, table.Counts.Examined)));
        Assert.Empty(Lines("links.csv"));
        Assert.Empty(Lines("issues.csv"));
        Assert.False(report.HasIssues);
    }

    [Fact]
    public void A_unification_that_was_played_is_not_written_again()
    {
        var input = Small();
        Run(input, organization: folder["contoso.db"]);
        var linked = Linked();

        var again = Assert.Single(Run(input, organization: folder["contoso.db"], seed: 5).Unifications);

        Assert.Equal(2, again.Number);
        Assert.DoesNotContain(again.SourceTables, table => table.Requests.ContainsKey("Update"));
        Assert.All(again.SourceTables, table => Assert.Equal(0, table.Counts[Change.Linked] + table.Counts[Change.Relinked] + table.Counts[Change.Unlinked]));
        Assert.Equal(linked, Linked());
        Assert.Equal(7, Lines("issues.csv").Count);
    }

    [Fact]
    public void An_organisation_goes_on_with_the_unification_that_comes_next()
    {
        var input = Small();
        var later = Path.Combine(input, "unification-2");
        Directory.Move(later, folder["later"]);
        Run(input, organization: folder["contoso.db"]);
        Directory.Move(folder["later"], later);

        var report = Run(input, organization: folder["contoso.db"]);

        Assert.Equal([1, 2], report.Unifications.Select(unification => unification.Number));
        Assert.DoesNotContain(report.Unifications[0].SourceTables, table => table.Requests.ContainsKey("Update"));
        Assert.Equal(ExpectedLinks.Of(input), Linked());
    }

    [Fact]
    public void A_newly_unified_field_becomes_a_column_of_the_existing_profile_table()
    {
        var input = Small();
        Run(input, organization: folder["contoso.db"]);
        var profiles = Path.Combine(input, "unification-2", "msdynci_customerprofile.csv");
        File.WriteAllLines(profiles, File.ReadLines(profiles).Select((line, i) => i == 0 ? line + ",msdynci_country" : line + ",Norway").ToList());

        var report = Run(input, organization: folder["contoso.db"]);

        Assert.False(report.Failed);
        Assert.Equal(ExpectedLinks.Of(input), Linked());
    }

    [Fact]
    public void A_custom_table_that_the_organisation_has_in_another_shape_is_refused()
    {
        var input = Small();
        Run(input, organization: folder["contoso.db"]);
        Replace(input, "\"contoso_points\"", "\"contoso_pointz\"");
        var members = Path.Combine(input, "rows", "contoso_loyaltymember.csv");
        File.WriteAllText(members, File.ReadAllText(members).Replace("contoso_points", "contoso_pointz", StringComparison.Ordinal));

        var error = Assert.Single(Assert.Throws<InputException>(() => Run(input, organization: folder["contoso.db"])).Errors);

        Assert.Equal("The organisation's table 'contoso_loyaltymember' has no column 'contoso_pointz'", error.Problem);
    }

    [Fact]
    public void A_file_that_is_no_organisation_or_another_one_is_refused_and_left_alone()
    {
        var input = Small();
        File.WriteAllText(folder["notes.txt"], new string('x', 5000));
        Run(input, organization: folder["contoso.db"]);
        Directory.Delete(folder["out"], recursive: true);
        Replace(input, "6f1c3b52", "00000000");

        var noOrganization = Assert.Throws<InputException>(() => Run(input, organization: folder["notes.txt"]));
        var other = Assert.Throws<InputException>(() => Run(input, organization: folder["contoso.db"]));

        Assert.Contains("cannot be opened as an organisation", Assert.Single(noOrganization.Errors).Problem, StringComparison.Ordinal);
        Assert.Contains("The file keeps the organisation 6f1c3b52", Assert.Single(other.Errors).Problem, StringComparison.Ordinal);
        Assert.Equal(new string('x', 5000), File.ReadAllText(folder["notes.txt"]));
        Assert.False(Directory.Exists(folder["out"]));
    }

    [Fact]
    public void A_refused_folder_leaves_no_organisation_and_no_results()
    {
        var input = Small();
        File.AppendAllText(Path.Combine(input, "unification-2", "msdynci_alternatekey.csv"), "one,two\n");

        Assert.Throws<InputException>(() => Run(input, organization: folder["contoso.db"]));

        Assert.False(File.Exists(folder["contoso.db"]));
        Assert.False(Directory.Exists(folder["out"]));
    }

    [Fact]
    public void A_file_where_the_results_shall_go_is_refused_and_left_alone()
    {
        File.WriteAllText(folder["out"], "notes");

        var error = Assert.Single(Assert.Throws<InputException>(() => Run(Small(), organization: folder["contoso.db"])).Errors);

        Assert.Contains("there is a file of that name", error.Problem, StringComparison.Ordinal);
        Assert.Equal("notes", File.ReadAllText(folder["out"]));
        Assert.False(File.Exists(folder["contoso.db"]));
    }

    private static string Printed(RunReport report)
    {
        using var output = new StringWriter();
        new ConsoleReport(new Terminal(output, output, Interactive: false).CreateConsole()).Print(report, "out");
        return output.ToString();
    }

    /// <summary>The text without what a better or busier machine or a cheaper read changes: requests, times and the widths they lead to.</summary>
    private static string Steady(string text) => string.Join(
        '\n',
        text.ReplaceLineEndings("\n").Split('\n')
            .Select(line =>
            Regex.Replace(line.Trim(), "[0-9,]+ requests, [0-9.]+ s|(?<=  *[0-9,]+ +[0-9,]+ +[0-9,]+ +[0-9,]+ +[0-9,]+ +[0-9,]+) +[0-9,]+$|[ ─]+", " ",
            RegexOptions.None, TimeSpan.FromSeconds(1)))).Trim();

    private string Small()
    {
        ContosoSample.Write(folder["input"], Few);
        return folder["input"];
    }

    private RunReport Run(string input, string? organization = null, int seed = 1) =>
        new Simulator(new LinkingInstallation(), opened => new LinkingRecords(opened.System))
            .Run(new SimulationRequest(input, organization, folder["out"], seed), new NoProgress());

    private List<string> Lines(string file) => [.. File.ReadLines(folder[Path.Combine("out", file)]).Skip(1)];

    /// <summary>The links as <see cref="ExpectedLinks"/> writes them.</summary>
    private List<string> Linked() =>
        [.. Lines("links.csv").Select(line => line.Split(',')).Where(cells => cells[2].Length > 0).Select(cells => string.Join(',', cells.Take(3)))
        .Order(StringComparer.Ordinal)];

    private IEnumerable<string[]> IssueLines(string unification) => Lines("issues.csv").Select(line => line.Split(',')).Where(cells => cells[0] == unification);

    /// <summary>Code and case of each issue: "ClaimedByTwoProfiles 21-2" is about row 2 of case 21, and "KeyNotGuid 22" about no row.</summary>
    private IEnumerable<string> Issues(string unification) => IssueLines(unification)
        .Select(cells => cells[2].Length > 0 ? $"{cells[3]} {cells[2][6..8]}-{int.Parse(cells[2][^12..], null)}" : $"{cells[3]} {cells[4][6..8]}")
        .Order(StringComparer.Ordinal);

    private static void Replace(string input, string right, string wrong)
    {
        var path = Path.Combine(input, "organization.json");
        var text = File.ReadAllText(path);
        Assert.Contains(right, text, StringComparison.Ordinal);
        File.WriteAllText(path, text.Replace(right, wrong, StringComparison.Ordinal));
    }
}
