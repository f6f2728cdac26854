using System.Reflection.PortableExecutable;
using Mono.Cecil;

namespace Linking.Solution.Tests.Packing;

/// <summary>The assembly as it is in the zip: what the Dataverse sandbox accepts.</summary>
public class PackedAssemblyTests
{
    private const int LargestSize = 1024 * 1024;
    private static readonly byte[] Content = PackedSolution.Read(Built.Zip(isManaged: true)).Parts.Single(part =>
        part.Key.EndsWith(".dll", StringComparison.Ordinal)).Value;

    [Fact]
    public void It_is_the_one_that_was_built() => Assert.Equal(Built.Assembly.Content, Content);

    [Fact]
    public void It_is_for_the_framework_of_the_sandbox_strong_named_and_small()
    {
        using var module = ModuleDefinition.ReadModule(new MemoryStream(Content));
        var framework = module.Assembly.CustomAttributes.Single(attribute => attribute.AttributeType.Name == "TargetFrameworkAttribute");
        Assert.Equal(".NETFramework,Version=v4.6.2", framework.ConstructorArguments[0].Value);
        Assert.True(module.Attributes.HasFlag(ModuleAttributes.StrongNameSigned));
        Assert.Equal(8, module.Assembly.Name.PublicKeyToken.Length);
        Assert.InRange(Content.Length, 1, LargestSize - 1);
    }

    [Fact]
    public void It_references_the_framework_and_the_SDK_and_nothing_else()
    {
        using var module = ModuleDefinition.ReadModule(new MemoryStream(Content));
        var names = module.AssemblyReferences.Select(reference => reference.Name).ToList();
        Assert.Contains("Microsoft.Xrm.Sdk", names);
        Assert.All(names, name => Assert.Matches("^(mscorlib|System(\\..+)?|Microsoft\\.Xrm\\.Sdk(\\..+)?)$", name));
    }

    [Fact]
    public void Its_symbols_name_no_folder_of_the_machine_that_built_it()
    {
        using var image = new PEReader(new MemoryStream(Content));
        var entry = Assert.Single(image.ReadDebugDirectory(), entry => entry.Type == DebugDirectoryEntryType.EmbeddedPortablePdb);
        using var symbols = image.ReadEmbeddedPortablePdbDebugDirectoryData(entry);
        var reader = symbols.GetMetadataReader();
        var files = reader.Documents.Select(handle => reader.GetString(reader.GetDocument(handle).Name)).ToList();
        Assert.NotEmpty(files);
        Assert.All(files, file => Assert.StartsWith("/_/", file, StringComparison.Ordinal));
    }
}
