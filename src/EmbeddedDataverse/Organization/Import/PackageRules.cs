namespace EmbeddedDataverse.Import;

/// <summary>What must agree within a package: parts and root components, ids, and what apps and custom APIs are made of.</summary>
internal sealed class PackageRules(SolutionPackage package)
{
    /// <summary>The icon that an app has whose maker gave it none.</summary>
    private static readonly Guid DefaultIcon = new("953b9fac-1e5e-e611-80d6-00155ded156f");

    private readonly HashSet<RootComponent> roots =
    [
        .. package.Tables.Select(table => RootComponent.Of(ComponentType.Entity, table.Definition.LogicalName)),
        .. package.Roles.Select(role => RootComponent.Of(ComponentType.Role, role.Row.Row.Id)),
        .. package.WebResources.Select(resource => RootComponent.Of(ComponentType.WebResource, resource.Row.GetAttributeValue<string>("name"))),
        .. package.SiteMaps.Select(map => RootComponent.Of(ComponentType.SiteMap, map.Name)),
        .. package.Apps.Select(app => RootComponent.Of(ComponentType.AppModule, app.Name)),
        .. package.Assemblies.Select(assembly => RootComponent.Of(ComponentType.PluginAssembly, assembly.Identity.FullName)),
    ];

    public void Check()
    {
        CheckRoots();
        CheckIds();
        CheckNames();
        foreach (var app in package.Apps)
        {
            Check(app);
        }

        var types = package.Assemblies.SelectMany(assembly => assembly.Types).Select(type => type.Id).ToHashSet();
        foreach (var api in package.CustomApis)
        {
            if (api.Row.Row.GetAttributeValue<EntityReference>("plugintypeid") is { } type && !types.Contains(type.Id))
            {
                throw ImportFaults.MissingDependency(package.Manifest.UniqueName, $"the plug-in type {type.Id} of the custom API {api.Name}.");
            }
        }
    }

    private void CheckRoots()
    {
        foreach (var root in roots.Where(root => !package.Manifest.Roots.Contains(root)))
        {
            throw ImportFaults.Make(
                ErrorCodes.ImportMissingRootComponentEntry,
                $"The import has failed because component {root} is not declared in the solution file as a root component. To fix this, import again using "
                    + "the XML file that was generated when you exported the solution.");
        }

        foreach (var root in package.Manifest.Roots.Where(root => !roots.Contains(root)))
        {
            throw ImportFaults.Make(ErrorCodes.ImportMissingComponent, $"Cannot add a Root Component {root} because it is not in the package.");
        }
    }

    private void CheckIds()
    {
        var ids = package.Tables.SelectMany(table => table.Rows).Concat(package.WebResources).Concat(package.Roles.Select(role => role.Row))
            .Select(part => part.Row.Id)
            .Concat(package.Assemblies.SelectMany(assembly => assembly.Types.Select(type => type.Id).Append(assembly.Id)));
        var seen = new HashSet<Guid>();
        foreach (var id in ids.Where(id => !seen.Add(id)))
        {
            throw ImportFaults.Invalid("customizations.xml", $"The id {id} belongs to two components.");
        }
    }

    private void CheckNames()
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var names = package.Roles.Select(role => "role " + role.Row.Row["name"])
            .Concat(package.WebResources.Select(resource => "web resource " + resource.Row["name"]))
            .Concat(package.SiteMaps.Select(map => "site map " + map.Name))
            .Concat(package.Apps.Select(app => "app " + app.Name))
            .Concat(package.Assemblies.Select(assembly => "assembly " + assembly.Identity.Name))
            .Concat(package.Assemblies.SelectMany(assembly => assembly.Types).Select(type => "plug-in type " + type.TypeName));
        foreach (var name in names.Where(name => !seen.Add(name)))
        {
            throw ImportFaults.Invalid("customizations.xml", $"There are two of the {name}.");
        }
    }

    private void Check(AppPart app)
    {
        var place = $"customizations.xml: AppModule[{app.Name}]";
        var rows = package.Tables.SelectMany(table => table.Rows).Select(part => RootComponent.Of(part.Type!.Value, part.Row.Id)).ToHashSet();
        foreach (var component in app.Components.Where(component =>
            component.Type != ComponentType.Entity && !rows.Contains(component) && !roots.Contains(component)))
        {
            throw ImportFaults.Make(ErrorCodes.ImportMissingDependenciesError,
                $"The app {app.Name} has the component {component}, which is not in the package ({place}).");
        }

        var icon = app.Row.Row.GetAttributeValue<Guid>("webresourceid");
        if (icon != DefaultIcon && package.WebResources.All(resource => resource.Row.Id != icon))
        {
            throw ImportFaults.Make(ErrorCodes.ImportMissingDependenciesError,
                $"The app {app.Name} has the icon {icon}, which is not in the package ({place}).");
        }
    }
}
