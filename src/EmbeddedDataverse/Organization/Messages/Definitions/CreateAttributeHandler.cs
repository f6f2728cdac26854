namespace EmbeddedDataverse.Messages.Definitions;

/// <summary>CreateAttribute: a column that is no lookup.</summary>
internal sealed class CreateAttributeHandler : IMessageHandler
{
    public OrganizationResponse Execute(Call call)
    {
        var organization = call.Organization;
        var table = organization.Catalog.Get(call.Require<string>("EntityName"));
        var attribute = call.Require<AttributeMetadata>("Attribute");
        if (attribute is LookupAttributeMetadata)
        {
            throw PlatformFaults.Invalid("CreateAttribute cannot create lookups; use CreateOneToMany.");
        }

        if (table.IsElastic && attribute is MoneyAttributeMetadata)
        {
            throw PlatformFaults.NotSupported("A column of type Money on an elastic table");
        }

        var definition = AttributeMetadataFactory.Read(attribute);
        LanguageRules.Require(organization, attribute.DisplayName, attribute.Description);
        DefinitionChange.RequireCustomizable(table);
        DefinitionChange.RequirePrefix(organization, definition.SchemaName!, ErrorCodes.ImportAttributeNameError);
        DefinitionChange.RequireNewColumn(table, definition.LogicalName);
        Column? column = null;
        DefinitionChange.Apply(call, () => column = organization.Catalog.AddColumn(table, definition), "prvCreateAttribute");
        return call.Respond(new CreateAttributeResponse(), ("AttributeId", column!.Id));
    }
}
