namespace EmbeddedDataverse.Messages;

/// <summary>Delete: one row.</summary>
internal sealed class DeleteHandler : IMessageHandler
{
    public OrganizationResponse Execute(Call call)
    {
        var target = call.Require<EntityReference>("Target");
        var table = WriteMessages.TableOf(call, target.LogicalName);
        if (call.Get<ConcurrencyBehavior>("ConcurrencyBehavior") == ConcurrencyBehavior.IfRowVersionMatches)
        {
            call.Organization.Writer.RequireVersion(table, target.Id, target.RowVersion);
        }

        if (table.Name == "solution")
        {
            call.Organization.Privileges.Require(call.Caller.UserId, table, "Delete");
            new SolutionRemoval(call.Organization).Uninstall(target.Id);
            return call.Respond(new DeleteResponse());
        }

        WriteMessages.Delete(call, table, [new WriteRow(target.Id, null)], bulk: false);
        return call.Respond(new DeleteResponse());
    }
}
