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
}
