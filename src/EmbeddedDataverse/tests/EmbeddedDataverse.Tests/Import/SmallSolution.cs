using System.IO.Compression;
using System.Text;

namespace EmbeddedDataverse.Tests.Import;

/// <summary>
/// A small package, composed in memory: two tables, a relationship, a role, this test assembly, a custom API, a variable, a web resource and an app.
/// </summary>
internal sealed class SmallSolution
{
    public const string Asset = "new_asset";
    public const string Reading = "new_reading";
    public static readonly Guid RoleId = new("11111111-0000-4000-8000-000000000001");
    public static readonly Guid PluginTypeId = new("11111111-0000-4000-8000-000000000002");
    public static readonly Guid FormId = new("11111111-0000-4000-8000-000000000003");
    public static readonly Guid ViewId = new("11111111-0000-4000-8000-000000000004");
    public static readonly Guid AssemblyId = new("11111111-0000-4000-8000-000000000005");
    public static readonly Guid IconId = new("11111111-0000-4000-8000-000000000006");

    private readonly SortedDictionary<string, byte[]> parts = new(StringComparer.Ordinal);

    public SmallSolution(string version = "1.0.0.0", bool managed = true)
    {
        Set("[Content_Types].xml", SmallSolutionXml.ContentTypes);
        Set("solution.xml", SmallSolutionXml.Manifest.Replace("{version}", version, StringComparison.Ordinal)
            .Replace("{managed}", managed ? "1" : "0", StringComparison.Ordinal).Replace("ASSEMBLY", SmallSolutionXml.AssemblyName, StringComparison.Ordinal));
        Set("customizations.xml", SmallSolutionXml.Customizations);
        Set("customapis/new_Measure/customapi.xml", SmallSolutionXml.CustomApi);
        Set("customapis/new_Measure/customapirequestparameters/Asset/customapirequestparameter.xml",
            SmallSolutionXml.Parameter("customapirequestparameter", "Asset", "<isoptional>0</isoptional>"));
        Set("customapis/new_Measure/customapiresponseproperties/Text/customapiresponseproperty.xml",
            SmallSolutionXml.Parameter("customapiresponseproperty", "Text", ""));
        Set("environmentvariabledefinitions/new_Unit/environmentvariabledefinition.xml", SmallSolutionXml.Variable);
        Set("WebResources/new_icon" + IconId.ToString("D").ToUpperInvariant(), "<svg/>");
        parts["PluginAssemblies/Tests/Tests.dll"] = File.ReadAllBytes(typeof(TouchingPlugin).Assembly.Location);
    }

    /// <summary>The same assembly in another version, which gets an id of its own, as does its type.</summary>
    public SmallSolution WithAssembly(string version, Guid assembly, Guid type)
    {
        var file = parts["PluginAssemblies/Tests/Tests.dll"] = VersionedAssembly.Of(parts["PluginAssemblies/Tests/Tests.dll"], Version.Parse(version));
        var name = VersionedAssembly.NameOf(file).FullName;
        return Replace("solution.xml", SmallSolutionXml.AssemblyName, name).Replace("solution.xml", AssemblyId.ToString(), assembly.ToString())
            .Customize(SmallSolutionXml.AssemblyName, name).Customize(AssemblyId.ToString(), assembly.ToString())
            .Customize(PluginTypeId.ToString(), type.ToString()).Replace("customapis/new_Measure/customapi.xml", PluginTypeId.ToString(), type.ToString());
    }

    public SmallSolution Set(string part, string content)
    {
        parts[part] = Encoding.UTF8.GetBytes(content);
        return this;
    }

    public SmallSolution Remove(string part)
    {
        Assert.True(parts.Remove(part), part);
        return this;
    }

    /// <summary>Replaces a text that must be in a part.</summary>
    public SmallSolution Replace(string part, string text, string by)
    {
        var content = Encoding.UTF8.GetString(parts[part]);
        Assert.Contains(text, content, StringComparison.Ordinal);
        return Set(part, content.Replace(text, by, StringComparison.Ordinal));
    }

    public SmallSolution Customize(string text, string by) => Replace("customizations.xml", text, by);

    public byte[] Pack()
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in parts)
            {
                using var entry = archive.CreateEntry(name, CompressionLevel.NoCompression).Open();
                entry.Write(content);
            }
        }

        return stream.ToArray();
    }
}
