namespace EmbeddedDataverse;

/// <summary>Describes relationships.</summary>
internal static class RelationshipMetadataFactory
{
    public static OneToManyRelationshipMetadata Make(RelationshipDefinition relationship, Table referencing, Catalog catalog)
    {
        return new OneToManyRelationshipMetadata
        {
            MetadataId = relationship.Id,
            SchemaName = relationship.SchemaName,
            ReferencedEntity = relationship.ReferencedTable,
            ReferencedAttribute = catalog.TryGet(relationship.ReferencedTable, out var referenced) ? referenced.PrimaryId.Name : relationship.ReferencedTable + "id",
            ReferencingEntity = referencing.Name,
            ReferencingAttribute = relationship.Lookup,
            IsCustomRelationship = referencing.Get(relationship.Lookup).Definition.IsCustom,
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
}
