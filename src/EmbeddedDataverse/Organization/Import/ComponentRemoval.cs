namespace EmbeddedDataverse.Import;

/// <summary>Deletes components, with what is part of them: the rows of tables, the privileges of roles.</summary>
internal sealed class ComponentRemoval(Organization organization)
{
    /// <summary>What points to others goes before them.</summary>
    private static readonly ComponentType[] Order =
    [
        ComponentType.CatalogAssignment, ComponentType.Catalog,
        ComponentType.CustomApiRequestParameter, ComponentType.CustomApiResponseProperty, ComponentType.CustomApi,
        ComponentType.AppModule, ComponentType.SiteMap, ComponentType.SystemForm, ComponentType.SavedQuery, ComponentType.Role,
        ComponentType.EnvironmentVariableDefinition, ComponentType.PluginType, ComponentType.PluginAssembly, ComponentType.WebResource,
        ComponentType.Attribute, ComponentType.Entity,
    ];

    private readonly Caller caller = new() { UserId = organization.SystemUserId, InitiatingUserId = organization.SystemUserId };

    /// <summary>Deletes them all, or nothing: something that stays may need one of them.</summary>
    public void Remove(IReadOnlySet<SolutionComponent> components)
    {
        if (new DependencyFinder(organization).On(components) is { Count: > 0 } dependencies)
        {
            throw ImportFaults.Make(
                ErrorCodes.SolutionDependenciesExist,
                $"Solution dependencies exist, cannot uninstall. DependencyCount : {dependencies.Count} {string.Join(" ", dependencies)}");
        }

        // Columns of a table that goes need no removal of their own.
        var columns = organization.Catalog.Tables.Where(table => components.Contains(new SolutionComponent(ComponentType.Entity, table.Id)))
            .SelectMany(table => table.Columns).Select(column => column.Id).ToHashSet();
        foreach (var component in components.Where(component => !columns.Contains(component.Id)).OrderBy(component => Array.IndexOf(Order, component.Type)))
        {
            Remove(component);
        }
    }

    /// <summary>Deletes a row of the platform's own, without events.</summary>
    public void Delete(string table, Guid id)
    {
        if (organization.Rows.Exists(organization.Catalog.Get(table), id))
        {
            organization.Deleter.Delete(organization.Catalog.Get(table), id, caller);
        }
    }

    private void Remove(SolutionComponent component)
    {
        switch (component.Type)
        {
            case ComponentType.Entity:
                organization.Catalog.Tables.Where(table => table.Id == component.Id).ToList()
                    .ForEach(table => new TableRegistration(organization).Remove(table));
                break;
            case ComponentType.Attribute:
                organization.Catalog.Tables.SelectMany(table => table.Columns).Where(column => column.Id == component.Id).ToList()
                    .ForEach(organization.Catalog.RemoveColumn);
                break;
            case ComponentType.AppModule:
                DeleteParts("appmodulecomponent", "appmoduleidunique", component.Id);
                DeleteParts("appmoduleroles", "appmoduleid", component.Id);
                Delete("appmodule", component.Id);
                break;
            case ComponentType.Role:
                DeleteParts("roleprivileges", "roleid", component.Id);
                DeleteParts("systemuserroles", "roleid", component.Id);
                Delete("role", component.Id);
                break;
            default:
                Delete(ComponentTables.NameOf(component.Type)!, component.Id);
                break;
        }
    }

    private void DeleteParts(string table, string column, Guid id)
    {
        _ = organization.Database.Execute($"DELETE FROM {table} WHERE {column} = ?1", RowKeys.ToBytes(id));
    }
}
