using System.Runtime.Serialization;

namespace Microsoft.Xrm.Sdk.Messages;

/// <summary>What is asked with the message Delete.</summary>
[DataContract(Namespace = "http://schemas.microsoft.com/xrm/2011/Contracts")]
public sealed class DeleteRequest : OrganizationRequest
{
    public DeleteRequest()
    {
        RequestName = "Delete";
    }

    public EntityReference Target { get => Parameter<EntityReference>(); set => SetParameter(value); }
    public ConcurrencyBehavior ConcurrencyBehavior { get => Parameter<ConcurrencyBehavior>(); set => SetParameter(value); }
}
