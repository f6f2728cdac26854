namespace EmbeddedDataverse.Messages.Definitions;

/// <summary>CreateEntity: a custom table with its primary name.</summary>
internal sealed class CreateEntityHandler : IMessageHandler
{
    public OrganizationResponse Execute(Call call)
    {
        var organization = call.Organization;
        var entity = call.Require<EntityMetadata>("Entity");
        var name = AttributeMetadataFactory.Read(call.Require<StringAttributeMetadata>("PrimaryAttribute"));
        var schemaName = entity.SchemaName ?? throw PlatformFaults.Invalid("Required field 'SchemaName' is missing.");
        DefinitionChange.RequirePrefix(organization, schemaName);
        organization.Privileges.Require(call.Caller.UserId, "prvCreateEntity");
        if (call.Caller.Transaction is not null)
        {
            throw PlatformFaults.NotSupported("CreateEntity inside a transaction");
        }

        var table = new TableRegistration(organization).Define(new TableDefinition
        {
            LogicalName = schemaName.ToLowerInvariant(),
            SchemaName = schemaName,
            DisplayName = entity.DisplayName?.UserLocalizedLabel?.Label,
            EntitySetName = entity.EntitySetName,
            Kind = Enum.TryParse<TableKind>(MetadataFiller.Get(entity, "TableType") as string, out var kind) ? kind : TableKind.Standard,
            Ownership = entity.OwnershipType == OwnershipTypes.OrganizationOwned ? TableOwnership.Organization : TableOwnership.User,
            PrimaryName = name.LogicalName,
            Columns = [name],
        });
        return call.Respond(new CreateEntityResponse(), ("EntityId", table.Id), ("AttributeId", table.PrimaryName!.Id));
    }
}
