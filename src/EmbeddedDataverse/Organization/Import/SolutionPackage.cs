using System.Security.Cryptography;

namespace EmbeddedDataverse.Import;

/// <summary>A solution package as it was read: known through and through, and free of contradictions.</summary>
internal sealed class SolutionPackage
{
    private const int Kept = 16;
    private static readonly Lock Gate = new();
    private static readonly Dictionary<string, SolutionPackage> Recent = new(StringComparer.Ordinal);

    private SolutionPackage(SolutionZip zip)
    {
        Manifest = new SolutionManifest(zip.Manifest);
        Tables = new TableReader(zip.Customizations, Manifest).Read();
        Roles = [.. RoleReader.Read(zip.Customizations)];
        Assemblies = [.. new AssemblyReader(zip).Read()];
        WebResources = [.. WebResourceReader.Read(zip)];
        Variables = [.. VariableReader.Read(zip)];
        CustomApis = [.. new CustomApiReader(zip).Read()];
        Catalogs = [.. CatalogReader.ReadCatalogs(zip)];
        CatalogAssignments = [.. CatalogReader.ReadAssignments(zip)];
        SiteMaps = [.. AppReader.ReadSiteMaps(zip.Customizations)];
        Apps = [.. AppReader.ReadApps(zip.Customizations)];
        zip.RequireAllTaken();
        new PackageRules(this).Check();
    }

    public SolutionManifest Manifest { get; }

    public IReadOnlyList<TablePart> Tables { get; }

    public IReadOnlyList<RolePart> Roles { get; }

    public IReadOnlyList<AssemblyPart> Assemblies { get; }

    public IReadOnlyList<RowPart> WebResources { get; }

    public IReadOnlyList<RowPart> Variables { get; }

    public IReadOnlyList<CustomApiPart> CustomApis { get; }

    public IReadOnlyList<CatalogPart> Catalogs { get; }

    public IReadOnlyList<CatalogAssignmentPart> CatalogAssignments { get; }

    public IReadOnlyList<SiteMapPart> SiteMaps { get; }

    public IReadOnlyList<AppPart> Apps { get; }

    /// <summary>Reads a package, or takes it from those that were read before in this process: it does not depend on an organisation.</summary>
    public static SolutionPackage Read(byte[] zip)
    {
        var key = Convert.ToHexString(SHA256.HashData(zip));
        lock (Gate)
        {
            if (Recent.TryGetValue(key, out var known))
            {
                return known;
            }
        }

        var package = new SolutionPackage(new SolutionZip(zip));
        lock (Gate)
        {
            if (Recent.Count >= Kept)
            {
                Recent.Clear();
            }

            return Recent[key] = package;
        }
    }
}
