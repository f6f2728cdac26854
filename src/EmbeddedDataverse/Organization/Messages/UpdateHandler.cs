namespace EmbeddedDataverse.Messages;

/// <summary>Update: the given columns of one row.</summary>
internal sealed class UpdateHandler : IMessageHandler
{
    public OrganizationResponse Execute(Call call)
    {
        var target = call.Require<Entity>("Target");
        var table = WriteMessages.TableOf(call, target.LogicalName);
        WriteMessages.Update(call, table, [new WriteRow(WriteMessages.RequireId(call, table, target), target)], bulk: false);
        return call.Respond(new UpdateResponse());
    }
}
