using System.Runtime.Serialization;

namespace Microsoft.Xrm.Sdk;

/// <summary>A list of organization responses.</summary>
[CollectionDataContract(Name = "OrganizationResponseCollection", Namespace = "http://schemas.microsoft.com/xrm/7.1/Contracts")]
public sealed class OrganizationResponseCollection : DataCollection<OrganizationResponse>;
