namespace EmbeddedDataverse.Messages.Definitions;

/// <summary>DeleteRelationship: a custom relationship, with its lookup.</summary>
internal sealed class DeleteRelationshipHandler : IMessageHandler
{
    public OrganizationResponse Execute(Call call)
    {
        var name = call.Require<string>("Name");
        var catalog = call.Organization.Catalog;
        var table = catalog.Tables.FirstOrDefault(table => table.Relationships.Exists(relationship => relationship.SchemaName == name))
            ?? throw PlatformFaults.Make(ErrorCodes.ObjectDoesNotExist, $"Could not find a relationship with name '{name}'.");
        var column = table.Get(table.Relationships.First(relationship => relationship.SchemaName == name).Lookup);
        DefinitionChange.Apply(call, () => catalog.RemoveColumn(column), "prvDeleteRelationship");
        return call.Respond(new DeleteRelationshipResponse());
    }
}
