using System.Diagnostics.CodeAnalysis;

namespace EmbeddedDataverse.WebApi.Metadata;

/// <summary>A table as an entity set of the Web API.</summary>
internal sealed class TableModel
{
    private readonly Dictionary<string, ColumnModel> byProperty;
    private readonly Dictionary<string, ColumnModel> byName;
    private readonly Dictionary<string, NavigationModel> navigations = new(StringComparer.Ordinal);

    public TableModel(EntityMetadata definition)
    {
        Definition = definition;
        Columns = [.. definition.Attributes.Where(column => column.IsValidForRead != false).Select(ColumnModel.Of)];
        byProperty = Columns.ToDictionary(column => column.Property, StringComparer.Ordinal);
        byName = Columns.ToDictionary(column => column.Name, StringComparer.Ordinal);
        foreach (var relationship in definition.ManyToOneRelationships)
        {
            _ = navigations.TryAdd(relationship.ReferencingEntityNavigationPropertyName, new NavigationModel(
                relationship.ReferencingEntityNavigationPropertyName,
                relationship.ReferencedEntity,
                relationship.ReferencingAttribute,
                IsCollection: false)
            {
                Relationship = new Relationship(relationship.SchemaName) { PrimaryEntityRole = EntityRole.Referencing },
            });
        }

        foreach (var lookup in Columns.Select(column => column.Definition).OfType<LookupAttributeMetadata>())
        {
            AddWithoutRelationship(lookup);
        }

        foreach (var relationship in definition.OneToManyRelationships)
        {
            _ = navigations.TryAdd(relationship.ReferencedEntityNavigationPropertyName, new NavigationModel(
                relationship.ReferencedEntityNavigationPropertyName,
                relationship.ReferencingEntity,
                relationship.ReferencingAttribute,
                IsCollection: true)
            {
                Relationship = new Relationship(relationship.SchemaName) { PrimaryEntityRole = EntityRole.Referenced },
            });
        }

        foreach (var relationship in definition.ManyToManyRelationships)
        {
            AddManyToMany(relationship);
        }
    }

    public EntityMetadata Definition { get; }

    public string Name => Definition.LogicalName;

    public string SetName => Definition.EntitySetName;

    public string PrimaryId => Definition.PrimaryIdAttribute;

    public IReadOnlyList<ColumnModel> Columns { get; }

    public IReadOnlyCollection<NavigationModel> Navigations => navigations.Values;

    /// <summary>The most rows a page of it may have.</summary>
    public int LargestPage => Definition.TableType == "Elastic" ? 500 : 5000;

    public bool TryProperty(string property, [NotNullWhen(true)] out ColumnModel? column) => byProperty.TryGetValue(property, out column);

    public bool TryColumn(string name, [NotNullWhen(true)] out ColumnModel? column) => byName.TryGetValue(name, out column);

    public bool TryNavigation(string name, [NotNullWhen(true)] out NavigationModel? navigation) => navigations.TryGetValue(name, out navigation);

    private void AddManyToMany(ManyToManyRelationshipMetadata relationship)
    {
        var isFirst = relationship.Entity1LogicalName == Name;
        var (own, other) = (relationship.Entity1IntersectAttribute, relationship.Entity2IntersectAttribute);
        (own, other) = isFirst ? (own, other) : (other, own);
        var table = isFirst ? relationship.Entity2LogicalName : relationship.Entity1LogicalName;
        var name = isFirst ? relationship.Entity1NavigationPropertyName : relationship.Entity2NavigationPropertyName;
        _ = navigations.TryAdd(name, new NavigationModel(name, table, own, IsCollection: true)
        {
            Relationship = new Relationship(relationship.SchemaName),
            Intersect = new IntersectModel(relationship.IntersectEntityName, own, other),
        });
    }

    /// <summary>
    /// A lookup to several tables has one property for each, such as parentcustomerid_account. An owner has a single one, which leads
    /// to the first of its tables.
    /// </summary>
    private void AddWithoutRelationship(LookupAttributeMetadata lookup)
    {
        var targets = lookup.AttributeType == AttributeTypeCode.Owner ? lookup.Targets[..1] : lookup.Targets;
        foreach (var target in targets.Where(target => !navigations.Values.Any(known => known.Lookup == lookup.LogicalName && known.Table == target)))
        {
            var name = targets.Length == 1 ? lookup.SchemaName : $"{lookup.SchemaName}_{target}";
            _ = navigations.TryAdd(name, new NavigationModel(name, target, lookup.LogicalName, IsCollection: false));
        }
    }

    /// <summary>The property through which a lookup leads to a table.</summary>
    public string? NavigationOf(string lookup, string target)
    {
        return (navigations.Values.FirstOrDefault(navigation => !navigation.IsCollection && navigation.Lookup == lookup && navigation.Table == target)
            ?? navigations.Values.FirstOrDefault(navigation => !navigation.IsCollection && navigation.Lookup == lookup))?.Name;
    }
}
