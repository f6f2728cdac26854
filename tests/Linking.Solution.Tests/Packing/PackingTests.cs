using System.Xml.Linq;
using SolutionPackaging;

namespace Linking.Solution.Tests.Packing;

public class PackingTests
{
    private const string Run = "Entities/cpl_Run/Entity.xml";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_same_source_gives_the_same_bytes_and_the_built_zip_has_them(bool isManaged)
    {
        var packer = new SolutionPacker(SourceFolder.Read(Path.Combine(Built.Repository, "solution")), Built.Assembly, Built.Version);
        var zip = DeterministicZip.Write(packer.Pack(isManaged));
        Assert.Equal(zip, DeterministicZip.Write(packer.Pack(isManaged)));
        Assert.Equal(zip, Built.Zip(isManaged));
    }

    [Fact]
    public void The_managed_solution_differs_in_its_flag_alone()
    {
        var managed = PackedSolution.Of(Built.Source, isManaged: true);
        var unmanaged = PackedSolution.Of(Built.Source, isManaged: false);
        Assert.Equal(("1", "0"), (managed.Manifest.Element("Managed")!.Value, unmanaged.Manifest.Element("Managed")!.Value));
        var different = managed.Parts.Where(part => !part.Value.SequenceEqual(unmanaged.Parts[part.Key])).Select(part => part.Key).ToList();
        Assert.Equal(["solution.xml"], different);
    }

    [Fact]
    public void Version_and_name_of_the_assembly_stand_everywhere_as_they_are()
    {
        var solution = PackedSolution.Read(Built.Zip(isManaged: true));
        var assembly = solution.Customizations.Descendants("PluginAssembly").Single();
        var content = solution.Parts[assembly.Element("FileName")!.Value[1..]];
        var name = PluginAssembly.Read(content, "the zip").FullName;
        Assert.Equal(Built.Version.ToString(), solution.Manifest.Element("Version")!.Value);
        Assert.Equal(name, assembly.Attribute("FullName")!.Value);
        Assert.Equal(name, solution.Manifest.Descendants("RootComponent").Single(component => component.Attribute("type")!.Value == "91")
            .Attribute("schemaName")!.Value);
        Assert.All(assembly.Descendants("PluginType"), type =>
            Assert.Equal($"{type.Attribute("Name")!.Value}, {name}", type.Attribute("AssemblyQualifiedName")!.Value));
        Assert.DoesNotContain("$(", solution.Customizations.ToString() + solution.Manifest, StringComparison.Ordinal);
    }

    [Fact]
    public void Steps_are_not_carried_so_that_no_table_of_Customer_Insights_is_needed_for_the_import()
    {
        var solution = PackedSolution.Read(Built.Zip(isManaged: true));
        Assert.Empty(solution.Customizations.Descendants("SdkMessageProcessingStep"));
        Assert.Empty(solution.Manifest.Element("MissingDependencies")!.Elements());
        Assert.DoesNotContain(solution.Customizations.Descendants("RolePrivilege").Attributes("name"), name =>
            name.Value.Contains("msdynci", StringComparison.OrdinalIgnoreCase));
        Assert.All(solution.Customizations.Descendants("ReferencedEntityName"), table =>
            Assert.Contains(table.Value, new[] { "SystemUser", "Organization", "cpl_Run" }));
    }

