using System.Collections.Generic;
using System.Runtime.Serialization;

namespace Microsoft.Xrm.Sdk;

/// <summary>A page of rows, with what is needed to ask for the next one.</summary>
[DataContract(Name = "EntityCollection", Namespace = "http://schemas.microsoft.com/xrm/2011/Contracts")]
public sealed class EntityCollection : IExtensibleDataObject
{
    public EntityCollection()
    {
    }

    public EntityCollection(IList<Entity> list)
    {
        Entities.AddRange(list);
    }

    [DataMember] public DataCollection<Entity> Entities { get => field ??= new DataCollection<Entity>(); set; }
    [DataMember] public bool MoreRecords { get; set; }
    [DataMember] public string PagingCookie { get; set; }
    [DataMember] public string MinActiveRowVersion { get; set; }
    [DataMember] public int TotalRecordCount { get; set; }
    [DataMember] public bool TotalRecordCountLimitExceeded { get; set; }
    [DataMember] public string EntityName { get; set; }
    public ExtensionDataObject ExtensionData { get; set; }

    public Entity this[int index]
    {
        get => Entities[index];
        set => Entities[index] = value;
    }
}
