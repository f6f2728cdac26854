namespace EmbeddedDataverse.Import;

/// <summary>Imports one package: all of it or, when anything is refused, nothing.</summary>
/// <param name="organization">The organisation that is to have it.</param>
/// <param name="package">What was read.</param>
/// <param name="isHolding">Whether it is to be kept beside the solution that is there, as its upgrade, until that is applied.</param>
internal sealed class SolutionImport(Organization organization, SolutionPackage package, bool isHolding = false)
{
    /// <summary>Gives the id of the solution's row.</summary>
    public Guid Run()
    {
        var installed = new InstalledSolution(organization, package.Manifest.UniqueName);
        installed.RequireUpdate(package.Manifest, isHolding);
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
        var solution = installed.Save(rows, package.Manifest, isHolding);
        var components = new ComponentList(rows, solution);
        var tables = new TableImport(organization, package.Manifest);
        foreach (var table in package.Tables)
        {
            components.Add(ComponentType.Entity, tables.Apply(table.Definition));
        }

        tables.Complete();
        foreach (var column in package.Tables.SelectMany(table =>
            table.Definition.Columns.Where(column => column.IsCustom)
            .Select(column => organization.Catalog.Get(table.Definition.LogicalName).Get(column.LogicalName))))
        {
            components.Add(ComponentType.Attribute, column.Id);
        }

        Save(rows, components, package.WebResources);
        foreach (var assembly in package.Assemblies)
        {
            new AssemblyImport(organization, rows, components).Save(assembly);
        }

        Save(rows, components, package.Variables);
        foreach (var api in package.CustomApis)
        {
            new CustomApiImport(organization, rows, components).Save(api);
        }

        new CatalogImport(rows, components, package).Save();

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
