namespace EmbeddedDataverse.Messages.Definitions;

/// <summary>RetrieveAttribute: the description of one column.</summary>
internal sealed class RetrieveAttributeHandler : IMessageHandler
{
    public OrganizationResponse Execute(Call call)
    {
        var table = call.Organization.Catalog.Get(call.Require<string>("EntityLogicalName"));
        var name = call.Require<string>("LogicalName");
        return table.TryGet(name, out var column)
            ? call.Respond(new RetrieveAttributeResponse(), ("AttributeMetadata", AttributeMetadataFactory.Make(column)))
            : throw PlatformFaults.Make(ErrorCodes.ObjectDoesNotExist, $"Could not find an attribute with specified name '{name}' of '{table.Name}'.");
    }
}
