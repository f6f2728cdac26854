namespace EmbeddedDataverse.Metadata;

/// <summary>Describes tables as <see cref="EntityMetadata"/>.</summary>
internal sealed class MetadataBuilder(Catalog catalog)
{
    private static readonly Guid VirtualProvider = new("7015a531-cc0d-4537-b5f2-c882a1eb65ad");

    /// <summary>What is known of the table itself.</summary>
    public static EntityMetadata Head(Table table)
    {
        var definition = table.Definition;
        var isVirtual = table.Kind == TableKind.Virtual;
        return new EntityMetadata
        {
            ActivityTypeMask = 0,
            AutoCreateAccessTeams = false,
            AutoRouteToOwnerQueue = false,
            CanChangeHierarchicalRelationship = new BooleanManagedProperty(true),
            CanChangeTrackingBeEnabled = new BooleanManagedProperty(true),
            CanCreateCharts = new BooleanManagedProperty(definition.CanCreateAttributes),
            CanCreateForms = new BooleanManagedProperty(definition.CanCreateAttributes),
            CanCreateViews = new BooleanManagedProperty(definition.CanCreateAttributes),
            CanEnableSyncToExternalSearchIndex = new BooleanManagedProperty(true),
            CanModifyAdditionalSettings = new BooleanManagedProperty(true),
            IsArchivalEnabled = false,
            IsAuditEnabled = new BooleanManagedProperty(false),
            IsAvailableOffline = !isVirtual,
            IsBPFEntity = false,
            IsBusinessProcessEnabled = false,
            IsConnectionsEnabled = new BooleanManagedProperty(false),
            IsDocumentManagementEnabled = false,
            IsDuplicateDetectionEnabled = new BooleanManagedProperty(false),
            IsMappable = new BooleanManagedProperty(true),
            IsQuickCreateEnabled = false,
            IsRenameable = new BooleanManagedProperty(true),
            IsRetentionEnabled = false,
            IsRetrieveAuditEnabled = false,
            IsRetrieveMultipleAuditEnabled = false,
            IsValidForQueue = new BooleanManagedProperty(false),
            SyncToExternalSearchIndex = false,
            MetadataId = table.Id,
            LogicalName = table.Name,
            SchemaName = table.SchemaName,
            DisplayName = LabelOf(definition.DisplayName ?? table.SchemaName),
            EntitySetName = EntitySetNames.Of(definition),
            LogicalCollectionName = EntitySetNames.Of(definition),
            HasChanged = false,
            DataProviderId = isVirtual ? VirtualProvider : null,
            DataSourceId = isVirtual ? VirtualProvider : null,
            ChangeTrackingEnabled = !isVirtual,
            IsCustomizable = new BooleanManagedProperty(definition.CanCreateAttributes),
            CanCreateAttributes = new BooleanManagedProperty(definition.CanCreateAttributes),
        }.Fill(
            ("TableType", table.Kind.ToString()),
            ("ObjectTypeCode", table.ObjectTypeCode),
            ("PrimaryIdAttribute", table.PrimaryId.Name),
            ("PrimaryNameAttribute", table.PrimaryName?.Name),
            ("OwnershipType", Ownership(definition.Ownership)),
            ("IsCustomEntity", definition.IsCustom),
            ("IsManaged", false),
            ("IsIntersect", StandardManyToMany.All.Any(relationship => relationship.Intersect == table.Name)),
            ("IsActivity", false),
            ("IsChildEntity", false),
            ("IsPrivate", false),
            ("IsLogicalEntity", false),
            ("IsEnabledForCharts", !isVirtual),
            ("IsEnabledForTrace", false),
            ("IsImportable", !isVirtual),
            ("IsValidForAdvancedFind", true),
            ("CanTriggerWorkflow", !isVirtual),
            ("CanBeInManyToMany", new BooleanManagedProperty(!isVirtual)),
            ("IsOptimisticConcurrencyEnabled", !isVirtual && definition.IsOptimisticConcurrencyEnabled),
            ("CanBeRelatedEntityInRelationship", new BooleanManagedProperty(definition.CanBeRelated)),
            ("CanBePrimaryEntityInRelationship", new BooleanManagedProperty(definition.CanBePrimary)));
    }

    public EntityMetadata Build(Table table, EntityFilters filters)
    {
        var entity = Head(table);
        if (filters.HasFlag(EntityFilters.Attributes))
        {
            _ = entity.Fill(("Attributes", table.Columns.Select(AttributeMetadataFactory.Make).ToArray()), ("Keys", Keys(table)));
        }

        if (filters.HasFlag(EntityFilters.Relationships))
        {
            AddRelationships(entity, table);
        }

        return entity;
    }

    public void AddRelationships(EntityMetadata entity, Table table)
    {
        _ = entity.Fill(
            ("ManyToOneRelationships", table.Relationships.Select(relationship => RelationshipMetadataFactory.Make(relationship, table, catalog)).ToArray()),
            ("OneToManyRelationships",
                table.Referencing.Select(reference => RelationshipMetadataFactory.Make(reference.Relationship, reference.Lookup.Table, catalog)).ToArray()),
            ("ManyToManyRelationships", StandardManyToMany.Of(table.Name).Select(RelationshipMetadataFactory.Make).ToArray()));
    }

    /// <summary>An elastic table has one key, built in; a standard one those it was given.</summary>
    public static EntityKeyMetadata[] Keys(Table table)
    {
        return table.IsElastic
            ? [Key(table, "keyfornosqlentitywithpkpartitionid", [table.PrimaryId.Name, "partitionid"])]
            : [.. table.Definition.Keys.Select(key => Key(table, key.Name, [.. key.Columns]))];
    }

    public static Label LabelOf(string text)
    {
        var label = new LocalizedLabel(text, 1033);
        return new Label(label, new[] { label });
    }

    private static EntityKeyMetadata Key(Table table, string name, string[] columns)
    {
        return new EntityKeyMetadata { LogicalName = name, SchemaName = name, KeyAttributes = columns, DisplayName = LabelOf(name) }
            .Fill(("EntityLogicalName", table.Name), ("EntityKeyIndexStatus", EntityKeyIndexStatus.Active));
    }

    private static OwnershipTypes Ownership(TableOwnership ownership)
    {
        return ownership switch
        {
            TableOwnership.User => OwnershipTypes.UserOwned,
            TableOwnership.Organization => OwnershipTypes.OrganizationOwned,
            _ => OwnershipTypes.None,
        };
    }
}
