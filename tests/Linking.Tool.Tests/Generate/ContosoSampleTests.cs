using Linking.Tool.Generate;
using Linking.Tool.Input;
using Linking.Tool.Tests.Input;

namespace Linking.Tool.Tests.Generate;

public class ContosoSampleTests
{
    private static readonly string Committed = Path.Combine(RepositoryFolder.Path, "samples", ContosoSample.Name);

    [Fact]
    public void Writing_the_sample_again_gives_the_committed_bytes()
    {
        using var folder = new TemporaryFolder();

        ContosoSample.Write(folder.Path);

        var committed = FolderContent.Of(Committed);
        committed.Remove("README.md");
        Assert.Equal(committed, FolderContent.Of(folder.Path));
    }

    [Fact]
    public void The_sample_is_accepted_and_has_its_size()
    {
        var input = SimulationInputReader.Read(Committed, new FewTables());

        Assert.Equal(
            ["account 20", "contact 5000", "contoso_loyaltymember 400", "lead 1500"],
            input.Rows.Select(rows => $"{rows.Table.LogicalName} {rows.File.Count}"));
        Assert.Equal(2, input.Unifications.Count);
        Assert.True(Directory.EnumerateFiles(Committed, "*", SearchOption.AllDirectories).Sum(path => new FileInfo(path).Length) < 8_000_000);
    }

    [Fact]
    public void Every_case_of_the_read_me_is_in_the_data()
    {
        var cases = File.ReadLines(Path.Combine(Committed, "README.md"))
            .Where(line => line.StartsWith("| ", StringComparison.Ordinal) && char.IsAsciiDigit(line[2]))
            .Select(line => line.Split('|')[1].Trim().PadLeft(2, '0'))
            .ToList();
        var profiles = File.ReadAllText(Path.Combine(Committed, "unification-1", "msdynci_customerprofile.csv"))
            + File.ReadAllText(Path.Combine(Committed, "unification-2", "msdynci_customerprofile.csv"));

        Assert.Equal(16, cases.Count);
        Assert.All(cases, number => Assert.Contains($"facade{number}", profiles, StringComparison.Ordinal));
    }
}
