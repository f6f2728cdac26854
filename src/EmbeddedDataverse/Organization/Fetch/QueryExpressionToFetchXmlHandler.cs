namespace EmbeddedDataverse.Fetch;

/// <summary>QueryExpressionToFetchXml.</summary>
internal sealed class QueryExpressionToFetchXmlHandler : IMessageHandler
{
    public OrganizationResponse Execute(Call call)
    {
        var query = call.Require<QueryBase>("Query");
        var text = query is FetchExpression fetch ? fetch.Query : FetchWriter.Write(RetrieveMultipleHandler.Expression(query));
        return call.Respond(new OrganizationResponse(), ("FetchXml", text));
    }
}
