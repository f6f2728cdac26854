using System.Globalization;
using System.Text.Json;
using Linking.Tool.Generate;
using Linking.Tool.Input;
using Linking.Tool.Input.Files;
using Linking.Tool.Tests.Input;

namespace Linking.Tool.Tests.Generate;

public class FolderGeneratorTests
{
    private const string Profiles1 = "unification-1/msdynci_customerprofile.csv";
    private const string Profiles2 = "unification-2/msdynci_customerprofile.csv";
    private const string Keys1 = "unification-1/msdynci_alternatekey.csv";
    private const string Keys2 = "unification-2/msdynci_alternatekey.csv";

    [Fact]
    public void The_same_seed_gives_the_same_bytes_in_any_culture_and_another_seed_others()
    {
        using var first = Generated(new GeneratorOptions(300, 100, 20, 7));
        var culture = CultureInfo.CurrentCulture;
        var odd = (CultureInfo)culture.Clone();
        odd.NumberFormat.NumberGroupSeparator = odd.NumberFormat.NegativeSign = "~";
        CultureInfo.CurrentCulture = odd;
        using var second = Generated(new GeneratorOptions(300, 100, 20, 7));
        CultureInfo.CurrentCulture = culture;
        using var third = Generated(new GeneratorOptions(300, 100, 20, 8));

        Assert.Equal(FolderContent.Of(first.Path), FolderContent.Of(second.Path));
        Assert.NotEqual(FolderContent.Of(first.Path), FolderContent.Of(third.Path));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 0)]
    [InlineData(0, 50)]
    [InlineData(500, 2)]
    [InlineData(500, 700)]
    public void What_is_generated_is_accepted_and_has_exactly_the_wanted_size(int contacts, int leads)
    {
        using var folder = Generated(new GeneratorOptions(contacts, leads, 0, 3));

        var input = SimulationInputReader.Read(folder.Path, new FewTables());

        Assert.Equal([("contact", contacts), ("lead", leads)], input.Rows.Select(rows => (rows.Table.LogicalName, (int)rows.File.Count)));
    }

    [Fact]
    public void A_folder_that_is_not_empty_is_refused_and_left_alone()
    {
        using var folder = new TemporaryFolder().With("note.txt", "mine");

        var error = Assert.Single(Assert.Throws<InputException>(() => FolderGenerator.Write(folder.Path, new GeneratorOptions(1, 1, 0, 1))).Errors);

        Assert.Equal("The folder is not empty", error.Problem);
        Assert.Equal([folder["note.txt"]], Directory.EnumerateFileSystemEntries(folder.Path));
    }

    [Fact]
    public void Profiles_come_go_change_merge_and_split_in_the_second_unification()
    {
        using var folder = Generated(new GeneratorOptions(2000, 600, 0, 11));

        var (before, after) = (Lines(folder[Profiles1]), Lines(folder[Profiles2]));
        var (ids, laterIds) = (before.Select(Id).ToHashSet(), after.Select(Id).ToHashSet());

        Assert.Contains(ids, id => !laterIds.Contains(id));
        Assert.Contains(laterIds, id => !ids.Contains(id));
        Assert.Contains(after, line => ids.Contains(Id(line)) && line.Split(',')[2].Length == 0 && !before.Contains(line));
        Assert.Contains(after, line => line.Split(',')[2].Length > 0 && ids.Contains(Id(line)));
        Assert.Contains(after, line => line.Split(',')[2].Length > 0 && !ids.Contains(Id(line)));
        Assert.Contains(Lines(folder[Keys2]), line => !File.ReadAllText(folder[Keys1]).Contains(line, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_key_ring_is_json_and_some_rows_stand_only_there_or_in_the_profile()
    {
        using var folder = Generated(new GeneratorOptions(2000, 600, 0, 12));
        var listed = new HashSet<Guid>();
        var inRings = new HashSet<Guid>();
        var members = new HashSet<string>();
        using var keys = new DelimitedRows(folder[Keys1], TextEncoding.Utf8, null);
        while (keys.Read())
        {
            listed.Add(Guid.Parse(keys[2]));
            if (keys[4].Length > 0)
            {
                foreach (var table in JsonDocument.Parse(keys[4]).RootElement.EnumerateArray())
                {
                    members.UnionWith(table.EnumerateObject().Select(member => member.Name));
                    inRings.UnionWith(table.GetProperty("keys").EnumerateArray().Select(key => Guid.Parse(key.GetString()!.Trim())));
                }
            }
        }

        var inProfiles = Lines(folder[Profiles1]).SelectMany(line => line.Split(',')[8..]).SelectMany(cell => cell.Split(';')).Where(cell => cell.Length > 0)
            .Select(Guid.Parse).ToHashSet();
        Assert.Equal(["dataSourceName", "entityName", "keys", "preferredKey", "tableName"], members.Order(StringComparer.Ordinal));
        Assert.Contains(inRings, id => !listed.Contains(id) && !inProfiles.Contains(id));
        Assert.Contains(inProfiles, id => !listed.Contains(id) && !inRings.Contains(id));
    }

    [Fact]
    public void No_row_is_claimed_by_two_profiles()
    {
        using var folder = Generated(new GeneratorOptions(2000, 600, 0, 13));
        foreach (var file in new[] { Keys1, Keys2 })
        {
            var claims = new Dictionary<Guid, Guid>();
            using var keys = new DelimitedRows(folder[file], TextEncoding.Utf8, null);
            while (keys.Read())
            {
                Assert.True(claims.TryAdd(Guid.Parse(keys[2]), Guid.Parse(keys[3])));
            }
        }
    }

    private static TemporaryFolder Generated(GeneratorOptions options)
    {
        var folder = new TemporaryFolder();
        FolderGenerator.Write(folder.Path, options);
        return folder;
    }

    private static List<string> Lines(string path) => [.. File.ReadLines(path).Skip(1)];

    private static string Id(string line) => line[..36];
}
