using System.Xml.Linq;

namespace EmbeddedDataverse.Import.Packages;

/// <summary>What a package says of itself.</summary>
internal sealed class SolutionManifest
{
    private const string Part = "solution.xml";

    public SolutionManifest(XElement root)
    {
        var manifest = root.Element("SolutionManifest") ?? throw ImportFaults.Missing(Part, "the element 'SolutionManifest'");
        UniqueName = manifest.Text("UniqueName") ?? throw ImportFaults.Missing(Part, "the value of UniqueName");
        DisplayName = manifest.Label("LocalizedNames") ?? UniqueName;
        Description = manifest.Label("Descriptions");
        Version = Version.Parse(manifest.Text("Version")!);
        IsManaged = manifest.Flag("Managed");
        var publisher = manifest.Element("Publisher")!;
        Publisher = publisher.Text("UniqueName") ?? throw ImportFaults.Missing(Part, "the value of Publisher/UniqueName");
        PublisherName = publisher.Label("LocalizedNames") ?? Publisher;
        Prefix = publisher.Text("CustomizationPrefix") ?? throw ImportFaults.Missing(Part, "the value of CustomizationPrefix");
        OptionValuePrefix = publisher.Int("CustomizationOptionValuePrefix") ?? 0;
        foreach (var component in manifest.All("RootComponents", "RootComponent"))
        {
            AddRoot(component);
        }
    }

    public string UniqueName { get; }

    public string DisplayName { get; }

    public string? Description { get; }

    public Version Version { get; }

    public bool IsManaged { get; }

    public string Publisher { get; }

    public string PublisherName { get; }

    /// <summary>What the names of the publisher's components begin with.</summary>
    public string Prefix { get; }

    public int OptionValuePrefix { get; }

    public HashSet<RootComponent> Roots { get; } = [];

    private void AddRoot(XElement component)
    {
        var type = (ComponentType)int.Parse(component.Attr("type")!, CultureInfo.InvariantCulture);
        var root = type switch
        {
            ComponentType.Role or ComponentType.SystemForm =>
                RootComponent.Of(type, component.Attribute("id") is null ? throw Lacks(type, "id") : component.IdAttribute("id")),
            ComponentType.PluginAssembly when component.Attribute("id") is null => throw Lacks(type, "id"),
            _ => RootComponent.Of(type, component.Attr("schemaName") ?? throw Lacks(type, "schemaName")),
        };
        if (!Roots.Add(root))
        {
            throw ImportFaults.Invalid(Part, $"The root component {root} is declared twice.");
        }
    }

    private static FaultException<OrganizationServiceFault> Lacks(ComponentType type, string attribute)
    {
        return ImportFaults.Missing($"{Part}: RootComponent of type {(int)type}", $"the attribute '{attribute}'");
    }
}
