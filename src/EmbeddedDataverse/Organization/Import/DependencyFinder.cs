namespace EmbeddedDataverse.Import;

/// <summary>Finds what needs components and is none of them: it stands in the way of their deletion.</summary>
internal sealed class DependencyFinder(Organization organization)
{
    public IReadOnlyList<Dependency> On(IReadOnlySet<SolutionComponent> components)
    {
        var found = new List<Dependency>();
        found.AddRange(OfSteps(components));
        found.AddRange(ByLookup(components, "customapi", "plugintypeid", ComponentType.PluginType));
        found.AddRange(ByLookup(components, "catalogassignment", "object", ComponentType.CustomApi));
        found.AddRange(ByText(components, "systemform", "formxml", ComponentType.WebResource, "name"));
        found.AddRange(ByText(components, "workflow", "xaml", ComponentType.PluginType, "typename"));
        found.AddRange(OfLookups(components));
        return [.. found.Where(dependency => !components.Contains(dependency.Dependent)).Distinct()];
    }

    /// <summary>Steps need their plug-in type, the custom API on whose message they are, and the table that they wait for.</summary>
    private IEnumerable<Dependency> OfSteps(IReadOnlySet<SolutionComponent> components)
    {
        var apis = Rows("customapi", components).ToDictionary(api => api.GetAttributeValue<string>("uniquename"), StringComparer.Ordinal);
        var messages = All("sdkmessage").ToDictionary(message => message.Id, message => message.GetAttributeValue<string>("name"));
        var filters = All("sdkmessagefilter").ToDictionary(filter => filter.Id, filter => filter.GetAttributeValue<string>("primaryobjecttypecode"));
        foreach (var step in All("sdkmessageprocessingstep"))
        {
            if (step.GetAttributeValue<EntityReference>("sdkmessageid") is { } message && apis.TryGetValue(messages[message.Id], out var api))
            {
                yield return Of(api, step);
            }

            if (step.GetAttributeValue<EntityReference>("sdkmessagefilterid") is { } filter
                && organization.Catalog.TryGet(filters.GetValueOrDefault(filter.Id) ?? "", out var table)
                && components.Contains(new SolutionComponent(ComponentType.Entity, table.Id)))
            {
                yield return new Dependency(new SolutionComponent(ComponentType.Entity, table.Id), table.Name, Component(step), NameOf(step));
            }
        }

        foreach (var dependency in new[] { "plugintypeid", "eventhandler" }.SelectMany(column =>
            ByLookup(components, "sdkmessageprocessingstep", column, ComponentType.PluginType)))
        {
            yield return dependency;
        }
    }

    private IEnumerable<Dependency> ByLookup(IReadOnlySet<SolutionComponent> components, string table, string column, ComponentType type)
    {
        var required = Rows(ComponentTables.NameOf(type)!, components).ToDictionary(row => row.Id);
        return All(table).Where(row => row.GetAttributeValue<EntityReference>(column) is { } reference && required.ContainsKey(reference.Id))
            .Select(row => Of(required[row.GetAttributeValue<EntityReference>(column).Id], row));
    }

    /// <summary>Forms and processes name what they use in their XML.</summary>
    private IEnumerable<Dependency> ByText(IReadOnlySet<SolutionComponent> components, string table, string column, ComponentType type, string nameColumn)
    {
        var required = Rows(ComponentTables.NameOf(type)!, components).ToList();
        return All(table).SelectMany(row => required
            .Where(other =>
                row.GetAttributeValue<string>(column)?.Contains(other.GetAttributeValue<string>(nameColumn), StringComparison.OrdinalIgnoreCase) == true)
            .Select(other => Of(other, row)));
    }

    /// <summary>Lookups of tables that stay, to tables that are to go.</summary>
    private IEnumerable<Dependency> OfLookups(IReadOnlySet<SolutionComponent> components)
    {
        foreach (var table in organization.Catalog.Tables.Where(table => components.Contains(new SolutionComponent(ComponentType.Entity, table.Id))))
        {
            foreach (var lookup in table.Referencing.Select(reference => reference.Lookup)
                .Where(lookup => lookup.Definition.IsCustom && !components.Contains(new SolutionComponent(ComponentType.Entity, lookup.Table.Id))))
            {
                yield return new Dependency(new SolutionComponent(ComponentType.Entity, table.Id), table.Name,
                    new SolutionComponent(ComponentType.Attribute, lookup.Id), $"{lookup.Table.Name}.{lookup.Name}");
            }
        }
    }

    private IEnumerable<Entity> Rows(string table, IReadOnlySet<SolutionComponent> components) => All(table).Where(row => components.Contains(Component(row)));

    private List<Entity> All(string table) => organization.Queries.All(organization.Catalog.Get(table));

    private Dependency Of(Entity required, Entity dependent) => new(Component(required), NameOf(required), Component(dependent), NameOf(dependent));

    private static SolutionComponent Component(Entity row) => new(ComponentTables.TypeOf(row.LogicalName), row.Id);

    private string NameOf(Entity row) => row.GetAttributeValue<string>(organization.Catalog.Get(row.LogicalName).PrimaryName!.Name) ?? "";
}
