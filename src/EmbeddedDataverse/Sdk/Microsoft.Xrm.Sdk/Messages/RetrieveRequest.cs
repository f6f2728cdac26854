using System.Runtime.Serialization;
using Microsoft.Xrm.Sdk.Query;

namespace Microsoft.Xrm.Sdk.Messages;

/// <summary>What is asked with the message Retrieve.</summary>
[DataContract(Namespace = "http://schemas.microsoft.com/xrm/2011/Contracts")]
public sealed class RetrieveRequest : OrganizationRequest
{
    public RetrieveRequest()
    {
        RequestName = "Retrieve";
    }

    public EntityReference Target { get => Parameter<EntityReference>(); set => SetParameter(value); }
    public ColumnSet ColumnSet { get => Parameter<ColumnSet>(); set => SetParameter(value); }
    public RelationshipQueryCollection RelatedEntitiesQuery { get => Parameter<RelationshipQueryCollection>(); set => SetParameter(value); }
    public bool ReturnNotifications { get => Parameter<bool>(); set => SetParameter(value); }
}
