namespace EmbeddedDataverse.Requests;

/// <summary>Executes one message.</summary>
internal interface IMessageHandler
{
    OrganizationResponse Execute(Call call);
}
