using System.Runtime.Serialization;

namespace Microsoft.Xrm.Sdk.Metadata.Query;

/// <summary>The properties that a metadata query returns.</summary>
[DataContract(Name = "MetadataPropertiesExpression", Namespace = "http://schemas.microsoft.com/xrm/2011/Metadata/Query")]
public sealed class MetadataPropertiesExpression : IExtensibleDataObject
{
    public MetadataPropertiesExpression()
    {
    }

    public MetadataPropertiesExpression(params string[] propertyNames)
    {
        if (propertyNames != null)
        {
            PropertyNames.AddRange(propertyNames);
        }
    }

    public ExtensionDataObject ExtensionData { get; set; }
    [DataMember] public bool AllProperties { get; set; }
    [DataMember] public DataCollection<string> PropertyNames { get => field ??= new DataCollection<string>(); private set; }
}
