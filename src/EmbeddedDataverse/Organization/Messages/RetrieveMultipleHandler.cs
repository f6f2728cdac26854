namespace EmbeddedDataverse.Messages;

/// <summary>RetrieveMultiple: the rows a query asks for, one page at a time.</summary>
internal sealed class RetrieveMultipleHandler : IMessageHandler
{
    public OrganizationResponse Execute(Call call)
    {
        var query = call.Require<QueryBase>("Query") switch
        {
            FetchExpression fetch => FetchReader.Read(call.Organization.Catalog, fetch.Query),
            var other => new FetchQuery(Expression(other), QueryTraits.None),
        };
        var rows = call.Organization.Queries.Run(query.Query, call.Caller, SessionToken.IsIn(call.Request), query.Traits);
        return call.Respond(new RetrieveMultipleResponse(), ("EntityCollection", rows));
    }

    /// <summary>A query that is not FetchXML as a QueryExpression.</summary>
    public static QueryExpression Expression(QueryBase query)
    {
        return query switch
        {
            QueryExpression expression => expression,
            QueryByAttribute simple => FromAttributes(simple),
            _ => throw PlatformFaults.NotSupported($"A query of the type {query.GetType().Name}"),
        };
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
