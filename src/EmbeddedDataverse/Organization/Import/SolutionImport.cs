namespace EmbeddedDataverse;

/// <summary>Imports one package: all of it or, when anything is refused, nothing.</summary>
internal sealed class SolutionImport(Organization organization, SolutionPackage package)
{
    /// <summary>Gives the id of the solution's row.</summary>
    public Guid Run()
    {
        var installed = new InstalledSolution(organization, package.Manifest.UniqueName);
        installed.RequireUpdate(package.Manifest);
        new Dependencies(organization, package).Require();
        organization.Database.Begin();
        try
        {
            var id = Write(installed);
            organization.Database.Commit();
            return id;
        }
        catch
        {
            organization.Database.Rollback();
            organization.Catalog.Reload();
            throw;
        }
        finally
        {
            organization.Steps.Invalidate();
            organization.Privileges.Invalidate();
        }
    }

    private Guid Write(InstalledSolution installed)
    {
        var rows = new RowImport(organization);
        var solution = installed.Save(rows, package.Manifest);
        var components = new ComponentList(rows, solution);
        var tables = new TableImport(organization, package.Manifest);
        foreach (var table in package.Tables)
        {
            components.Add(ComponentType.Entity, tables.Apply(table.Definition));
        }

        tables.Complete();

        Save(rows, components, package.WebResources);
        foreach (var assembly in package.Assemblies)
        {
            components.Add(ComponentType.PluginAssembly, new AssemblyImport(organization, rows).Save(assembly));
        }

        Save(rows, components, package.Variables);
        foreach (var api in package.CustomApis)
        {
            new CustomApiImport(organization, rows).Save(api);
        }

        new CatalogImport(rows, package).Save();

        foreach (var role in package.Roles)
        {
            components.Add(ComponentType.Role, new RoleImport(organization, rows).Save(role));
        }

        Save(rows, components, package.Tables.SelectMany(table => table.Rows));
        Save(rows, components, package.SiteMaps.Select(map => map.Row));
        var apps = new AppImport(organization, rows);
        foreach (var app in package.Apps)
        {
            components.Add(ComponentType.AppModule, apps.Save(app));
        }

        return solution;
    }

    private static void Save(RowImport rows, ComponentList components, IEnumerable<RowPart> parts)
    {
        foreach (var part in parts)
        {
            var id = rows.Save(part);
            if (part.Type is { } type)
            {
                components.Add(type, id);
            }
        }
    }
}
