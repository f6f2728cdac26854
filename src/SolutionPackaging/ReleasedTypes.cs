using System.Xml.Linq;

namespace SolutionPackaging;

/// <summary>
/// The assembly and plug-in types that environments may have from a release. Dataverse refuses an update of the assembly without one of them,
/// and steps are bound to their ids.
/// </summary>
internal sealed class ReleasedTypes
{
    /// <summary>Name of the list, beside the project that packs the solution.</summary>
    public const string FileName = "released-types.txt";

    private readonly List<ReleasedType> types;

    private ReleasedTypes(List<ReleasedType> types) => this.types = types;

    /// <summary>Reads the lines of the list: version, id and name; those that begin with # are for people.</summary>
    /// <exception cref="PackagingException">A line cannot be read.</exception>
    public static ReleasedTypes Parse(IEnumerable<string> lines) =>
        new([.. lines.Select((line, index) => (Text: line.Trim(), Number: index + 1)).Where(line => line.Text.Length > 0 && line.Text[0] != '#')
            .Select(line => Parse(line.Text, line.Number))]);

    /// <summary>Reads the list in a folder.</summary>
    public static ReleasedTypes Read(string folder)
    {
        var file = Path.Combine(folder, FileName);
        return File.Exists(file)
            ? Parse(File.ReadLines(file))
            : throw new PackagingException(FileName, "The file is missing.", "Restore it: it says which plug-in types environments may have.");
    }

    /// <summary>Refuses an assembly that could not take the place of a released one.</summary>
    public void Require(PluginAssembly assembly, XElement descriptor)
    {
        var version = Of(assembly);
        var present = Present(assembly, descriptor).ToList();
        foreach (var released in types.Where(type => type.Version == version && !present.Contains(type)))
        {
            throw Refusal(
                $"'{released.Name}' with the id {released.Id:D} was released in version {version} of {assembly.Name} and is not there any more.",
                "Put it back as it was, or raise the major or minor number of AssemblyVersion in Directory.Build.props and give the assembly and all its"
                    + " types new ids.");
        }

        foreach (var type in present)
        {
            if (types.Find(released => released.Id == type.Id && released.Version != version) is { } other)
            {
                throw Refusal($"The id {type.Id:D} of '{type.Name}' is that of '{other.Name}' in version {other.Version} of the assembly.",
                    $"Version {version} is another assembly to Dataverse: give it and its types new ids.");
            }
        }
    }

    /// <summary>Refuses a release whose types are not in the list.</summary>
    public void RequireComplete(PluginAssembly assembly, XElement descriptor)
    {
        var missing = Present(assembly, descriptor).Where(type => !types.Contains(type)).ToList();
        if (missing.Count > 0)
        {
            throw Refusal("A release has plug-in types that the list does not have.", $"Add: {string.Join("; ", missing)}.");
        }
    }

    private static Version Of(PluginAssembly assembly) => new(assembly.Version.Major, assembly.Version.Minor);

    private static IEnumerable<ReleasedType> Present(PluginAssembly assembly, XElement descriptor) =>
        descriptor.Descendants("PluginType").Select(type => (Id: type.Attribute("PluginTypeId"), Name: type.Attribute("Name")))
            .Prepend((Id: descriptor.Attribute("PluginAssemblyId"), Name: new XAttribute("Name", assembly.Name)))
            .Select(type => new ReleasedType(Of(assembly), Guid.Parse(type.Id!.Value), type.Name!.Value));

    private static ReleasedType Parse(string line, int number)
    {
        var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length == 3 && Version.TryParse(words[0], out var version) && version.Build < 0 && Guid.TryParse(words[1], out var id)
            ? new ReleasedType(version, id, words[2])
            : throw Refusal($"Line {number}, '{line}', is none of the list.", "Write major.minor version, id and full name, with a space between.");
    }

    private static PackagingException Refusal(string problem, string remedy) => new(FileName, problem, remedy);
}
