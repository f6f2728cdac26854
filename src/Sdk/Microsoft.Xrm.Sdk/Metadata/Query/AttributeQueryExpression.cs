using System.Runtime.Serialization;

namespace Microsoft.Xrm.Sdk.Metadata.Query;

/// <summary>Contract: attribute query expression.</summary>
[DataContract(Name = "AttributeQueryExpression", Namespace = "http://schemas.microsoft.com/xrm/2011/Metadata/Query")]
public sealed class AttributeQueryExpression : MetadataQueryExpression;
