namespace SolutionPackaging;

/// <summary>Where the unpacked solution keeps what.</summary>
internal static class SolutionLayout
{
    public const string Manifest = "Other/Solution.xml";
    public const string Customizations = "Other/Customizations.xml";
    public const string RelationshipIndex = "Other/Relationships.xml";
    public const string Relationships = "Other/Relationships";
    public const string Entities = "Entities";
    public const string Roles = "Roles";
    public const string WebResources = "WebResources";
    public const string PluginAssemblies = "PluginAssemblies";
    public const string SiteMaps = "AppModuleSiteMaps";
    public const string Apps = "AppModules";
    public const string CustomApis = "customapis";
    public const string EnvironmentVariables = "environmentvariabledefinitions";
    public const string Catalogs = "catalogs";
    public const string CatalogAssignments = "Assets/catalogassignments.xml";

    /// <summary>What the name of a file that describes another one ends in.</summary>
    public const string DescriptorSuffix = ".data.xml";

    private const string ManagedSuffix = "_managed.xml";

    /// <summary>
    /// The file that stands for another one in a managed solution; null where both kinds of solution share the file. The usual packager knows such
    /// files for forms, apps and site maps.
    /// </summary>
    public static string? ManagedVariant(string path) =>
        path.EndsWith(".xml", StringComparison.Ordinal) && HasVariants(path) ? path[..^".xml".Length] + ManagedSuffix : null;

    /// <summary>Whether a file stands for another one in a managed solution.</summary>
    public static bool IsManagedVariant(string path) => path.EndsWith(ManagedSuffix, StringComparison.Ordinal) && HasVariants(path);

    private static bool HasVariants(string path) => path.Split('/') switch
    {
        [Entities, _, "FormXml", ..] => true,
        [Apps or SiteMaps, ..] => true,
        _ => false,
    };
}
