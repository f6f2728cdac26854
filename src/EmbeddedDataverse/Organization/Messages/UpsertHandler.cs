namespace EmbeddedDataverse.Messages;

/// <summary>Upsert: on standard tables it becomes Create or Update and raises that event; on elastic ones it replaces the row.</summary>
internal sealed class UpsertHandler : IMessageHandler
{
    public OrganizationResponse Execute(Call call)
    {
        var target = call.Require<Entity>("Target");
        var table = WriteMessages.TableOf(call, target.LogicalName);
        var row = UpsertRules.Decide(call, table, target);
        UpsertRules.Write(call, table, [row], bulk: false);
        return UpsertRules.Response(table, row, call);
    }
}
