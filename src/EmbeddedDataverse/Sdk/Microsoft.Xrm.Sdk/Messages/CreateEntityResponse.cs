using System;
using System.Runtime.Serialization;

namespace Microsoft.Xrm.Sdk.Messages;

/// <summary>What the message CreateEntity answers.</summary>
[DataContract(Namespace = "http://schemas.microsoft.com/xrm/2011/Contracts")]
public sealed class CreateEntityResponse : OrganizationResponse
{
    public Guid AttributeId => Result<Guid>();
    public Guid EntityId => Result<Guid>();
}
