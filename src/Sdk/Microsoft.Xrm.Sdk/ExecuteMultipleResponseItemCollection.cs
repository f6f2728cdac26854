using System.Runtime.Serialization;

namespace Microsoft.Xrm.Sdk;

/// <summary>A list of execute multiple response items.</summary>
[CollectionDataContract(Name = "OrganizationResponseCollection", Namespace = "http://schemas.microsoft.com/xrm/2012/Contracts")]
public sealed class ExecuteMultipleResponseItemCollection : DataCollection<ExecuteMultipleResponseItem>;
