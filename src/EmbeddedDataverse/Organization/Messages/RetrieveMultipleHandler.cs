namespace EmbeddedDataverse;

/// <summary>RetrieveMultiple: the rows a query asks for, one page at a time.</summary>
internal sealed class RetrieveMultipleHandler : IMessageHandler
{
    public OrganizationResponse Execute(Call call)
    {
        var query = call.Require<QueryBase>("Query") switch
        {
            QueryExpression expression => expression,
            QueryByAttribute simple => FromAttributes(simple),
            _ => throw PlatformFaults.NotSupported("FetchXML"),
        };
        return call.Respond(new RetrieveMultipleResponse(), ("EntityCollection", call.Organization.Queries.Run(query, call.Caller, SessionToken.IsIn(call.Request))));
    }

    private static QueryExpression FromAttributes(QueryByAttribute simple)
    {
        var query = new QueryExpression(simple.EntityName) { ColumnSet = simple.ColumnSet, PageInfo = simple.PageInfo, TopCount = simple.TopCount };
        query.Orders.AddRange(simple.Orders);
        for (var i = 0; i < simple.Attributes.Count; i++)
        {
            var value = simple.Values[i];
            query.Criteria.AddCondition(value is null
                ? new ConditionExpression(simple.Attributes[i], ConditionOperator.Null)
                : new ConditionExpression(simple.Attributes[i], ConditionOperator.Equal, value));
        }

        return query;
    }
}
