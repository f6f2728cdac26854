using System.Text.RegularExpressions;

namespace EmbeddedDataverse.WebApi.Tests.Http;

/// <summary>What every client of the platform counts on.</summary>
public sealed class ProtocolTests : SampleTest
{
    [Fact]
    public async Task If_None_Match_null_is_as_good_as_absent()
    {
        Assert.Equal(HttpStatusCode.OK, (await Get($"accounts({Contoso})?$select=name", ("If-None-Match", "null"))).Status);
        Assert.Equal(HttpStatusCode.NoContent, (await Patch($"accounts({Contoso})", """{"name":"New"}""", ("If-None-Match", "null"))).Status);
        Assert.Equal(HttpStatusCode.OK, (await Get("accounts?$select=name", ("If-None-Match", "null"))).Status);
    }

    [Theory]
    [InlineData("accounts?foo=1", "foo")]
    [InlineData("accounts?select=name", "select")]
    [InlineData("accounts?$foo=1", "$foo")]
    [InlineData("WhoAmI?foo=1", "foo")]
    [InlineData("accounts(00000000-0000-0000-0000-000000000001)/contact_customer_accounts?$select=firstname&a=b", "a")]
    public async Task Unknown_query_options_are_refused(string address, string name)
    {
        var refused = await Get(address);
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Equal($"0x80060888 The query parameter {name} is not supported", refused.Error);
    }

    [Fact]
    public async Task An_unknown_query_option_stops_a_write()
    {
        Assert.Equal(HttpStatusCode.BadRequest, (await Post("accounts?foo=1", """{"name":"Never"}""")).Status);
        Assert.Empty((await Get("accounts?$filter=name eq 'Never'")).Rows);
    }

