namespace EmbeddedDataverse.Fetch;

/// <summary>FetchXmlToQueryExpression: what a QueryExpression cannot say is refused by name.</summary>
internal sealed class FetchXmlToQueryExpressionHandler : IMessageHandler
{
    public OrganizationResponse Execute(Call call)
    {
        var read = FetchReader.Read(call.Organization.Catalog, call.Require<string>("FetchXml"));
        var missing = read.Traits switch
        {
            { ComparesAcrossTables: true } => "A comparison with a column of another table",
            { DistinctCounts.Count: > 0 } => "The aggregate countcolumn with distinct",
            { SortsChoicesByNumber: true } => "The attribute useraworderby",
            { AggregateLimit: not QueryTraits.LargestAggregate } => "The attribute aggregatelimit",
            _ => null,
        };
        return missing is null
            ? call.Respond(new OrganizationResponse(), ("Query", read.Query))
            : throw PlatformFaults.Invalid($"{missing} of FetchXML has no equivalent in a QueryExpression.");
    }
}
