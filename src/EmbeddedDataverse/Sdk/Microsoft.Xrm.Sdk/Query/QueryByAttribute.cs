using System;
using System.Collections.Generic;
using System.Runtime.Serialization;

namespace Microsoft.Xrm.Sdk.Query;

/// <summary>A query by equal values.</summary>
[DataContract(Name = "QueryByAttribute", Namespace = "http://schemas.microsoft.com/xrm/2011/Contracts")]
[KnownType(nameof(GetKnownTypes))]
public sealed class QueryByAttribute : QueryBase
{
    public QueryByAttribute()
    {
    }

    public QueryByAttribute(string entityName)
    {
        EntityName = entityName;
    }

    [DataMember] public string EntityName { get; set; }
    [DataMember] public DataCollection<string> Attributes { get => field ??= new DataCollection<string>(); private set; }
    [DataMember] public DataCollection<object> Values { get => field ??= new DataCollection<object>(); private set; }
    [DataMember] public PagingInfo PageInfo { get; set; }
    [DataMember] public ColumnSet ColumnSet { get; set; }
    [DataMember] public DataCollection<OrderExpression> Orders { get => field ??= new DataCollection<OrderExpression>(); private set; }
    [DataMember] public int? TopCount { get; set; }

    public void AddOrder(string attributeName, OrderType orderType)
    {
        Orders.Add(new OrderExpression(attributeName, orderType));
    }

    public void AddAttributeValue(string attributeName, object value)
    {
        Attributes.Add(attributeName);
        Values.Add(value);
    }

    private static IEnumerable<Type> GetKnownTypes()
    {
        return KnownContracts.All;
    }
}
