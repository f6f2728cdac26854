namespace EmbeddedDataverse.WebApi.Tests.Query;

/// <summary>Selected columns and related rows.</summary>
public sealed class ExpandTests : SampleTest
{
    [Fact]
    public async Task Selected_columns_come_with_the_primary_key_and_without_values_as_null()
    {
        var row = (await Get($"contacts({Bob})?$select=firstname,emailaddress1")).Json;
        Assert.Equal(["@odata.context", "@odata.etag", "firstname", "emailaddress1", "contactid"], row.Select(property => property.Key));
        Assert.Null(row["emailaddress1"]);
        Assert.EndsWith("$metadata#contacts(firstname,emailaddress1)/$entity", row["@odata.context"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_selection_every_column_is_given()
    {
        var row = (await Get($"contacts({Bob})")).Json;
        Assert.Contains("_parentcustomerid_value", row.Select(property => property.Key));
        Assert.DoesNotContain("parentcustomeridtype", row.Select(property => property.Key));
        Assert.Equal("Bob Berg", row["fullname"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_lookup_is_expanded_with_its_own_selection()
    {
        var rows = (await Get("contacts?$select=firstname&$orderby=firstname&$expand=parentcustomerid_account($select=name),"
            + "parentcustomerid_contact($select=firstname;$expand=parentcustomerid_account($select=name))")).Rows;
        Assert.Equal("Contoso", rows[0]["parentcustomerid_account"]!["name"]!.GetValue<string>());
        Assert.Null(rows[0]["parentcustomerid_contact"]);
        Assert.Null(rows[2]["parentcustomerid_account"]);
        Assert.Equal("Ann", rows[2]["parentcustomerid_contact"]!["firstname"]!.GetValue<string>());
        Assert.Equal("Contoso", rows[2]["parentcustomerid_contact"]!["parentcustomerid_account"]!["name"]!.GetValue<string>());
        Assert.DoesNotContain("_parentcustomerid_value", rows[0].Select(property => property.Key));
    }

    [Fact]
    public async Task A_collection_is_expanded_in_order_and_up_to_a_number()
    {
        foreach (var number in (string[])["3", "1", "2"])
        {
            _ = await Post("sample_orders", $$"""{"sample_name":"O{{number}}","sample_count":{{number}},"sample_Customer@odata.bind":"/contacts({{Ann}})"}""");
        }

        var row = (await Get($"contacts({Ann})?$select=firstname&$expand=contact_sample_order_sample_customer($select=sample_name;$orderby=sample_name desc;"
            + "$top=2;$filter=sample_count gt 1)")).Json;
        Assert.Equal(["O3", "O2"], row["contact_sample_order_sample_customer"]!.AsArray().Select(order => order!["sample_name"]!.GetValue<string>()));
        var nobody = (await Get($"contacts({Bob})?$select=firstname&$expand=contact_sample_order_sample_customer($select=sample_name)")).Json;
        Assert.Empty(nobody["contact_sample_order_sample_customer"]!.AsArray());
    }

    [Fact]
    public async Task Addresses_lead_on_to_related_rows_and_single_columns()
    {
        Assert.Equal("Contoso", (await Get($"contacts({Ann})/parentcustomerid_account?$select=name")).Json["name"]!.GetValue<string>());
        Assert.Equal(HttpStatusCode.NoContent, (await Get($"contacts({Cy})/parentcustomerid_account")).Status);
        Assert.Equal(["Cy"], (await Get($"contacts({Ann})/contact_customer_contacts?$select=firstname")).Column("firstname"));
        Assert.Equal("Ann", (await Get($"contacts({Ann})/firstname")).Json["value"]!.GetValue<string>());
        Assert.Equal("Ann", (await Get($"contacts({Ann})/firstname/$value")).Text);
        Assert.Equal(HttpStatusCode.NoContent, (await Get($"contacts({Bob})/emailaddress1")).Status);
    }

    [Fact]
    public async Task A_row_is_found_by_an_alternate_key()
    {
        _ = await Post("sample_orders", """{"sample_name":"First","sample_number":"A'1"}""");
        Assert.Equal("First", (await Get("sample_orders(sample_number='A''1')?$select=sample_name")).Json["sample_name"]!.GetValue<string>());
        Assert.Equal(HttpStatusCode.NotFound, (await Get("sample_orders(sample_number='B')")).Status);
    }
}
