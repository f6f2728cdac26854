using Linking.Tool.Simulation;

namespace Linking.Tool.Tests.Simulation;

public class ScratchFileTests
{
    [Fact]
    public void A_small_organisation_is_in_memory_and_one_to_keep_in_its_own_file()
    {
        using var small = new ScratchFile(wanted: null, ScratchFile.MostInMemory);
        using var kept = new ScratchFile("kept.db", ScratchFile.MostInMemory + 1);

        Assert.Null(small.Path);
        Assert.Equal("kept.db", kept.Path);
    }

    [Fact]
    public void A_large_organisation_is_in_a_file_that_goes_with_it()
    {
        string path;
        using (var large = new ScratchFile(wanted: null, ScratchFile.MostInMemory + 1))
        {
            path = large.Path!;
            File.WriteAllText(path, "rows");
        }

        Assert.False(Directory.Exists(Path.GetDirectoryName(path)));
    }

    [Fact]
    public void What_a_killed_process_has_left_is_cleaned_and_what_a_running_one_uses_is_not()
    {
        var left = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), $"linking-rehearsal-{int.MaxValue}-test"));
        File.WriteAllText(Path.Combine(left.FullName, "organization.db"), "rows");

        using var first = new ScratchFile(wanted: null, ScratchFile.MostInMemory + 1);
        using var second = new ScratchFile(wanted: null, ScratchFile.MostInMemory + 1);

        Assert.False(Directory.Exists(left.FullName));
        Assert.True(Directory.Exists(Path.GetDirectoryName(first.Path)));
    }
}
