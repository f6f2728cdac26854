using System.Runtime.Serialization;

namespace Microsoft.Xrm.Sdk.Messages;

/// <summary>What is asked with the message Update.</summary>
[DataContract(Namespace = "http://schemas.microsoft.com/xrm/2011/Contracts")]
public sealed class UpdateRequest : OrganizationRequest
{
    public UpdateRequest()
    {
        RequestName = "Update";
    }

    public Entity Target { get => Parameter<Entity>(); set => SetParameter(value); }
    public ConcurrencyBehavior ConcurrencyBehavior { get => Parameter<ConcurrencyBehavior>(); set => SetParameter(value); }
}
