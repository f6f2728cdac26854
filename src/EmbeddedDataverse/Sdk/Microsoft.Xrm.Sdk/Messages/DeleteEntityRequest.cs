using System.Runtime.Serialization;

namespace Microsoft.Xrm.Sdk.Messages;

/// <summary>What is asked with the message DeleteEntity.</summary>
[DataContract(Namespace = "http://schemas.microsoft.com/xrm/2011/Contracts")]
public sealed class DeleteEntityRequest : OrganizationRequest
{
    public DeleteEntityRequest()
    {
        RequestName = "DeleteEntity";
    }

    public string LogicalName { get => Parameter<string>(); set => SetParameter(value); }
}
