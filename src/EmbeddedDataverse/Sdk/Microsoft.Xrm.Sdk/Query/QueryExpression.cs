using System.Runtime.Serialization;

namespace Microsoft.Xrm.Sdk.Query;

/// <summary>A query as an object.</summary>
[DataContract(Name = "QueryExpression", Namespace = "http://schemas.microsoft.com/xrm/2011/Contracts")]
public sealed class QueryExpression : QueryBase
{
    public static readonly QueryExpression Empty = new();

    public QueryExpression()
        : this(null)
    {
    }

    public QueryExpression(string entityName)
    {
        EntityName = entityName;
        PageInfo = new PagingInfo();
        Criteria = new FilterExpression();
        ColumnSet = new ColumnSet();
    }

    [DataMember] public bool Distinct { get; set; }
    [DataMember] public bool NoLock { get; set; }
    [DataMember] public QueryExpression SubQueryExpression { get; set; }
    [DataMember] public PagingInfo PageInfo { get; set; }
    [DataMember] public string QueryHints { get; set; }
    [DataMember] public string ForceSeek { get; set; }
    [DataMember] public string DataSource { get; set; }
    [DataMember] public DataCollection<LinkEntity> LinkEntities { get => field ??= new DataCollection<LinkEntity>(); private set; }
    [DataMember] public FilterExpression Criteria { get; set; }
    [DataMember] public DataCollection<OrderExpression> Orders { get => field ??= new DataCollection<OrderExpression>(); private set; }
    [DataMember] public string EntityName { get; set; }
    [DataMember] public ColumnSet ColumnSet { get; set; }
    [DataMember] public int? TopCount { get; set; }

    public void AddOrder(string attributeName, OrderType orderType)
    {
        Orders.Add(new OrderExpression(attributeName, orderType));
    }

    public void AddOrder(string attributeName, OrderType orderType, string alias, string entityName)
    {
        Orders.Add(new OrderExpression(attributeName, orderType, alias, entityName));
    }

    public LinkEntity AddLink(string linkToEntityName, string linkFromAttributeName, string linkToAttributeName)
    {
        return AddLink(linkToEntityName, linkFromAttributeName, linkToAttributeName, JoinOperator.Inner);
    }

    public LinkEntity AddLink(string linkToEntityName, string linkFromAttributeName, string linkToAttributeName, JoinOperator joinOperator)
    {
        var link = new LinkEntity(EntityName, linkToEntityName, linkFromAttributeName, linkToAttributeName, joinOperator);
        LinkEntities.Add(link);
        return link;
    }
}
