using System.Runtime.Serialization;

namespace Microsoft.Xrm.Sdk;

/// <summary>Rows that belong to a row, by relationship.</summary>
[CollectionDataContract(Name = "RelatedEntityCollection", Namespace = "http://schemas.microsoft.com/xrm/2011/Contracts")]
public sealed class RelatedEntityCollection : DataCollection<Relationship, EntityCollection>
{
    public override bool IsReadOnly { get => base.IsReadOnly; internal set => base.IsReadOnly = value; }
}
