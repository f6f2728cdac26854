using System.Xml.Linq;

namespace EmbeddedDataverse.Tests.Fetch;

public sealed class FetchQueryTests : FetchTest
{
    [Fact]
    public void Rows_come_with_their_columns_and_their_key()
    {
        const string Filter = "<filter><condition attribute='numberofemployees' operator='eq' value='6000'/></filter>";
        var row = Assert.Single(Read(Account("<attribute name='name'/>" + Filter)).Entities);
        Assert.Equal("Litware", row["name"]);
        Assert.Equal(["accountid", "name"], row.Attributes.Keys.Order());
        Assert.Equal(row.Id, row["accountid"]);
        Assert.True(Read(Account("<all-attributes/>")).Entities[0].Attributes.Count > 5);
        Assert.Equal(["accountid"], Read(Account("<no-attrs/>")).Entities[0].Attributes.Keys);
    }

    [Theory]
    [InlineData("<condition attribute='name' operator='like' value='a%'/>", "A. Datum,Adventure Works,Alpine Ski House")]
    [InlineData(
        "<condition attribute='name' operator='begins-with' value='C'/><condition attribute='address1_city' operator='ne' value='redmond'/>",
        "Coho Winery")]
    [InlineData("<condition attribute='address1_city' operator='in'><value>Dallas</value><value>Phoenix</value></condition>", "Coho Winery,Litware")]
    [InlineData(
        "<condition attribute='numberofemployees' operator='between'><value>2800</value><value>4000</value></condition>",
        "Blue Yonder Airlines,City Power,Coho Winery")]
    [InlineData("<condition attribute='address1_city' operator='null'/>", "Example Account")]
    [InlineData("<condition attribute='createdon' operator='on' value='2023-08-27'/>", "Example Account")]
    [InlineData(
        "<condition attribute='createdon' operator='olderthan-x-months' value='29'/>",
        "A. Datum,Adventure Works,Alpine Ski House,Blue Yonder Airlines,City Power,Coho Winery,Contoso Pharmaceuticals,Fabrikam,Litware")]
    [InlineData(
        "<condition attribute='createdon' operator='last-x-years' value='3'/>"
        + "<condition attribute='createdon' operator='olderthan-x-years' value='2'/>"
        + "<condition attribute='numberofemployees' operator='gt' value='6000'/>",
        "A. Datum")]
    [InlineData(
        "<condition attribute='ownerid' operator='eq-userid'/><condition attribute='numberofemployees' operator='ge' value='6200' uiname='x' uitype='y'/>",
        "A. Datum")]
    [InlineData("<condition attribute='ownerid' operator='ne-userid'/>", "")]
    [InlineData(
        "<filter type='or'><condition attribute='name' operator='eq' value='Litware'/><condition attribute='name' operator='eq' value='Fabrikam'/></filter>",
        "Fabrikam,Litware")]
    public void A_filter_lets_through(string conditions, string names)
    {
        Assert.Equal(names, string.Join(',', Names(Account($"<attribute name='name'/><filter>{conditions}</filter><order attribute='name'/>"))));
    }

    [Theory]
    [InlineData("last-week", -7, true)]
    [InlineData("last-week", 0, false)]
    [InlineData("this-week", 0, true)]
    [InlineData("next-week", 7, true)]
    [InlineData("this-year", 0, true)]
    [InlineData("last-year", -1, true)]
    [InlineData("next-year", 365, true)]
    [InlineData("last-x-weeks' value='1", -7, true)]
    [InlineData("last-x-weeks' value='1", -8, false)]
    [InlineData("last-x-months' value='1", -31, true)]
    [InlineData("last-x-months' value='1", -32, false)]
    [InlineData("next-x-months' value='1", 31, true)]
    [InlineData("next-x-years' value='1", 365, true)]
    [InlineData("next-x-weeks' value='1", 8, false)]
    [InlineData("olderthan-x-weeks' value='1", -8, true)]
    public void Dates_are_compared_with_the_organisations_clock(string condition, int days, bool isFound)
    {
        _ = Organization.System.Create(new Entity("contact") { ["birthdate"] = Organization.Clock.UtcNow.Date.AddDays(days) });
        var filter = $"<filter><condition attribute='birthdate' operator='{condition}'/></filter>";
        Assert.Equal(isFound, Read($"<fetch><entity name='contact'>{filter}</entity></fetch>").Entities.Count == 1);
    }

