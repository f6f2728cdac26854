namespace EmbeddedDataverse.Messages;

/// <summary>WhoAmI: the caller's user, business unit and organisation.</summary>
internal sealed class WhoAmIHandler : IMessageHandler
{
    public OrganizationResponse Execute(Call call)
    {
        return call.Respond(
            new OrganizationResponse(),
            ("UserId", call.Caller.UserId),
            ("BusinessUnitId", call.Organization.BusinessUnitId),
            ("OrganizationId", call.Organization.OrganizationId));
    }
}
