namespace EmbeddedDataverse;

/// <summary>Create: one new row.</summary>
internal sealed class CreateHandler : IMessageHandler
{
    public OrganizationResponse Execute(Call call)
    {
        var target = call.Require<Entity>("Target");
        var table = WriteMessages.TableOf(call, target.LogicalName);
        var row = WriteMessages.NewRow(call, table, target);
        WriteMessages.Create(call, table, [row], bulk: false);
        return call.Respond(new CreateResponse(), ("id", row.Id));
    }
}
