using System.Runtime.Serialization;
using Microsoft.Xrm.Sdk.Query;

namespace Microsoft.Xrm.Sdk.Metadata.Query;

/// <summary>Conditions and further filters of a metadata query.</summary>
[DataContract(Name = "MetadataFilterExpression", Namespace = "http://schemas.microsoft.com/xrm/2011/Metadata/Query")]
public sealed class MetadataFilterExpression : IExtensibleDataObject
{
    public MetadataFilterExpression()
    {
    }

    public MetadataFilterExpression(LogicalOperator filterOperator)
    {
        FilterOperator = filterOperator;
    }

    public ExtensionDataObject ExtensionData { get; set; }
    [DataMember]
    public DataCollection<MetadataConditionExpression> Conditions
    {
        get =>
        field ??= new DataCollection<MetadataConditionExpression>(); private set;
    }
    [DataMember] public LogicalOperator FilterOperator { get; set; }
    [DataMember] public DataCollection<MetadataFilterExpression> Filters { get => field ??= new DataCollection<MetadataFilterExpression>(); private set; }
}
