using System.Runtime.Serialization;

namespace Microsoft.Xrm.Sdk;

/// <summary>The answers and faults of a batch of messages.</summary>
[CollectionDataContract(Name = "OrganizationResponseCollection", Namespace = "http://schemas.microsoft.com/xrm/2012/Contracts")]
public sealed class ExecuteMultipleResponseItemCollection : DataCollection<ExecuteMultipleResponseItem>;