    [Fact]
    public void Two_filters_side_by_side_must_both_hold()
    {
        Assert.Equal(["Contoso Pharmaceuticals"], Names("""
            <fetch><entity name='account'><attribute name='name'/>
            <filter type='or'><condition attribute='address1_city' operator='eq' value='Redmond'/></filter>
            <filter><condition attribute='numberofemployees' operator='lt' value='2000'/></filter></entity></fetch>
            """));
    }

    [Fact]
    public void Columns_are_compared_in_a_row_and_across_tables()
    {
        var same = Organization.System.Create(new Entity("account") { ["name"] = "Twin", ["accountnumber"] = "TWIN" });
        _ = Organization.System.Create(new Entity("contact") { ["lastname"] = "Twin", ["parentcustomerid"] = new EntityReference("account", same) });
        _ = Organization.System.Create(new Entity("contact") { ["lastname"] = "Other", ["parentcustomerid"] = new EntityReference("account", same) });
        Assert.Equal(["Twin"], Names(Account("<attribute name='name'/><filter><condition attribute='name' operator='eq' valueof='accountnumber'/></filter>")));
        var row = Assert.Single(Read("""
            <fetch><entity name='contact'><attribute name='lastname'/><filter><condition attribute='lastname' operator='eq' valueof='acct.name'/></filter>
            <link-entity name='account' from='accountid' to='parentcustomerid' link-type='outer' alias='acct'><attribute name='name'/></link-entity>
            </entity></fetch>
            """).Entities);
        Assert.Equal(("Twin", "Twin"), (row["lastname"], Value(row, "acct.name")));
    }

