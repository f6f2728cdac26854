namespace EmbeddedDataverse.Messages;

/// <summary>Create: one new row.</summary>
internal sealed class CreateHandler : IMessageHandler
{
    public OrganizationResponse Execute(Call call)
    {
        var target = call.Require<Entity>("Target");
        var table = WriteMessages.TableOf(call, target.LogicalName);
        if (RelatedRows.Has(target))
        {
            var id = Guid.Empty;
            WorkTransaction.Join(call.Organization, call.Caller, transaction => id = new RelatedRows(call, transaction).Create(target));
            return call.Respond(new CreateResponse(), ("id", id));
        }

        var row = WriteMessages.NewRow(call, table, target);
        WriteMessages.Create(call, table, [row], bulk: false);
        return call.Respond(new CreateResponse(), ("id", row.Id));
    }
}
