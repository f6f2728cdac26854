using System.Runtime.Serialization;
using Microsoft.Xrm.Sdk.Metadata;

namespace Microsoft.Xrm.Sdk.Messages;

/// <summary>What is asked with the message CreateAttribute.</summary>
[DataContract(Namespace = "http://schemas.microsoft.com/xrm/2011/Contracts")]
public sealed class CreateAttributeRequest : OrganizationRequest
{
    public CreateAttributeRequest()
    {
        RequestName = "CreateAttribute";
    }

    public AttributeMetadata Attribute { get => Parameter<AttributeMetadata>(); set => SetParameter(value); }
    public string EntityName { get => Parameter<string>(); set => SetParameter(value); }
    public string SolutionUniqueName { get => Parameter<string>(); set => SetParameter(value); }
}
