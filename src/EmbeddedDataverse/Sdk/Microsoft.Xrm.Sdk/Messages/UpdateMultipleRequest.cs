using System.Runtime.Serialization;

namespace Microsoft.Xrm.Sdk.Messages;

/// <summary>What is asked with the message UpdateMultiple.</summary>
[DataContract(Namespace = "http://schemas.microsoft.com/xrm/2011/Contracts")]
public sealed class UpdateMultipleRequest : OrganizationRequest
{
    public UpdateMultipleRequest()
    {
        RequestName = "UpdateMultiple";
    }

    public EntityCollection Targets { get => Parameter<EntityCollection>(); set => SetParameter(value); }
    public ConcurrencyBehavior ConcurrencyBehavior { get => Parameter<ConcurrencyBehavior>(); set => SetParameter(value); }
}
