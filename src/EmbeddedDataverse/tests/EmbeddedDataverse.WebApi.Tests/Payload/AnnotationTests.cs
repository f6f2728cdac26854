namespace EmbeddedDataverse.WebApi.Tests.Payload;

/// <summary>Values and their annotations.</summary>
public sealed class AnnotationTests : SampleTest
{
    private const string Formatted = "@OData.Community.Display.V1.FormattedValue";

    [Fact]
    public async Task Every_type_of_column_is_written_and_read()
    {
        const string Body = """
            {"sample_name":"N","sample_note":"long","sample_count":-3,"sample_big":9007199254740993,"sample_rate":1.25,"sample_share":0.5,"sample_price":99.9,
             "sample_paid":true,"sample_due":"2026-02-03T04:05:06Z","sample_code":"3f2504e0-4f89-41d3-9a0c-0305e82c3301","sample_size":2}
            """;
        var id = (await Post("sample_orders", Body)).NewId;
        var answer = await Get($"sample_orders({id})?$select=sample_name,sample_note,sample_count,sample_big,sample_rate,sample_share,sample_price,"
            + "sample_paid,sample_due,sample_code,sample_size");
        var sent = JsonNode.Parse(Body)!.AsObject();
        foreach (var (name, value) in sent)
        {
            Assert.Equal(value!.ToJsonString(), answer.Json[name]!.ToJsonString());
        }
    }

    [Fact]
    public async Task Labels_and_the_tables_of_lookups_are_given_when_asked_for()
    {
        var id = (await Post("sample_orders", $$"""{"sample_size":2,"sample_paid":false,"sample_count":1234,"sample_due":"2026-02-03T14:05:06Z","sample_Customer@odata.bind":"contacts({{Ann}})"}""")).NewId;
        var row = (await Get($"sample_orders({id})", ("Prefer", All))).Json;
        Assert.Equal("Large", row["sample_size" + Formatted]!.GetValue<string>());
        Assert.Equal("No", row["sample_paid" + Formatted]!.GetValue<string>());
        Assert.Equal("1,234", row["sample_count" + Formatted]!.GetValue<string>());
        Assert.Equal("2/3/2026 2:05 PM", row["sample_due" + Formatted]!.GetValue<string>());
        Assert.Equal("Ann O'Hara", row["_sample_customer_value" + Formatted]!.GetValue<string>());
        Assert.Equal("contact", row["_sample_customer_value@Microsoft.Dynamics.CRM.lookuplogicalname"]!.GetValue<string>());
        Assert.Equal("sample_Customer", row["_sample_customer_value@Microsoft.Dynamics.CRM.associatednavigationproperty"]!.GetValue<string>());
        Assert.Equal("Active", row["statecode" + Formatted]!.GetValue<string>());
    }

    [Fact]
    public async Task Only_the_annotations_that_were_asked_for_are_given()
    {
        static bool Has(Answer answer, string part) => answer.Json.Any(property => property.Key.Contains(part, StringComparison.Ordinal));
        var none = await Get($"contacts({Ann})");
        Assert.False(Has(none, "FormattedValue") || Has(none, "lookuplogicalname"));
        var formatted = await Get($"contacts({Ann})", ("Prefer", "odata.include-annotations=OData.Community.Display.V1.FormattedValue"));
        Assert.True(Has(formatted, "FormattedValue") && !Has(formatted, "lookuplogicalname"));
        var platform = await Get($"contacts({Ann})", ("Prefer", "odata.include-annotations=\"Microsoft.Dynamics.CRM.*\""));
        Assert.True(!Has(platform, "FormattedValue") && Has(platform, "lookuplogicalname"));
        var but = await Get($"contacts({Ann})", ("Prefer", "odata.include-annotations=\"*,-OData.Community.Display.V1.FormattedValue\""));
        Assert.True(!Has(but, "FormattedValue") && Has(but, "lookuplogicalname"));
        Assert.Contains("odata.include-annotations", but.Headers["Preference-Applied"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lookup_to_several_tables_says_by_which_property_it_leads_there()
    {
        var rows = (await Get("contacts?$select=_parentcustomerid_value&$orderby=firstname", ("Prefer", All))).Rows;
        Assert.Equal("parentcustomerid_account", rows[0]["_parentcustomerid_value@Microsoft.Dynamics.CRM.associatednavigationproperty"]!.GetValue<string>());
        Assert.Equal("parentcustomerid_contact", rows[2]["_parentcustomerid_value@Microsoft.Dynamics.CRM.associatednavigationproperty"]!.GetValue<string>());
    }
}
