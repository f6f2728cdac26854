using System.Runtime.Serialization;

namespace Microsoft.Xrm.Sdk.Metadata.Query;

/// <summary>The part of a metadata query that is about languages.</summary>
[DataContract(Name = "LabelQueryExpression", Namespace = "http://schemas.microsoft.com/xrm/2011/Metadata/Query")]
public sealed class LabelQueryExpression : MetadataQueryBase
{
    [DataMember] public DataCollection<int> FilterLanguages { get => field ??= new DataCollection<int>(); private set; }
    [DataMember] public int? MissingLabelBehavior { get; set; }
}