    [Theory]
    [InlineData("account", "name", "eq", "numberofemployees", "cannot be compared: they must have the same type")]
    [InlineData("account", "name", "like", "accountnumber", "Comparing columns with Like")]
    [InlineData("new_profile", "new_name", "eq", "new_city", "Comparing columns of the elastic table 'new_profile'")]
    [InlineData("account", "name", "eq", "x.name", "Link entity with name or alias x is not found.")]
    public void Columns_that_cannot_be_compared_are_refused(string table, string one, string comparison, string other, string words)
    {
        var condition = $"<condition attribute='{one}' operator='{comparison}' valueof='{other}'/>";
        Assert.Contains(
            words,
            Refused($"<fetch><entity name='{table}'><filter>{condition}</filter></entity></fetch>").Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Pages_follow_a_cookie_and_count()
    {
        var seen = new List<string>();
        var (page, cookie, more) = (1, "", true);
        for (; more; page++)
        {
            var fetch = new XElement("fetch", new XAttribute("count", 4), new XAttribute("page", page), new XAttribute("paging-cookie", cookie));
            fetch.Add(XElement.Parse("<entity name='account'><attribute name='name'/><order attribute='name' descending='true'/></entity>"));
            var rows = Read(fetch.ToString());
            seen.AddRange(rows.Entities.Select(row => (string)row["name"]));
            (cookie, more) = (rows.PagingCookie, rows.MoreRecords);
        }

        Assert.Equal((4, 10), (page, seen.Distinct().Count()));
        Assert.Equal(seen.OrderDescending(StringComparer.OrdinalIgnoreCase), seen);
        Assert.Equal(10, Read("<fetch count='2' returntotalrecordcount='true'><entity name='account'/></fetch>").TotalRecordCount);
        Assert.Equal(-1, Read("<fetch count='2'><entity name='account'/></fetch>").TotalRecordCount);
        Assert.Equal(3, Read("<fetch top='3'><entity name='account'/></fetch>").Entities.Count);
    }

    [Fact]
    public void A_distinct_query_returns_each_combination_once_and_no_key_that_it_did_not_ask_for()
    {
        const string Cities = "<entity name='account'><attribute name='address1_city'/><order attribute='address1_city'/></entity></fetch>";
        var rows = Read("<fetch distinct='true' returntotalrecordcount='true'>" + Cities);
        Assert.Equal(
            [null, "Dallas", "Los Angeles", "Lynnwood", "Missoula", "Phoenix", "Redmond", "Santa Cruz"],
            rows.Entities.Select(row => row.GetAttributeValue<string>("address1_city")));
        Assert.Equal(8, rows.TotalRecordCount);
        Assert.All(rows.Entities, row => Assert.Equal((Guid.Empty, false), (row.Id, row.Contains("accountid"))));
        var first = Read("<fetch distinct='true' count='3'>" + Cities);
        var cookie = first.PagingCookie.Replace("\"", "&quot;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal);
        Assert.Equal(
            ["Lynnwood", "Missoula", "Phoenix"],
            Read($"<fetch distinct='true' count='3' page='2' paging-cookie=\"{cookie}\">" + Cities).Entities.Select(row => row["address1_city"]));
        Assert.Equal(10, Read(Account("<attribute name='address1_city'/><attribute name='accountid'/>", "distinct='true'")).Entities.Count);
    }

    [Fact]
    public void A_distinct_query_of_an_elastic_table_that_users_own_is_refused()
    {
        Assert.Contains(
            "A distinct query of the elastic table",
            Refused("<fetch distinct='true'><entity name='new_profile'><attribute name='new_city'/></entity></fetch>").Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_column_with_an_alias_is_an_aliased_value()
    {
        var row = Read(Account(
            "<attribute name='name' alias='title'/><filter><condition attribute='name' operator='eq' value='Litware'/></filter>",
            "top='1'")).Entities[0];
        Assert.Equal("Litware", Value(row, "title"));
        Assert.False(row.Contains("name"));
        Assert.Equal(ErrorCodes.QueryBuilderInvalidAlias, Refused(Account("<attribute name='name'/><attribute name='accountnumber' alias='name'/>")).ErrorCode);
    }

    [Fact]
    public void Choices_sort_by_their_numbers_when_asked()
    {
        foreach (var industry in (int[])[3, 1, 2])
        {
            _ = Organization.System.Create(new Entity("account") { ["name"] = "I", ["industrycode"] = new OptionSetValue(industry) });
        }

        _ = Organization.System.Create(new Entity("lead") { ["leadsourcecode"] = new OptionSetValue(10) });
        _ = Organization.System.Create(new Entity("lead") { ["leadsourcecode"] = new OptionSetValue(8) });
        const string Leads = "<entity name='lead'><attribute name='leadsourcecode'/><order attribute='leadsourcecode'/></entity></fetch>";
        Assert.Equal([10, 8], Read("<fetch>" + Leads).Entities.Select(row => ((OptionSetValue)row["leadsourcecode"]).Value));
        Assert.Equal([8, 10], Read("<fetch useraworderby='true'>" + Leads).Entities.Select(row => ((OptionSetValue)row["leadsourcecode"]).Value));
    }

    [Theory]
    [InlineData("", ErrorCodes.InvalidArgument, "Expected non-empty string.")]
    [InlineData("<fetch>", ErrorCodes.InvalidXml, "Invalid XML.")]
    [InlineData("<!DOCTYPE fetch [<!ENTITY a 'b'>]><fetch><entity name='account'/></fetch>", ErrorCodes.InvalidXml, "Invalid XML.")]
    [InlineData("<query/>", ErrorCodes.QueryBuilderDeserializeInvalidNode, "Invalid Child Node, valid nodes are fetch. NodeName = query")]
    [InlineData("<fetch/>", ErrorCodes.QueryBuilderNoEntity, "Entity Name was not specified in FetchXml String.")]
    [InlineData("<fetch><entity/></fetch>", ErrorCodes.QueryBuilderNoEntity, "Entity Name was not specified in FetchXml String.")]
    [InlineData(
        "<fetch><entity name='account'/><entity name='contact'/></fetch>",
        ErrorCodes.QueryBuilderNoEntity,
        "Entity Name was not specified in FetchXml String.")]
    [InlineData("<fetch><entity name='nothing'/></fetch>", ErrorCodes.QueryBuilderNoEntity, "The entity with a name = 'nothing'")]
    [InlineData(
        "<fetch limit='3'><entity name='account'/></fetch>",
        ErrorCodes.QueryBuilderDeserializeInvalidNode,
        "The attribute 'limit' is not valid on the node 'fetch'.")]
    [InlineData(
        "<fetch top='0'><entity name='account'/></fetch>",
        ErrorCodes.InvalidArgument,
        "The value '0' of the attribute 'top' is not valid: a number greater than zero")]
    [InlineData("<fetch top='5001'><entity name='account'/></fetch>", ErrorCodes.InvalidArgument, "The value '5001' of the attribute 'top' is not valid")]
    [InlineData("<fetch top='5' count='5'><entity name='account'/></fetch>", ErrorCodes.InvalidArgument, "The Top.Count can't be specified with pagingInfo")]
    [InlineData("<fetch page='2147483647' count='5000'><entity name='account'/></fetch>", ErrorCodes.InvalidArgument, "There is no page 2147483647.")]
    [InlineData(
        "<fetch distinct='maybe'><entity name='account'/></fetch>",
        ErrorCodes.InvalidArgument,
        "The value 'maybe' of the attribute 'distinct' is not valid: true or false")]
    [InlineData("<fetch page='2' paging-cookie='x'><entity name='account'/></fetch>", ErrorCodes.InvalidArgument, "Malformed XML in the Paging Cookie")]
    [InlineData(
        "<fetch datasource='retained'><entity name='account'/></fetch>",
        ErrorCodes.NotSupported,
        "The data source 'retained' of a fetch is not supported")]
    public void What_is_not_FetchXML_is_refused_by_name(string text, int code, string words)
    {
        var fault = Refused(text);
        Assert.Equal((code, true), (fault.ErrorCode, fault.Message.StartsWith(words, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("<attribute name='nothing'/>", ErrorCodes.QueryBuilderNoAttribute, "'account' entity doesn't contain attribute with Name = 'nothing'")]
    [InlineData(
        "<column name='name'/>",
        ErrorCodes.QueryBuilderDeserializeInvalidNode,
        "Invalid Child Node, valid nodes are filter, order, link-entity, attribute, all-attributes, no-attrs. NodeName = column NodeXml = <column")]
    [InlineData(
        "<filter><and/></filter>",
        ErrorCodes.QueryBuilderDeserializeInvalidNode,
        "Invalid Child Node, valid nodes are condition, filter, link-entity. NodeName = and")]
    [InlineData("<filter type='xor'/>", ErrorCodes.QueryBuilderInvalidFilterType, "Invalid filter type 'xor'")]
    [InlineData("<order/>", ErrorCodes.QueryBuilderInvalidOrderType, "An order clause needs an attribute")]
    [InlineData(
        "<attribute name='name' alias='n'/><order alias='n'/>",
        ErrorCodes.QueryBuilderInvalidOrderType,
        "An alias cannot be specified for an order clause for a non-aggregate Query. Use an attribute.")]
    [InlineData("<attribute name='accountid' alias='n' rowaggregate='CountChildren'/>", ErrorCodes.NotSupported, "The rowaggregate 'CountChildren'")]
    public void What_does_not_belong_in_an_entity_is_refused_by_name(string text, int code, string words)
    {
        var fault = Refused(Account(text));
        Assert.Equal((code, true), (fault.ErrorCode, fault.Message.StartsWith(words, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(
        "<condition attribute='name' operator='equals' value='x'/>",
        ErrorCodes.QueryBuilderInvalidConditionOperator,
        "Invalid condition operator 'equals'.")]
    [InlineData("<condition attribute='name' operator='eq'/>", ErrorCodes.InvalidArgument, "The condition operator Equal on 'name' needs more values")]
    [InlineData(
        "<condition attribute='name' operator='eq' value='x' valueof='name'/>",
        ErrorCodes.InvalidArgument,
        "A condition cannot have both a value and a valueof.")]
    [InlineData(
        "<condition attribute='name' operator='eq' values='x'/>",
        ErrorCodes.QueryBuilderDeserializeInvalidNode,
        "The attribute 'values' is not valid on the node 'condition'.")]
    [InlineData(
        "<condition attribute='numberofemployees' operator='eq' value='many'/>",
        ErrorCodes.InvalidArgument,
        "Expected a number for the attribute 'numberofemployees', not 'many'.")]
    [InlineData(
        "<condition attribute='accountid' operator='eq' value='1'/>",
        ErrorCodes.InvalidArgument,
        "Expected a GUID for the attribute 'accountid', not '1'.")]
    [InlineData(
        "<condition attribute='createdon' operator='last-x-years' value='2147483647'/>",
        ErrorCodes.InvalidArgument,
        "The operator LastXYears on 'createdon' reaches beyond")]
    [InlineData(
        "<condition attribute='createdon' operator='last-x-days' value='-1'/>",
        ErrorCodes.InvalidArgument,
        "The operator LastXDays on 'createdon' needs a whole number greater than zero")]
    [InlineData(
        "<condition attribute='createdon' operator='this-fiscal-year'/>",
        ErrorCodes.NotSupported,
        "The condition operator ThisFiscalYear is not supported")]
    public void A_wrong_condition_is_refused(string text, int code, string words)
    {
        var fault = Refused(Account($"<filter>{text}</filter>"));
        Assert.Equal((code, true), (fault.ErrorCode, fault.Message.StartsWith(words, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("filter", 40, true)]
    [InlineData("filter", 41, false)]
    [InlineData("filter", 20_000, false)]
    public void Filters_nest_40_deep_and_no_deeper(string name, int depth, bool isRead)
    {
        var (opened, closed) = (string.Concat(Enumerable.Repeat($"<{name}>", depth)), string.Concat(Enumerable.Repeat($"</{name}>", depth)));
        var nested = opened + "<condition attribute='name' operator='not-null'/>" + closed;
        var thrown = Record.Exception(() => Read(Account($"{nested}"))) as FaultException<OrganizationServiceFault>;
        Assert.Equal(isRead, thrown is null);
        Assert.True(isRead || thrown!.Message.Contains("more than 40 deep", StringComparison.Ordinal));
    }

    [Fact]
    public void More_than_500_conditions_are_refused()
    {
        const string Condition = "<condition attribute='name' operator='not-null'/>";
        Assert.Equal(10, Read(Account($"<filter>{string.Concat(Enumerable.Repeat(Condition, 500))}</filter>")).Entities.Count);
        Assert.Equal(ErrorCodes.TooManyConditionsInQuery, Refused(Account($"<filter>{string.Concat(Enumerable.Repeat(Condition, 501))}</filter>")).ErrorCode);
    }

    [Fact]
    public void A_reader_needs_the_privilege_to_read_every_table_that_the_query_names()
    {
        var fetch = Account("<filter><link-entity name='contact' from='parentcustomerid' to='accountid' link-type='not any'/></filter>");
        var user = Organization.CreateUser("Reader", "prvReadAccount");
        var service = Organization.ServiceFor(user);
        Assert.Equal(ErrorCodes.PrivilegeDenied, Sample.Fault(() => service.RetrieveMultiple(new FetchExpression(fetch))).ErrorCode);
        Organization.Grant(user, "prvReadContact");
        Assert.Equal(10, service.RetrieveMultiple(new FetchExpression(fetch)).Entities.Count);
    }

    [Fact]
    public void Requests_are_counted_for_the_table_that_is_fetched()
    {
        var before = Organization.Requests.Snapshot();
        _ = Read("<fetch top='1'><entity name='account'/></fetch>");
        Assert.Equal(1, Organization.Requests.Since(before).Calls("RetrieveMultiple", "account"));
    }
}
