namespace EmbeddedDataverse.Messages;

/// <summary>DeleteAndPromote: applies the upgrade of a solution that was imported beside it.</summary>
internal sealed class DeleteAndPromoteHandler : IMessageHandler
{
    public OrganizationResponse Execute(Call call)
    {
        call.Organization.Privileges.Require(call.Caller.UserId, "prvImportCustomization");
        if (call.Caller.Transaction is not null)
        {
            throw PlatformFaults.NotSupported("DeleteAndPromote inside a transaction");
        }

        return call.Respond(new OrganizationResponse(), ("SolutionId", new SolutionRemoval(call.Organization).Promote(call.Require<string>("UniqueName"))));
    }
}
