using System;
using System.Runtime.Serialization;

namespace Microsoft.Xrm.Sdk.Messages;

/// <summary>What the message CreateMultiple answers.</summary>
[DataContract(Namespace = "http://schemas.microsoft.com/xrm/2011/Contracts")]
public sealed class CreateMultipleResponse : OrganizationResponse
{
    public Guid[] Ids => Result<Guid[]>();
}
