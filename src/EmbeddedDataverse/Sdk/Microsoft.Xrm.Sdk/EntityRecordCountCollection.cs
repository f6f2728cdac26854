using System.Runtime.Serialization;

namespace Microsoft.Xrm.Sdk;

/// <summary>How many rows tables have, by their names.</summary>
[CollectionDataContract(Name = "EntityRecordCountCollection", Namespace = "http://schemas.microsoft.com/xrm/9.0/Contracts")]
public sealed class EntityRecordCountCollection : DataCollection<string, long>;
