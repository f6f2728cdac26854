using SolutionPackaging;

namespace Linking.Solution.Tests.Layout;

/// <summary>The unpacked solution, as the build writes it, is what the usual packager reads.</summary>
public class LayoutTests
{
    private static readonly SolutionPacker Packer = new(Built.Source, Built.Assembly, Built.Version);

    [Fact]
    public void It_has_the_files_that_the_layout_has_for_the_solution_and_no_others()
    {
        var expected = LayoutRules.FilesOf(PackedSolution.Read(Built.Zip(isManaged: true))).Order(StringComparer.Ordinal);
        Assert.Equal(expected, Packer.Unpacked().Select(part => part.Path).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Packing_it_gives_the_zip_that_was_built(bool isManaged)
    {
        var unpacked = SourceFolder.Of(Packer.Unpacked());
        Assert.Equal(Built.Zip(isManaged), DeterministicZip.Write(new SolutionPacker(unpacked, Built.Assembly, Built.Version).Pack(isManaged)));
    }

    [Fact]
    public void The_build_wrote_it_byte_for_byte_with_a_project_for_it()
    {
        var folder = Built.UnpackedFolder;
        var expected = SolutionProject.Around(Packer.Unpacked()).ToDictionary(part => part.Path, part => part.Content, StringComparer.Ordinal);
        var files = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(folder, file).Replace('\\', '/'))
            .ToList();
        Assert.Equal(expected.Keys.Order(StringComparer.Ordinal), files.Order(StringComparer.Ordinal));
        Assert.All(files, file => Assert.Equal(expected[file], File.ReadAllBytes(Path.Combine(folder, file))));
    }

    [Fact]
    public void Nothing_in_it_waits_to_be_filled_in()
    {
        var texts = Packer.Unpacked().Where(part => part.Path.EndsWith(".xml", StringComparison.Ordinal))
            .ToDictionary(part => part.Path, part => System.Text.Encoding.UTF8.GetString(part.Content), StringComparer.Ordinal);
        Assert.All(texts.Values, text => Assert.DoesNotContain("$(", text, StringComparison.Ordinal));
        Assert.Contains("<Managed>2</Managed>", texts["Other/Solution.xml"], StringComparison.Ordinal);
        Assert.Contains("<RootComponent type=\"91\"", texts["Other/Solution.xml"], StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_for_managed_solutions_takes_the_place_of_the_other_one_in_them()
    {
        var form = Built.Source.Below("Entities/cpl_Run/FormXml").Single();
        var text = System.Text.Encoding.UTF8.GetString(Built.Source.Content(form))
            .Replace("What the run does", "What the managed run does", StringComparison.Ordinal);
        var source = Built.Source.With(form.Replace(".xml", "_managed.xml", StringComparison.Ordinal), System.Text.Encoding.UTF8.GetBytes(text));
        Assert.Contains("What the managed run does", PackedSolution.Of(source, isManaged: true).Customizations.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("What the managed run does", PackedSolution.Of(source, isManaged: false).Customizations.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_is_left_with_what_was_written_last_and_files_that_stay_the_same_are_not_touched()
    {
        var folder = Directory.CreateTempSubdirectory("unpacked");
        try
        {
            OutputFolder.Fill(folder.FullName, [new Part("a/same.xml", [1]), new Part("gone.xml", [2])]);
            var same = Path.Combine(folder.FullName, "a", "same.xml");
            File.SetLastWriteTimeUtc(same, DateTime.UnixEpoch);
            OutputFolder.Fill(folder.FullName, [new Part("a/same.xml", [1]), new Part("b/new.xml", [3])]);
            Assert.Equal(DateTime.UnixEpoch, File.GetLastWriteTimeUtc(same));
            Assert.Equal(["new.xml", "same.xml"], folder.EnumerateFiles("*", SearchOption.AllDirectories).Select(file => file.Name)
                .Order(StringComparer.Ordinal));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
