namespace EmbeddedDataverse.Messages.Definitions;

/// <summary>CreateOneToMany: a lookup column and its relationship; with an elastic table on the "1" side also the partition column.</summary>
internal sealed class CreateOneToManyHandler : IMessageHandler
{
    public OrganizationResponse Execute(Call call)
    {
        var organization = call.Organization;
        var relationship = call.Require<OneToManyRelationshipMetadata>("OneToManyRelationship");
        var lookup = call.Require<LookupAttributeMetadata>("Lookup");
        var referenced = organization.Catalog.Get(relationship.ReferencedEntity);
        var referencing = organization.Catalog.Get(relationship.ReferencingEntity);
        var definition = AttributeMetadataFactory.Read(lookup, referenced.Name);
        LanguageRules.Require(organization, lookup.DisplayName, lookup.Description, relationship.AssociatedMenuConfiguration?.Label);
        Check(organization, relationship, definition, referenced, referencing);

        Column? column = null;
        var id = organization.Catalog.NewId();
        DefinitionChange.Apply(call, () => column = organization.Catalog.AddColumn(referencing, definition, new RelationshipDefinition
        {
            SchemaName = relationship.SchemaName,
            ReferencedTable = referenced.Name,
            Lookup = definition.LogicalName,
            CascadeDelete = relationship.CascadeConfiguration?.Delete
                ?? (referenced.Kind == TableKind.Standard ? CascadeType.RemoveLink : CascadeType.NoCascade),
            Id = id,
        }), "prvCreateRelationship", "prvCreateAttribute");
        return call.Respond(new CreateOneToManyResponse(), ("AttributeId", column!.Id), ("RelationshipId", id));
    }

    private static void Check(Organization organization, OneToManyRelationshipMetadata relationship, ColumnDefinition lookup, Table referenced,
        Table referencing)
    {
        if (string.IsNullOrEmpty(relationship.SchemaName))
        {
            throw PlatformFaults.Invalid("Required field 'SchemaName' is missing.");
        }

        DefinitionChange.RequireCustomizable(referencing);
        if (!referencing.Definition.CanBeRelated)
        {
            throw PlatformFaults.Make(ErrorCodes.EntityCannotBeChildInCustomRelationship,
                $"The entity '{referencing.Name}' cannot be the related entity in a custom relationship.");
        }

        if (!referenced.Definition.CanBePrimary)
        {
            throw PlatformFaults.Make(ErrorCodes.EntityIsNotCustomizable,
                $"The entity '{referenced.Name}' cannot be the primary entity in a custom relationship.");
        }

        DefinitionChange.RequirePrefix(organization, relationship.SchemaName, ErrorCodes.RelationshipPrefixUnknown);
        DefinitionChange.RequirePrefix(organization, lookup.SchemaName!, ErrorCodes.ImportAttributeNameError);
        if (relationship.SchemaName.Length > DefinitionChange.MaxRelationshipName)
        {
            throw PlatformFaults.Make(ErrorCodes.RelationshipNameLengthExceedsLimit,
                $"The name of the relationship is longer than {DefinitionChange.MaxRelationshipName} characters.");
        }

        if (organization.Catalog.Tables.SelectMany(table => table.Relationships)
            .Any(other => string.Equals(other.SchemaName, relationship.SchemaName, StringComparison.OrdinalIgnoreCase)))
        {
            throw PlatformFaults.Make(ErrorCodes.EntityRelationshipSchemaNameNotUnique,
                $"Schema name '{relationship.SchemaName}' for entity relationship is not unique.");
        }

        DefinitionChange.RequireNewColumn(referencing, lookup.LogicalName);
        RequireNoCascadeToElastic(relationship, referenced);
    }

    private static void RequireNoCascadeToElastic(OneToManyRelationshipMetadata relationship, Table referenced)
    {
        if (!referenced.IsElastic || relationship.CascadeConfiguration is not { } cascade)
        {
            return;
        }

        var actions = new[] { cascade.Assign, cascade.Delete, cascade.Merge, cascade.Reparent, cascade.Share, cascade.Unshare };
        if (actions.Any(action => action is not (null or CascadeType.NoCascade)))
        {
            throw PlatformFaults.Invalid(
                $"The elastic table '{referenced.Name}' does not support cascading: every action of the relationship must be NoCascade.");
        }
    }
}
