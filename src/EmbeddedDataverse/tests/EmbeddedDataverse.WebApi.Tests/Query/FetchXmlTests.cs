using System.Xml.Linq;

namespace EmbeddedDataverse.WebApi.Tests.Query;

/// <summary>Rows that FetchXML describes, in the address or in a view.</summary>
public sealed class FetchXmlTests : SampleTest
{
    private const string Names = "<attribute name='firstname'/><order attribute='firstname'/>";
    private const string Key = "b0000000-0000-4000-8000-000000000001";

    private static readonly Guid View = new(Key);

    [Fact]
    public async Task Rows_come_with_the_columns_that_have_a_value()
    {
        var answer = await Get(Contacts(Names + "<attribute name='emailaddress1'/><attribute name='parentcustomerid'/>"));
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal(["Ann", "Bob", "Cy"], answer.Column("firstname"));
        Assert.EndsWith(
            "$metadata#contacts(firstname,emailaddress1,_parentcustomerid_value,contactid)",
            answer.Json["@odata.context"]!.GetValue<string>(),
            StringComparison.Ordinal);
        var bob = answer.Rows[1];
        Assert.Equal(["@odata.etag", "_parentcustomerid_value", "contactid", "firstname"], bob.Select(pair => pair.Key).Order(StringComparer.Ordinal));
        Assert.Equal(Fabrikam.ToString("D"), bob["_parentcustomerid_value"]!.GetValue<string>());
    }

    [Fact]
    public async Task Columns_of_links_are_named_by_alias_and_column_and_carry_annotations()
    {
        const string Link = "<link-entity name='account' from='accountid' to='parentcustomerid' alias='acct'>"
            + "<attribute name='numberofemployees'/><attribute name='ownerid'/></link-entity>";
        var row = (await Get(Contacts(Names + Link), ("Prefer", All))).Rows[0];
        Assert.Equal(50, row["acct.numberofemployees"]!.GetValue<int>());
        Assert.Equal("50", row["acct.numberofemployees@OData.Community.Display.V1.FormattedValue"]!.GetValue<string>());
        Assert.Equal("numberofemployees", row["acct.numberofemployees@OData.Community.Display.V1.AttributeName"]!.GetValue<string>());
        Assert.Equal("SYSTEM", row["acct.ownerid@OData.Community.Display.V1.FormattedValue"]!.GetValue<string>());
        Assert.Equal("systemuser", row["acct.ownerid@Microsoft.Dynamics.CRM.lookuplogicalname"]!.GetValue<string>());
    }

