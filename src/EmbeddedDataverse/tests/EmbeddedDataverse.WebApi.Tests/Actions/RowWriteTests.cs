namespace EmbeddedDataverse.WebApi.Tests.Actions;

/// <summary>Rows are made, changed and deleted.</summary>
public sealed class RowWriteTests : SampleTest
{
    private const string Representation = "return=representation";
    private static readonly Guid Free = Guid.Parse("11111111-2222-3333-4444-555555555555");

    [Fact]
    public async Task A_new_row_is_answered_by_its_address()
    {
        var made = await Post("accounts", $$"""{"name":"Northwind","primarycontactid@odata.bind":"{{Root}}contacts({{Ann}})","ownerid@odata.bind":"/systemusers({{Organization.SystemUserId}})"}""");
        Assert.Equal(HttpStatusCode.NoContent, made.Status);
        Assert.Equal($"{Root}accounts({made.NewId})", made.Headers["OData-EntityId"]);
        Assert.Equal(Ann.ToString(),
            (await Get($"accounts({made.NewId})?$select=_primarycontactid_value")).Json["_primarycontactid_value"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_new_row_is_given_back_when_it_is_wanted()
    {
        var made = await Post("accounts?$select=name&$expand=primarycontactid($select=firstname)", $$"""{"name":"Northwind","primarycontactid@odata.bind":"/contacts({{Ann}})"}""", ("Prefer", Representation));
        Assert.Equal(HttpStatusCode.Created, made.Status);
        Assert.Equal("Northwind", made.Json["name"]!.GetValue<string>());
        Assert.Equal("Ann", made.Json["primarycontactid"]!["firstname"]!.GetValue<string>());
        Assert.Equal(Representation, made.Headers["Preference-Applied"]);
    }

    [Fact]
    public async Task A_change_touches_only_what_it_names()
    {
        var changed = await Patch($"contacts({Ann})", """{"firstname":"Anna","emailaddress1":null}""");
        Assert.Equal(HttpStatusCode.NoContent, changed.Status);
        var row = (await Get($"contacts({Ann})?$select=fullname,emailaddress1")).Json;
        Assert.Equal("Anna O'Hara", row["fullname"]!.GetValue<string>());
        Assert.Null(row["emailaddress1"]);
        var shown = await Patch($"contacts({Ann})?$select=firstname", """{"firstname":"Annie"}""", ("Prefer", Representation));
        Assert.Equal(HttpStatusCode.OK, shown.Status);
        Assert.Equal("Annie", shown.Json["firstname"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_row_that_is_not_there_is_made_unless_the_request_forbids_it()
    {
        Assert.Equal(HttpStatusCode.NotFound, (await Patch($"contacts({Free})", """{"firstname":"New"}""", ("If-Match", "*"))).Status);
        Assert.Equal(HttpStatusCode.NoContent, (await Patch($"contacts({Free})", """{"firstname":"New"}""")).Status);
        Assert.Equal("New", (await Get($"contacts({Free})/firstname/$value")).Text);
        var again = await Patch($"contacts({Free})", """{"firstname":"Newer"}""", ("If-None-Match", "*"));
        Assert.Equal(HttpStatusCode.PreconditionFailed, again.Status);
        Assert.Equal("New", (await Get($"contacts({Free})/firstname/$value")).Text);
    }

    [Fact]
    public async Task A_row_is_made_and_changed_by_an_alternate_key()
    {
        var made = await Patch("sample_orders(sample_number='K1')", """{"sample_name":"One"}""", ("Prefer", Representation));
        Assert.Equal(HttpStatusCode.Created, made.Status);
        Assert.Equal("K1", made.Json["sample_number"]!.GetValue<string>());
        Assert.Equal(HttpStatusCode.NoContent, (await Patch("sample_orders(sample_number='K1')", """{"sample_name":"Two"}""")).Status);
        Assert.Equal("Two", (await Get("sample_orders(sample_number='K1')/sample_name/$value")).Text);
        Assert.Equal(HttpStatusCode.NoContent, (await Delete("sample_orders(sample_number='K1')")).Status);
        Assert.Equal("0", (await Get("sample_orders/$count")).Text);
    }

    [Fact]
    public async Task A_stale_tag_stops_a_change_and_a_deletion()
    {
        var tag = (await Get($"contacts({Ann})?$select=firstname")).Json["@odata.etag"]!.GetValue<string>();
        Assert.Equal(HttpStatusCode.NotModified, (await Get($"contacts({Ann})?$select=firstname", ("If-None-Match", tag))).Status);
        Assert.Equal(HttpStatusCode.NoContent, (await Patch($"contacts({Ann})", """{"firstname":"A"}""", ("If-Match", tag))).Status);
        var stale = await Patch($"contacts({Ann})", """{"firstname":"B"}""", ("If-Match", tag));
        Assert.Equal(HttpStatusCode.PreconditionFailed, stale.Status);
        Assert.StartsWith("0x80060882 ", stale.Error, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await Delete($"contacts({Ann})", ("If-Match", tag))).Status);
        Assert.Equal(HttpStatusCode.OK, (await Get($"contacts({Ann})?$select=firstname", ("If-None-Match", tag))).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await Delete($"contacts({Ann})", ("If-Match", "nonsense"))).Status);
        Assert.Equal(HttpStatusCode.NoContent, (await Delete($"contacts({Ann})")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await Delete($"contacts({Ann})")).Status);
    }

    [Fact]
    public async Task One_column_is_set_and_cleared()
    {
        Assert.Equal(HttpStatusCode.NoContent, (await Send(HttpMethod.Put, $"contacts({Ann})/jobtitle", """{"value":"Chief"}""")).Status);
        Assert.Equal("Chief", (await Get($"contacts({Ann})/jobtitle/$value")).Text);
        Assert.Equal(HttpStatusCode.NoContent, (await Delete($"contacts({Ann})/jobtitle")).Status);
        Assert.Equal(HttpStatusCode.NoContent, (await Get($"contacts({Ann})/jobtitle")).Status);
    }

    [Fact]
    public async Task Links_are_set_and_cleared_from_either_end()
    {
        async Task<string?> Parent() => (await Get($"contacts({Ann})?$select=_parentcustomerid_value")).Json["_parentcustomerid_value"]?.GetValue<string>();
        Assert.Equal(HttpStatusCode.NoContent, (await Send(HttpMethod.Put, $"contacts({Ann})/parentcustomerid_account/$ref", $$"""{"@odata.id":"{{Root}}accounts({{Fabrikam}})"}""")).Status);
        Assert.Equal(Fabrikam.ToString(), await Parent());
        Assert.Equal(HttpStatusCode.NoContent, (await Delete($"contacts({Ann})/parentcustomerid_account/$ref")).Status);
        Assert.Null(await Parent());
        Assert.Equal(HttpStatusCode.NoContent, (await Post($"accounts({Contoso})/contact_customer_accounts/$ref", $$"""{"@odata.id":"contacts({{Ann}})"}""")).Status);
        Assert.Equal(Contoso.ToString(), await Parent());
        Assert.Equal(HttpStatusCode.NoContent, (await Delete($"accounts({Contoso})/contact_customer_accounts({Ann})/$ref")).Status);
        Assert.Null(await Parent());
    }

    [Fact]
    public async Task A_lookup_is_cleared_by_null()
    {
        Assert.Equal(HttpStatusCode.NoContent, (await Patch($"contacts({Ann})", """{"parentcustomerid_account@odata.bind":null}""")).Status);
        Assert.Null((await Get($"contacts({Ann})?$select=_parentcustomerid_value")).Json["_parentcustomerid_value"]);
    }

    [Fact]
    public async Task Rows_are_written_in_bulk()
    {
        var made = await Post("sample_orders/Microsoft.Dynamics.CRM.CreateMultiple", """{"Targets":[{"@odata.type":"Microsoft.Dynamics.CRM.sample_order","sample_name":"A"},{"sample_name":"B"}]}""");
        Assert.Equal(HttpStatusCode.OK, made.Status);
        var ids = made.Json["Ids"]!.AsArray().Select(id => id!.GetValue<string>()).ToList();
        var body = $$"""{"Targets":[{"sample_orderid":"{{ids[0]}}","sample_name":"C"},{"sample_orderid":"{{ids[1]}}","sample_name":"D"}]}""";
        Assert.Equal(HttpStatusCode.NoContent, (await Post("sample_orders/Microsoft.Dynamics.CRM.UpdateMultiple", body)).Status);
        Assert.Equal(["C", "D"], (await Get("sample_orders?$select=sample_name&$orderby=sample_name")).Column("sample_name"));
        Assert.Equal(HttpStatusCode.BadRequest, (await Post("sample_orders/Microsoft.Dynamics.CRM.CreateMultiple", """{"Targets":[{"@odata.type":"Microsoft.Dynamics.CRM.contact"}]}""")).Status);
    }

    [Fact]
    public async Task Steps_see_the_tag_of_a_request()
    {
        var tags = new List<object>();
        _ = await Server.UseAsync(() => Organization.RegisterOn("Create", "account", context => tags.Add(context.SharedVariables["tag"])));
        _ = await Post("accounts?tag=from%20the%20web", """{"name":"Tagged"}""");
        Assert.Equal(["from the web"], tags);
    }
}
