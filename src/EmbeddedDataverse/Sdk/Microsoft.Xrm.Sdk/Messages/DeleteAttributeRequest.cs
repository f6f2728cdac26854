using System.Runtime.Serialization;

namespace Microsoft.Xrm.Sdk.Messages;

/// <summary>What is asked with the message DeleteAttribute.</summary>
[DataContract(Namespace = "http://schemas.microsoft.com/xrm/2011/Contracts")]
public sealed class DeleteAttributeRequest : OrganizationRequest
{
    public DeleteAttributeRequest()
    {
        RequestName = "DeleteAttribute";
    }

    public string LogicalName { get => Parameter<string>(); set => SetParameter(value); }
    public string EntityLogicalName { get => Parameter<string>(); set => SetParameter(value); }
}
