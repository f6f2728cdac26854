using System.Runtime.Serialization;
using Microsoft.Xrm.Sdk.Metadata;

namespace Microsoft.Xrm.Sdk.Messages;

/// <summary>What is asked with the message CreateOneToMany.</summary>
[DataContract(Namespace = "http://schemas.microsoft.com/xrm/2011/Contracts")]
public sealed class CreateOneToManyRequest : OrganizationRequest
{
    public CreateOneToManyRequest()
    {
        RequestName = "CreateOneToMany";
    }

    public LookupAttributeMetadata Lookup { get => Parameter<LookupAttributeMetadata>(); set => SetParameter(value); }
    public OneToManyRelationshipMetadata OneToManyRelationship { get => Parameter<OneToManyRelationshipMetadata>(); set => SetParameter(value); }
    public string SolutionUniqueName { get => Parameter<string>(); set => SetParameter(value); }
}
