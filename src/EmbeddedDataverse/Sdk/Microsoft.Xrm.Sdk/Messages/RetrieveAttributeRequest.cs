using System;
using System.Runtime.Serialization;

namespace Microsoft.Xrm.Sdk.Messages;

/// <summary>What is asked with the message RetrieveAttribute.</summary>
[DataContract(Namespace = "http://schemas.microsoft.com/xrm/2011/Contracts")]
public sealed class RetrieveAttributeRequest : OrganizationRequest
{
    public RetrieveAttributeRequest()
    {
        RequestName = "RetrieveAttribute";
    }

    public string EntityLogicalName { get => Parameter<string>(); set => SetParameter(value); }
    public string LogicalName { get => Parameter<string>(); set => SetParameter(value); }
    public int ColumnNumber { get => Parameter<int>(); set => SetParameter(value); }
    public Guid MetadataId { get => Parameter<Guid>(); set => SetParameter(value); }
    public bool RetrieveAsIfPublished { get => Parameter<bool>(); set => SetParameter(value); }
}
