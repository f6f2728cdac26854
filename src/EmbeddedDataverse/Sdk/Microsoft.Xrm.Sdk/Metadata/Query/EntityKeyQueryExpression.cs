using System.Runtime.Serialization;

namespace Microsoft.Xrm.Sdk.Metadata.Query;

/// <summary>The part of a metadata query that is about alternate keys.</summary>
[DataContract(Name = "EntityKeyQueryExpression", Namespace = "http://schemas.microsoft.com/xrm/8.0")]
public sealed class EntityKeyQueryExpression : MetadataQueryExpression;