    [Theory]
    [InlineData("EntityDefinitions?$select=LogicalName,Nosuch", "Nosuch", "EntityMetadata")]
    [InlineData("EntityDefinitions?$filter=Nosuch eq 'x'", "Nosuch", "EntityMetadata")]
    [InlineData("EntityDefinitions?$expand=Nosuch", "Nosuch", "EntityMetadata")]
    [InlineData("EntityDefinitions(LogicalName='account')/Attributes?$select=MaxLength", "MaxLength", "AttributeMetadata")]
    [InlineData("EntityDefinitions(LogicalName='account')/Attributes/Microsoft.Dynamics.CRM.StringAttributeMetadata?$select=Max", "Max",
        "StringAttributeMetadata")]
    public async Task Unknown_properties_of_definitions_are_refused(string address, string property, string type)
    {
        var refused = await Get(address);
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.EndsWith($"Could not find a property named '{property}' on type 'Microsoft.Dynamics.CRM.{type}'.", refused.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Definitions_say_yes_or_no_where_the_platform_does()
    {
        var table = (await Get("EntityDefinitions(LogicalName='account')?$select=IsPrivate,IsActivity,IsValidForAdvancedFind,IsAuditEnabled,CanCreateForms,"
            + "ActivityTypeMask")).Json;
        Assert.False(table["IsPrivate"]!.GetValue<bool>());
        Assert.False(table["IsActivity"]!.GetValue<bool>());
        Assert.True(table["IsValidForAdvancedFind"]!.GetValue<bool>());
        Assert.False(table["IsAuditEnabled"]!["Value"]!.GetValue<bool>());
        Assert.True(table["CanCreateForms"]!["Value"]!.GetValue<bool>());
        Assert.Equal(0, table["ActivityTypeMask"]!.GetValue<int>());
    }

    [Fact]
    public async Task Answers_say_how_many_requests_may_run_side_by_side()
    {
        Assert.Equal("1", (await Get("WhoAmI")).Headers["x-ms-dop-hint"]);
        Assert.Equal("1", (await Get("nosuch")).Headers["x-ms-dop-hint"]);
    }

    [Fact]
    public async Task The_total_is_an_annotation_and_minus_one_when_nobody_counts()
    {
        const string Total = "@Microsoft.Dynamics.CRM.totalrecordcount";
        Assert.Equal(-1, (await Get("accounts?$select=name", ("Prefer", All))).Json[Total]!.GetValue<int>());
        Assert.Equal(2, (await Get("accounts?$select=name&$count=true", ("Prefer", All))).Json[Total]!.GetValue<int>());
        Assert.Null((await Get("accounts?$select=name&$count=true")).Json[Total]);
    }

    [Theory]
    [InlineData("accounts?$select=name", "odata.maxpagesize=1,return=representation", "odata.maxpagesize=1")]
    [InlineData("accounts?$select=name&$top=1", "odata.maxpagesize=1", null)]
    [InlineData("accounts?$select=name", "odata.track-changes", null)]
    [InlineData("accounts?$select=name", "odata.maxpagesize=0", null)]
    public async Task What_is_preferred_and_heeded_is_said(string address, string prefer, string? applied)
    {
        Assert.Equal(applied, (await Get(address, ("Prefer", prefer))).Headers.GetValueOrDefault("Preference-Applied"));
    }

    [Fact]
    public async Task Top_decides_beside_a_page_size()
    {
        var answer = await Get("contacts?$select=firstname&$top=2", ("Prefer", "odata.maxpagesize=1"));
        Assert.Equal(2, answer.Rows.Count);
        Assert.Null(answer.Json["@odata.nextLink"]);
    }

    [Fact]
    public async Task A_guid_may_stand_in_quotes()
    {
        Assert.Equal(["Ann"], (await Get($"contacts?$select=firstname&$filter=_parentcustomerid_value eq '{Contoso}'")).Column("firstname"));
        Assert.Equal(["Ann"], (await Get($"contacts?$select=firstname&$filter='{Ann}' eq contactid")).Column("firstname"));
        Assert.Equal(HttpStatusCode.BadRequest, (await Get("contacts?$filter=contactid eq 'x'")).Status);
    }

    [Fact]
    public async Task A_request_expands_fifteen_times_at_most_in_all_levels()
    {
        Assert.Equal(HttpStatusCode.OK, (await Get($"contacts?$select=firstname&$expand={Nested(15)}")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await Get($"contacts?$select=firstname&$expand={Nested(16)}")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await Get($"contacts?$select=firstname&$expand={Nested(60)}")).Status);
    }

    [Fact]
    public async Task An_expanded_collection_goes_on_behind_its_page()
    {
        for (var number = 1; number <= 4; number++)
        {
            _ = Organization.System.Create(
                new Entity("contact") { ["firstname"] = $"C{number}", ["parentcustomerid"] = new EntityReference("account", Contoso) });
        }

        const string Nested = "contact_customer_accounts($select=firstname;$filter=startswith(firstname,'C');$orderby=firstname desc)";
        var row = (await Get($"accounts({Contoso})?$select=name&$expand={Nested}", ("Prefer", "odata.maxpagesize=3"))).Json;
        List<string?> names = [.. row["contact_customer_accounts"]!.AsArray().Select(contact => contact!["firstname"]!.ToString())];
        Assert.Equal(["C4", "C3", "C2"], names);
        var next = await Get(row["contact_customer_accounts@odata.nextLink"]!.ToString(), ("Prefer", "odata.maxpagesize=3"));
        Assert.Equal(["C1"], next.Column("firstname"));
        Assert.Null(next.Json["@odata.nextLink"]);
        Assert.Null((await Get($"accounts({Contoso})?$select=name&$expand={Nested}")).Json["contact_customer_accounts@odata.nextLink"]);
    }

    [Fact]
    public async Task A_batch_says_where_new_rows_are()
    {
        const string Body = "--b\nContent-Type: application/http\n\nPOST accounts HTTP/1.1\nContent-Type: application/json\n\n{\"name\":\"B\"}\n--b--\n";
        var answer = await Post("$batch", Body, ("Content-Type", "multipart/mixed; boundary=b"), ("Prefer", "odata.continue-on-error"));
        Assert.Equal("odata.continue-on-error", answer.Headers["Preference-Applied"]);
        var addresses = Regex.Matches(answer.Text, "(OData-EntityId|Location): (?<address>[^\r]+)\r", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));
        Assert.Equal(2, addresses.Count);
        Assert.Equal(addresses[0].Groups["address"].Value, addresses[1].Groups["address"].Value);
    }

    [Fact]
    public async Task A_body_that_is_too_large_is_refused_with_a_body()
    {
        var refused = await Post("accounts", new string(' ', 33 * 1024 * 1024), ("Expect", "100-continue"));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, refused.Status);
        Assert.NotEmpty(refused.Error);
    }

    private static string Nested(int levels) => levels == 1 ? "createdby" : $"createdby($expand={Nested(levels - 1)})";
}
