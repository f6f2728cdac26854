namespace EmbeddedDataverse.Tests.Fetch;

public sealed class FetchConversionTests : FetchTest
{
    [Fact]
    public void FetchXml_becomes_a_QueryExpression_with_typed_values()
    {
        var query = ToExpression("""
            <fetch count='5' page='2' distinct='true'><entity name='account'><attribute name='name'/><order attribute='name' descending='true'/>
            <filter type='or'><condition attribute='numberofemployees' operator='gt' value='5'/>
            <condition attribute='creditonhold' operator='eq' value='0'/></filter>
            <link-entity name='contact' from='contactid' to='primarycontactid' link-type='outer' alias='c'><attribute name='lastname'/></link-entity>
            </entity></fetch>
            """);
        Assert.Equal(("account", true, 5, 2), (query.EntityName, query.Distinct, query.PageInfo.Count, query.PageInfo.PageNumber));
        Assert.Equal(LogicalOperator.Or, query.Criteria.FilterOperator);
        Assert.Equal([5, false], query.Criteria.Conditions.Select(condition => condition.Values[0]));
        var link = Assert.Single(query.LinkEntities);
        Assert.Equal(
            ("primarycontactid", "contactid", JoinOperator.LeftOuter, "c"),
            (link.LinkFromAttributeName, link.LinkToAttributeName, link.JoinOperator, link.EntityAlias));
    }

    [Theory]
    [InlineData("<filter><condition attribute='name' operator='in'><value>Litware</value><value>Fabrikam</value></condition></filter>", "")]
    [InlineData("<order attribute='name'/>", "top='4'")]
    [InlineData("<filter><condition attribute='name' operator='eq' valueof='name'/></filter>", "")]
    [InlineData("<filter><condition attribute='createdon' operator='on-or-after' value='2023-08-01'/></filter>", "")]
    [InlineData("<filter><link-entity name='contact' from='parentcustomerid' to='accountid' link-type='not any'/></filter>", "")]
    public void A_query_says_the_same_after_being_converted_to_and_fro(string inside, string attributes)
    {
        SaysTheSame(Account("<attribute name='name'/>" + inside, attributes));
    }

    [Fact]
    public void An_aggregate_says_the_same_after_being_converted_to_and_fro()
    {
        SaysTheSame(Aggregate("""
            <attribute name='createdon' alias='m' groupby='true' dategrouping='month'/>
            <attribute name='name' alias='name' aggregate='countcolumn'/><order alias='m'/>
            """));
    }

    [Fact]
    public void Contains_is_written_as_a_pattern()
    {
        var query = new QueryExpression("account") { ColumnSet = new ColumnSet("name") };
        query.Criteria.AddCondition("name", ConditionOperator.Contains, "e_W");
        Assert.Empty(Organization.System.RetrieveMultiple(query).Entities);
        var fetch = (string)Execute("QueryExpressionToFetchXml", ("Query", query))["FetchXml"];
        Assert.Contains("operator=\"like\" value=\"%e[_]W%\"", fetch, StringComparison.Ordinal);
        Assert.Empty(Read(fetch).Entities);
    }

    [Theory]
    [InlineData("<fetch useraworderby='true'><entity name='account'/></fetch>", "useraworderby")]
    [InlineData(
        "<fetch><entity name='account'><filter><condition attribute='name' operator='eq' valueof='account.name'/></filter></entity></fetch>",
        "A comparison with a column of another table")]
    [InlineData(
        "<fetch aggregate='true' aggregatelimit='5'><entity name='account'><attribute name='name' alias='n' aggregate='count'/></entity></fetch>",
        "aggregatelimit")]
    [InlineData(
        "<fetch aggregate='true'><entity name='account'><attribute name='name' alias='n' aggregate='countcolumn' distinct='true'/></entity></fetch>",
        "countcolumn with distinct")]
    public void What_a_QueryExpression_cannot_say_is_refused(string fetch, string words)
    {
        Assert.Contains(words, Sample.Fault(() => ToExpression(fetch)).Message, StringComparison.Ordinal);
    }

    private void SaysTheSame(string fetch)
    {
        var query = ToExpression(fetch);
        var back = (string)Execute("QueryExpressionToFetchXml", ("Query", query))["FetchXml"];
        var rows = Read(fetch).Entities.Select(Text).ToList();
        Assert.NotEmpty(rows);
        Assert.Equal(rows, Organization.System.RetrieveMultiple(query).Entities.Select(Text));
        Assert.Equal(rows, Read(back).Entities.Select(Text));
    }

    private static string Text(Entity row)
    {
        return string.Join(';', row.Attributes.Select(pair => $"{pair.Key}={(pair.Value is AliasedValue aliased ? aliased.Value : pair.Value)}"));
    }

    private QueryExpression ToExpression(string fetch)
    {
        return (QueryExpression)Execute("FetchXmlToQueryExpression", ("FetchXml", fetch))["Query"];
    }

    private ParameterCollection Execute(string message, params (string Key, object Value)[] parameters)
    {
        var request = new OrganizationRequest(message);
        foreach (var (key, value) in parameters)
        {
            request[key] = value;
        }

        return Organization.System.Execute(request).Results;
    }
}
