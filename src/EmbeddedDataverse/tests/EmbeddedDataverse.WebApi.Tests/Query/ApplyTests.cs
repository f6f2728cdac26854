namespace EmbeddedDataverse.WebApi.Tests.Query;

/// <summary>Groups and sums by <c>$apply</c>.</summary>
public sealed class ApplyTests : SampleTest
{
    [Theory]
    [InlineData("groupby((donotemail))", """[{"donotemail":false},{"donotemail":true}]""")]
    [InlineData("groupby((donotemail),aggregate($count as n))", """[{"donotemail":false,"n":2},{"donotemail":true,"n":1}]""")]
    [InlineData("aggregate($count as n)", """[{"n":3}]""")]
    [InlineData("filter(firstname ne 'Ann')/aggregate($count as n)", """[{"n":2}]""")]
    [InlineData("filter(firstname ne 'Ann')/groupby((firstname))", """[{"firstname":"Bob"},{"firstname":"Cy"}]""")]
    [InlineData("groupby((emailaddress1))", """[{},{"emailaddress1":"ann@example.com"},{"emailaddress1":"cy@example.com"}]""")]
    [InlineData(
        "groupby((parentcustomerid_account/name),aggregate($count as n))",
        """[{"n":1},{"n":1,"account_name":"Contoso"},{"n":1,"account_name":"Fabrikam"}]""")]
    public async Task Contacts_are_grouped_and_counted(string apply, string rows)
    {
        var answer = await Get("contacts?$apply=" + Uri.EscapeDataString(apply));
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal(rows, answer.Json["value"]!.ToJsonString());
    }

    [Theory]
    [InlineData("sum", 57)]
    [InlineData("average", 28)]
    [InlineData("min", 7)]
    [InlineData("max", 50)]
    public async Task Numbers_are_summed(string method, int value)
    {
        Assert.Equal(value, (await Get($"accounts?$apply=aggregate(numberofemployees with {method} as x)")).Rows[0]["x"]!.GetValue<int>());
    }

    [Fact]
    public async Task Lookups_keep_their_property_and_annotations()
    {
        var row = (await Get("contacts?$apply=groupby((statecode,_ownerid_value),aggregate($count as n))", ("Prefer", All))).Rows[0];
        Assert.Equal("SYSTEM", row["_ownerid_value@OData.Community.Display.V1.FormattedValue"]!.GetValue<string>());
        Assert.Equal(Organization.SystemUserId.ToString("D"), row["_ownerid_value"]!.GetValue<string>());
        Assert.Equal(
            ("Active", "3"),
            (
                row["statecode@OData.Community.Display.V1.FormattedValue"]!.GetValue<string>(),
                row["n@OData.Community.Display.V1.FormattedValue"]!.GetValue<string>()));
    }

    [Fact]
    public async Task Groups_are_ordered_by_their_columns_cut_and_paged()
    {
        Assert.Equal(["Cy", "Bob"], (await Get("contacts?$apply=groupby((firstname))&$orderby=firstname desc&$top=2")).Column("firstname"));
        var first = await Get("contacts?$apply=groupby((firstname))&$orderby=firstname", ("Prefer", "odata.maxpagesize=2"));
        Assert.Equal(["Ann", "Bob"], first.Column("firstname"));
        Assert.Equal(["Cy"], (await Get(first.Json["@odata.nextLink"]!.GetValue<string>(), ("Prefer", "odata.maxpagesize=2"))).Column("firstname"));
    }

    [Theory]
    [InlineData(
        "contacts?$apply=groupby((firstname),aggregate($count as n))&$orderby=n",
        HttpStatusCode.BadRequest,
        "The query node SingleValueOpenPropertyAccess is not supported.")]
    [InlineData("contacts?$apply=groupby((createdon))", HttpStatusCode.NotImplemented, "groupby with datetime values")]
    [InlineData("contacts?$apply=aggregate($count as n)/filter(n gt 1)", HttpStatusCode.NotImplemented, "The transformation Filter of $apply in this place")]
    [InlineData("contacts?$apply=aggregate(contactid with countdistinct as n)", HttpStatusCode.NotImplemented, "The aggregate method CountDistinct")]
    [InlineData("contacts?$apply=filter(firstname eq 'Ann')", HttpStatusCode.NotImplemented, "$apply without groupby or aggregate")]
    [InlineData(
        "contacts?$apply=groupby((firstname))&$filter=firstname eq 'Ann'",
        HttpStatusCode.NotImplemented,
        "The query option '$filter' together with $apply")]
    [InlineData("contacts?$apply=groupby((nothing))", HttpStatusCode.BadRequest, "Could not find a property named 'nothing'")]
    [InlineData("contacts?$apply=aggregate(firstname with sum as x)", HttpStatusCode.NotImplemented, "The aggregate Sum")]
    [InlineData("contacts?$apply=nonsense", HttpStatusCode.BadRequest, "")]
    public async Task What_cannot_be_applied_is_said(string address, HttpStatusCode status, string words)
    {
        var answer = await Get(address);
        Assert.Equal(status, answer.Status);
        Assert.Contains(words, answer.Error, StringComparison.Ordinal);
    }
}
