using System.Runtime.Serialization;

namespace Microsoft.Xrm.Sdk.Metadata.Query;

/// <summary>The part of a metadata query that is about relationships.</summary>
[DataContract(Name = "RelationshipQueryExpression", Namespace = "http://schemas.microsoft.com/xrm/2011/Metadata/Query")]
public sealed class RelationshipQueryExpression : MetadataQueryExpression;