    [Fact]
    public async Task Aggregates_are_named_by_their_aliases()
    {
        var answer = await Get(Contacts(
            "<attribute name='contactid' alias='n' aggregate='count'/><attribute name='donotemail' alias='quiet' groupby='true'/><order alias='n'/>",
            "aggregate='true'"));
        Assert.Equal("""[{"n":1,"quiet":true},{"n":2,"quiet":false}]""", answer.Json["value"]!.ToJsonString());
        Assert.EndsWith("$metadata#contacts", answer.Json["@odata.context"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_follow_the_cookie_in_the_annotation()
    {
        const string Wanted = "odata.include-annotations=\"Microsoft.Dynamics.CRM.fetchxmlpagingcookie,Microsoft.Dynamics.CRM.morerecords\"";
        var first = await Get(Contacts(Names, "count='2' page='1'"), ("Prefer", Wanted));
        Assert.True(first.Json["@Microsoft.Dynamics.CRM.morerecords"]!.GetValue<bool>());
        var token = XElement.Parse(first.Json["@Microsoft.Dynamics.CRM.fetchxmlpagingcookie"]!.GetValue<string>());
        Assert.Equal("2", token.Attribute("pagenumber")!.Value);
        var cookie = Uri.UnescapeDataString(Uri.UnescapeDataString(token.Attribute("pagingcookie")!.Value));
        var second = await Get(Contacts(Names, new XAttribute("paging-cookie", cookie) + " count='2' page='2'"), ("Prefer", Wanted));
        Assert.Equal(["Cy"], second.Column("firstname"));
        Assert.False(second.Json["@Microsoft.Dynamics.CRM.morerecords"]!.GetValue<bool>());
        Assert.Null(second.Json["@Microsoft.Dynamics.CRM.fetchxmlpagingcookie"]);
        Assert.Null((await Get(Contacts(Names, "count='2'"))).Json["@Microsoft.Dynamics.CRM.morerecords"]);
        Assert.Equal(2, (await Get(Contacts(Names), ("Prefer", "odata.maxpagesize=2"))).Rows.Count);
    }

    [Fact]
    public async Task Counting_is_asked_for_in_the_FetchXML_or_beside_it()
    {
        var beside = await Get(Contacts(Names, "count='1'") + "&$count=true", ("Prefer", All));
        Assert.Equal(3, beside.Json["@odata.count"]!.GetValue<int>());
        Assert.Equal(3, beside.Json["@Microsoft.Dynamics.CRM.totalrecordcount"]!.GetValue<int>());
        Assert.False(beside.Json["@Microsoft.Dynamics.CRM.totalrecordcountlimitexceeded"]!.GetValue<bool>());
        Assert.Equal(3, (await Get(Contacts(Names, "count='1' returntotalrecordcount='true'"))).Json["@odata.count"]!.GetValue<int>());
        Assert.Null((await Get(Contacts(Names))).Json["@odata.count"]);
    }

    [Fact]
    public async Task A_collection_of_a_row_can_be_fetched_from()
    {
        var answer = await Get($"accounts({Contoso})/contact_customer_accounts" + Contacts(Names)["contacts".Length..]);
        Assert.Equal(["Ann"], answer.Column("firstname"));
    }

    [Theory]
    [InlineData("savedQuery", "savedquery")]
    [InlineData("userQuery", "userquery")]
    public async Task A_view_is_run_by_its_id_in_pages(string option, string table)
    {
        Organization.Load(
            table,
            [new Entity(table, View) { ["returnedtypecode"] = "contact", ["fetchxml"] = $"<fetch><entity name='contact'>{Names}</entity></fetch>" }]);
        var first = await Get($"contacts?{option}={Key}", ("Prefer", "odata.maxpagesize=2"));
        Assert.Equal(["Ann", "Bob"], first.Column("firstname"));
        var second = await Get(first.Json["@odata.nextLink"]!.GetValue<string>(), ("Prefer", "odata.maxpagesize=2"));
        Assert.Equal(["Cy"], second.Column("firstname"));
        Assert.Null(second.Json["@odata.nextLink"]);
        Assert.Equal(HttpStatusCode.BadRequest, (await Get($"accounts?{option}={Key}")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await Get($"contacts?{option}=x")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await Get($"contacts?{option}={Guid.NewGuid()}")).Status);
    }

    [Theory]
    [InlineData("contacts?fetchXml=", "0x80040203 Expected non-empty string.")]
    [InlineData("contacts?fetchXml=%3Cfetch", "0x80040201 Invalid XML.")]
    [InlineData("contacts?fetchXml=%3Cfetch/%3E", "0x80041102 Entity Name was not specified in FetchXml String.")]
    [InlineData("contacts?fetchXml=%3Cfetch%3E%3Centity%20name='account'/%3E%3C/fetch%3E", "0x80041128 Entity Name specified in FetchXml does not match")]
    [InlineData("contacts?fetchXml=%3Cfetch%3E%3Centity%20name='contact'%3E%3Cx/%3E%3C/entity%3E%3C/fetch%3E", "0x8004111c Invalid Child Node")]
    [InlineData("contacts?$select=firstname&fetchXml=%3Cfetch/%3E", "0x80060888 The query option '$select' cannot be used together with fetchXml.")]
    public async Task Wrong_FetchXML_is_a_bad_request(string address, string error)
    {
        var answer = await Get(address);
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.StartsWith(error, answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_row_and_a_count_are_not_fetched()
    {
        Assert.Equal(HttpStatusCode.NotImplemented, (await Get($"contacts({Ann})?fetchXml=%3Cfetch/%3E")).Status);
        Assert.Equal(HttpStatusCode.NotImplemented, (await Get("contacts/$count?fetchXml=%3Cfetch/%3E")).Status);
    }

    private static string Contacts(string inside, string attributes = "")
    {
        return "contacts?fetchXml=" + Uri.EscapeDataString($"<fetch {attributes}><entity name='contact'>{inside}</entity></fetch>");
    }
}
