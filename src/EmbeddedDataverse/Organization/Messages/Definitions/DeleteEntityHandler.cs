namespace EmbeddedDataverse.Messages.Definitions;

/// <summary>DeleteEntity: a custom table with all its rows.</summary>
internal sealed class DeleteEntityHandler : IMessageHandler
{
    public OrganizationResponse Execute(Call call)
    {
        var table = call.Organization.Catalog.Get(call.Require<string>("LogicalName"));
        if (!table.Definition.IsCustom)
        {
            throw PlatformFaults.Make(ErrorCodes.EntityIsNotCustomizable, $"The entity '{table.Name}' cannot be deleted.");
        }

        DefinitionChange.Apply(call, () => new TableRegistration(call.Organization).Remove(table), "prvDeleteEntity");
        return call.Respond(new DeleteEntityResponse());
    }
}
