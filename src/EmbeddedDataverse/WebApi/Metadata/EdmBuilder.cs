using Microsoft.OData.Edm.Csdl;

namespace EmbeddedDataverse.WebApi.Metadata;

/// <summary>Describes tables and custom APIs as an entity data model.</summary>
internal sealed class EdmBuilder(IReadOnlyList<TableModel> tables, IReadOnlyList<OperationModel> operations)
{
    public const string Namespace = "Microsoft.Dynamics.CRM";

    private readonly EdmModel model = new();
    private readonly EdmEntityType root = new(Namespace, "crmbaseentity", baseType: null, isAbstract: true, isOpen: false);
    private readonly Dictionary<string, EdmEntityType> types = new(StringComparer.Ordinal);

    public IEdmModel Build()
    {
        model.SetNamespaceAlias(Namespace, "mscrm");
        model.AddElement(root);
        foreach (var table in tables)
        {
            var type = new EdmEntityType(Namespace, table.Name, root);
            types.Add(table.Name, type);
            model.AddElement(type);
            AddColumns(table, type);
        }

        var container = new EdmEntityContainer(Namespace, "System");
        model.AddElement(container);
        var sets = tables.ToDictionary(table => table.Name, table => container.AddEntitySet(table.SetName, types[table.Name]), StringComparer.Ordinal);
        foreach (var table in tables)
        {
            AddNavigations(table, sets);
        }

        new OperationBuilder(model, container, root, types).Add(operations);
        new QueryFunctions(model, root).Add();
        return model;
    }

    private void AddColumns(TableModel table, EdmEntityType type)
    {
        var properties = new Dictionary<string, IEdmProperty>(StringComparer.Ordinal);
        foreach (var column in table.Columns)
        {
            var property = type.AddStructuralProperty(column.Property, EdmTypes.Of(column.Type, isNullable: column.Name != table.PrimaryId));
            properties.Add(column.Name, property);
            if (column.Name == table.PrimaryId)
            {
                type.AddKeys(property);
            }
        }

        foreach (var key in table.Definition.Keys ?? [])
        {
            var columns = key.KeyAttributes.Where(properties.ContainsKey)
                .ToDictionary(name => properties[name].Name, name => properties[name], StringComparer.Ordinal);
            model.AddAlternateKeyAnnotation(type, columns);
        }
    }

    private void AddNavigations(TableModel table, Dictionary<string, EdmEntitySet> sets)
    {
        foreach (var navigation in table.Navigations.Where(navigation => types.ContainsKey(navigation.Table)))
        {
            var property = types[table.Name].AddUnidirectionalNavigation(new EdmNavigationPropertyInfo
            {
                Name = navigation.Name,
                Target = types[navigation.Table],
                TargetMultiplicity = navigation.IsCollection ? EdmMultiplicity.Many : EdmMultiplicity.ZeroOrOne,
            });
            sets[table.Name].AddNavigationTarget(property, sets[navigation.Table]);
        }
    }
}
