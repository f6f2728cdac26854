using System;
using System.Runtime.Serialization;

namespace Microsoft.Xrm.Sdk.Messages;

/// <summary>What the message CreateEntityKey answers.</summary>
[DataContract(Namespace = "http://schemas.microsoft.com/xrm/2011/Contracts")]
public sealed class CreateEntityKeyResponse : OrganizationResponse
{
    public Guid EntityKeyId => Result<Guid>();
}
