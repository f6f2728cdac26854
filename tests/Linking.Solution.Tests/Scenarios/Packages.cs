using System.Xml.Linq;
using Mono.Cecil;
using SolutionPackaging;

namespace Linking.Solution.Tests.Scenarios;

/// <summary>Packages made of the present one: an older one, and one whose assembly has a new major version.</summary>
internal static class Packages
{
    /// <summary>A plug-in type that the older package does not have yet.</summary>
    public const string NewType = "Linking.Plugins.Entry.StartLinkingRun";

    /// <summary>A column that the older package does not have yet.</summary>
    public const string NewColumn = "cpl_remedy";

    private const string Table = "Entities/cpl_Issue";

    public static Version Newer { get; } = new(Built.Version.Major, Built.Version.Minor + 1, 0, 0);

    public static byte[] Present => Pack(Built.Source, Built.Assembly, Newer);

    /// <summary>The package before it got a type and a column.</summary>
    public static byte[] Older => Pack(WithoutColumn(WithoutType(Built.Source)), Built.Assembly, Built.Version);

    /// <summary>The package without a type that was released, although the assembly is of the same version.</summary>
    public static byte[] WithTypeRemoved => Pack(WithoutType(Built.Source), Built.Assembly, Newer);

    /// <summary>The package with another assembly: a new major version, and new ids for it and its types.</summary>
    public static byte[] WithNewAssembly
    {
        get
        {
            using var module = ModuleDefinition.ReadModule(new MemoryStream(Built.Assembly.Content));
            module.Assembly.Name.Version = new Version(Built.Assembly.Version.Major + 1, 0, 0, 0);
            using var content = new MemoryStream();
            module.Write(content);
            return Pack(WithNewIds(Built.Source), PluginAssembly.Read(content.ToArray(), "the new version"), Newer);
        }
    }

    private static byte[] Pack(SourceFolder source, PluginAssembly assembly, Version version) =>
        DeterministicZip.Write(new SolutionPacker(source, assembly, version).Pack(isManaged: true));

    private static SourceFolder WithoutType(SourceFolder source) =>
        Edit(source, Descriptor(source), root => root.Descendants("PluginType").Single(type => type.Attribute("Name")!.Value == NewType).Remove());

    private static SourceFolder WithoutColumn(SourceFolder source)
    {
        var changed = Edit(source, Table + "/Entity.xml", root => root.Descendants("attribute")
            .Single(column => column.Element("LogicalName")?.Value == NewColumn).Remove());
        foreach (var path in source.Below(Table + "/FormXml"))
        {
            changed = Edit(changed, path, root => root.Descendants("control").Where(control => control.Attribute("datafieldname")?.Value == NewColumn)
                .Select(control => control.Parent!.Parent!).Remove());
        }

        foreach (var path in source.Below(Table + "/SavedQueries"))
        {
            changed = Edit(changed, path, root => root.Descendants()
                .Where(element => element.Attribute("name")?.Value == NewColumn || element.Attribute("attribute")?.Value == NewColumn).Remove());
        }

        return changed;
    }

    // Every file that names one of the ids gets the new one; so do the file names that follow from it.
    private static SourceFolder WithNewIds(SourceFolder source)
    {
        var descriptor = Descriptor(source);
        var root = source.Xml(descriptor);
        var ids = root.Descendants("PluginType").Select(type => type.Attribute("PluginTypeId")!.Value).Append(root.Attribute("PluginAssemblyId")!.Value)
            .ToDictionary(id => id, _ => Guid.NewGuid().ToString("D"), StringComparer.Ordinal);
        var changed = source;
        foreach (var path in source.Below(SolutionLayout.CustomApis).Where(path => path.EndsWith("/customapi.xml", StringComparison.Ordinal))
            .Append(descriptor))
        {
            changed = changed.Without(path).With(Renew(path, ids), XElement.Parse(Renew(source.Xml(path).ToString(), ids)));
        }

        return changed;
    }

    private static string Renew(string text, Dictionary<string, string> ids) => ids.Aggregate(
        text,
        (renewed, id) =>
            renewed.Replace(id.Key, id.Value, StringComparison.Ordinal)
            .Replace(id.Key.ToUpperInvariant(), id.Value.ToUpperInvariant(), StringComparison.Ordinal));

    private static string Descriptor(SourceFolder source) => source.Below(SolutionLayout.PluginAssemblies).Single();

    private static SourceFolder Edit(SourceFolder source, string path, Action<XElement> change)
    {
        var root = source.Xml(path);
        change(root);
        return source.With(path, root);
    }
}