    [Theory]
    [InlineData(Run, "<FormXml />", "", "The place of <FormXml> is missing. Add an empty <FormXml />.")]
    [InlineData(Run, "entity Name=\"cpl_Run\"", "entity Name=\"cpl_Runs\"", "Give all three the same name.")]
    [InlineData(Run, "<IntroducedVersion>0.1.0.0", "<IntroducedVersion>99.0.0.0", "Write the version of the solution that had it first.")]
    [InlineData("Other/Customizations.xml", "<Roles />", "", "The section <Roles> is missing.")]
    [InlineData("Other/Solution.xml", "<RootComponents />", "<RootComponents><RootComponent /></RootComponents>",
        "<RootComponents> lists something else than what the solution has.")]
    [InlineData("Other/Solution.xml", "$(SolutionVersion)", "$(Version)", "has a token that is not known")]
    [InlineData("Other/Relationships.xml", "<EntityRelationship Name=\"cpl_cpl_run_cpl_batch\" />", "",
        "The relationship 'cpl_cpl_run_cpl_batch' is not in Other/Relationships.xml.")]
    [InlineData("Roles/Customer Profile Linking Reader.xml", "<Role ", "<role ", "It must be 'Role'.")]
    [InlineData("WebResources/cpl_/images/linking.svg.data.xml", "<Name>cpl_/images/linking.svg", "<Name>cpl_/linking.svg",
        "Move it to WebResources/cpl_/linking.svg")]
    [InlineData("WebResources/cpl_/images/linking.svg.data.xml", "<FileName>/WebResources/cpl_images", "<FileName>/WebResources/cpl_",
        "the name without slashes and dots, then the id")]
    [InlineData("catalogs/cpl_LinkingRuns/catalog.xml", "uniquename=\"cpl_LinkingRuns\"", "uniquename=\"cpl_Runs\"", "Give both the same name.")]
    [InlineData("Assets/catalogassignments.xml", "catalogassignments", "assignments", "It must be 'catalogassignments'.")]
    [InlineData("customapis/cpl_StartRun/customapi.xml", "uniquename=\"cpl_StartRun\"", "uniquename=\"cpl_Start\"", "Give both the same name.")]
    public void A_broken_file_is_refused_with_its_name_and_what_to_do(string path, string from, string to, string expected)
    {
        var text = Built.Source.Xml(path).ToString();
        var broken = System.Text.Encoding.UTF8.GetBytes(text.Replace(from, to, StringComparison.Ordinal)
            .Replace("</Role>", from == "<Role " ? "</role>" : "</Role>", StringComparison.Ordinal));
        Assert.Contains(from, text, StringComparison.Ordinal);
        var refusal = Assert.Throws<PackagingException>(() => PackedSolution.Of(Built.Source.With(path, broken)));
        Assert.Contains(expected, refusal.Message, StringComparison.Ordinal);
        Assert.False(string.IsNullOrEmpty(refusal.File));
    }

    [Fact]
    public void Files_that_are_too_many_missing_or_no_XML_are_refused()
    {
        var view = Built.Source.Below("Entities/cpl_Run/SavedQueries").First();
        Assert.Contains("does not know what to do", Refusal(Built.Source.With("Workflows/flow.json", [1])), StringComparison.Ordinal);
        Assert.Contains("The file is missing", Refusal(Built.Source.Without("Entities/cpl_Run/RibbonDiff.xml")), StringComparison.Ordinal);
        Assert.Contains("The file is missing", Refusal(Built.Source.Without("WebResources/cpl_/images/linking.svg")), StringComparison.Ordinal);
        Assert.Contains("no well-formed XML", Refusal(Built.Source.With(Run, [(byte)'<'])), StringComparison.Ordinal);
        Assert.Contains("Make both the same",
            Refusal(Built.Source.Without(view).With("Entities/cpl_Run/SavedQueries/{other}.xml", Built.Source.Content(view))), StringComparison.Ordinal);
        Assert.Contains("must have one", Refusal(Built.Source.Without(Built.Source.Below("PluginAssemblies").Single())), StringComparison.Ordinal);
        Assert.Contains("does not know what to do", Refusal(Built.Source.With("PluginAssemblies/x/x.dll", [1])), StringComparison.Ordinal);
        Assert.Contains("another one than the Linking.Plugins that was built",
            Refusal(Built.Source.With(Built.Source.Below("PluginAssemblies").Single()[..^".data.xml".Length], [1])), StringComparison.Ordinal);
    }

    [Fact]
    public void A_further_web_resource_is_a_file_and_its_descriptor()
    {
        var descriptor = XElement.Parse(Built.Source.Xml("WebResources/cpl_/images/linking.svg.data.xml").ToString()
            .Replace("images/linking.svg", "more.svg", StringComparison.Ordinal).Replace("cpl_imageslinkingsvg", "cpl_moresvg", StringComparison.Ordinal));
        var solution = PackedSolution.Of(Built.Source.With("WebResources/cpl_/more.svg", [1, 2, 3]).With("WebResources/cpl_/more.svg.data.xml", descriptor));
        Assert.Contains(solution.Parts, part => part.Key.StartsWith("WebResources/cpl_moresvg", StringComparison.Ordinal)
            && part.Value.SequenceEqual(new byte[] { 1, 2, 3 }));
        Assert.Empty(Structure.PartList.Findings(solution).Concat(Structure.RootComponentList.Findings(solution)));
    }

    private static string Refusal(SourceFolder source) => Assert.Throws<PackagingException>(() => PackedSolution.Of(source)).Message;
}
