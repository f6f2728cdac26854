namespace EmbeddedDataverse.Messages.Definitions;

/// <summary>CanBeReferenced and CanBeReferencing: whether a table may be the "1" or the "N" side of a new relationship.</summary>
internal sealed class EligibilityHandler(string result, Func<TableDefinition, bool> test, Func<OrganizationResponse> newResponse) : IMessageHandler
{
    public OrganizationResponse Execute(Call call)
    {
        return call.Respond(newResponse(), (result, test(call.Organization.Catalog.Get(call.Require<string>("EntityName")).Definition)));
    }
}
