namespace EmbeddedDataverse.Metadata;

/// <summary>Describes relationships.</summary>
internal static class RelationshipMetadataFactory
{
    public static OneToManyRelationshipMetadata Make(RelationshipDefinition relationship, Table referencing, Catalog catalog)
    {
        var lookup = referencing.Get(relationship.Lookup);
        return new OneToManyRelationshipMetadata
        {
            MetadataId = relationship.Id,
            SchemaName = relationship.SchemaName,
            ReferencedEntity = relationship.ReferencedTable,
            ReferencedAttribute = catalog.TryGet(relationship.ReferencedTable, out var referenced)
                ? referenced.PrimaryId.Name : relationship.ReferencedTable + "id",
            ReferencingEntity = referencing.Name,
            ReferencingAttribute = relationship.Lookup,
            ReferencingEntityNavigationPropertyName = NavigationName(lookup, relationship.ReferencedTable),
            ReferencedEntityNavigationPropertyName = relationship.SchemaName,
            IsCustomRelationship = lookup.Definition.IsCustom,
            CascadeConfiguration = new CascadeConfiguration
            {
                Assign = CascadeType.NoCascade,
                Delete = relationship.CascadeDelete,
                Merge = CascadeType.NoCascade,
                Reparent = CascadeType.NoCascade,
                Share = CascadeType.NoCascade,
                Unshare = CascadeType.NoCascade,
            },
        };
    }

    public static ManyToManyRelationshipMetadata Make(ManyToManyDefinition relationship)
    {
        return new ManyToManyRelationshipMetadata
        {
            MetadataId = relationship.Id,
            SchemaName = relationship.SchemaName,
            Entity1LogicalName = relationship.First.Table,
            Entity2LogicalName = relationship.Second.Table,
            IntersectEntityName = relationship.Intersect,
            Entity1IntersectAttribute = relationship.First.Column,
            Entity2IntersectAttribute = relationship.Second.Column,
            Entity1NavigationPropertyName = relationship.SchemaName,
            Entity2NavigationPropertyName = relationship.SchemaName,
            IsCustomRelationship = false,
        };
    }

    /// <summary>The name of a lookup in the Web API: its schema name, with the table when there are several, as in parentcustomerid_account.</summary>
    private static string NavigationName(Column lookup, string target)
    {
        var name = lookup.Definition.SchemaName ?? lookup.Name;
        return lookup.Definition.Targets.Count > 1 && lookup.Type != ColumnType.Owner ? name + "_" + target : name;
    }
}
