using System.Runtime.Serialization;
using Microsoft.Xrm.Sdk.Metadata;

namespace Microsoft.Xrm.Sdk.Messages;

/// <summary>What is asked with the message CreateEntity.</summary>
[DataContract(Namespace = "http://schemas.microsoft.com/xrm/2011/Contracts")]
public sealed class CreateEntityRequest : OrganizationRequest
{
    public CreateEntityRequest()
    {
        RequestName = "CreateEntity";
    }

    public EntityMetadata Entity { get => Parameter<EntityMetadata>(); set => SetParameter(value); }
    public bool HasActivities { get => Parameter<bool>(); set => SetParameter(value); }
    public bool HasNotes { get => Parameter<bool>(); set => SetParameter(value); }
    public bool HasFeedback { get => Parameter<bool>(); set => SetParameter(value); }
    public StringAttributeMetadata PrimaryAttribute { get => Parameter<StringAttributeMetadata>(); set => SetParameter(value); }
    public string SolutionUniqueName { get => Parameter<string>(); set => SetParameter(value); }
}
