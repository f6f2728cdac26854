namespace EmbeddedDataverse.Messages.Definitions;

/// <summary>DeleteAttribute: a custom column, with its companions and its relationship.</summary>
internal sealed class DeleteAttributeHandler : IMessageHandler
{
    public OrganizationResponse Execute(Call call)
    {
        var table = call.Organization.Catalog.Get(call.Require<string>("EntityLogicalName"));
        var column = table.Get(call.Require<string>("LogicalName"));
        if (!column.Definition.IsCustom)
        {
            throw PlatformFaults.Make(ErrorCodes.EntityIsNotCustomizable, $"The column '{column.Name}' of '{table.Name}' cannot be deleted.");
        }

        DefinitionChange.Apply(call, () => call.Organization.Catalog.RemoveColumn(column), "prvDeleteAttribute");
        return call.Respond(new DeleteAttributeResponse());
    }
}
