namespace EmbeddedDataverse;

/// <summary>Executes one message.</summary>
internal interface IMessageHandler
{
    OrganizationResponse Execute(Call call);
}
