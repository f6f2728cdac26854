namespace EmbeddedDataverse.Messages.Definitions;

/// <summary>PublishXml and PublishAllXml are accepted; there are no forms and views to publish.</summary>
internal sealed class PublishHandler : IMessageHandler
{
    public OrganizationResponse Execute(Call call)
    {
        call.Organization.Privileges.Require(call.Caller.UserId, "prvPublishCustomization");
        return call.Respond(new OrganizationResponse());
    }
}
