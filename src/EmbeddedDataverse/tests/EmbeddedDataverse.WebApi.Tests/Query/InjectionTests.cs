namespace EmbeddedDataverse.WebApi.Tests.Query;

/// <summary>Texts that would mean something to SQL, XML, JSON or HTML mean nothing here.</summary>
public sealed class InjectionTests : SampleTest
{
    /// <summary>Such texts.</summary>
    public static TheoryData<string> Texts => new()
    {
        "' OR '1'='1",
        "'; DROP TABLE contact; --",
        "\" OR 1=1 --",
        "') UNION SELECT name FROM sqlite_master --",
        "</script><script>alert(1)</script>",
        "\\u0027 or 1 eq 1",
        "\0\u0001\u001f",
        "${jndi:x}",
        "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>",
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task A_text_in_a_filter_is_only_compared(string text)
    {
        var literal = Uri.EscapeDataString(text.Replace("'", "''", StringComparison.Ordinal));
        foreach (var filter in new[] { $"firstname eq '{literal}'", $"contains(firstname,'{literal}')", $"firstname in ('{literal}')",
            $"Microsoft.Dynamics.CRM.In(PropertyName='firstname',PropertyValues=['{literal}'])" })
        {
            var answer = await Get($"contacts?$filter={filter}");
            Assert.True(answer.Status is HttpStatusCode.OK or HttpStatusCode.BadRequest, answer.Text);
            Assert.True(answer.Status == HttpStatusCode.BadRequest || answer.Rows.Count == 0, answer.Text);
        }

        Assert.Equal(3, (await Get("contacts?$select=firstname")).Rows.Count);
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task A_text_where_a_name_belongs_is_refused(string text)
    {
        var raw = Uri.EscapeDataString(text);
        foreach (var address in new[] { $"contacts?$filter={raw}", $"contacts?$select={raw}", $"contacts?$orderby={raw}", $"contacts?$expand={raw}", $"{raw}",
            $"contacts({raw})", $"contacts?$top={raw}", $"contacts?$skiptoken={raw}", $"EntityDefinitions(LogicalName='{raw}')",
            $"EntityDefinitions?$filter={raw}" })
        {
            var answer = await Get(address);
            Assert.True((int)answer.Status is >= 400 and < 500 or 501, $"{address}: {answer.Status} {answer.Text}");
            Assert.DoesNotContain("SQLite Error", answer.Text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(" at EmbeddedDataverse", answer.Text, StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task A_text_that_is_written_comes_back_as_it_was(string text)
    {
        var made = await Post("contacts", new JsonObject { ["description"] = text }.ToJsonString());
        Assert.Equal(HttpStatusCode.NoContent, made.Status);
        var answer = await Get($"contacts({made.NewId})?$select=description");
        Assert.Equal(text, answer.Json["description"]!.GetValue<string>());
        Assert.DoesNotContain("<script>", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_position_that_was_tampered_with_does_no_harm()
    {
        var page = await Get("contacts?$select=firstname", ("Prefer", "odata.maxpagesize=1"));
        var link = page.Json["@odata.nextLink"]!.GetValue<string>();
        foreach (var tampered in new[] { link.Replace("%22", "%27", StringComparison.Ordinal), link[..^40], link
            + "%27", link.Replace("pagenumber%3D%222%22", "pagenumber%3D%22-5%22", StringComparison.Ordinal),
            link.Replace("pagenumber%3D%222%22", "pagenumber%3D%2299999999999%22", StringComparison.Ordinal) })
        {
            var answer = await Get(tampered);
            Assert.True(answer.Status is HttpStatusCode.OK or HttpStatusCode.BadRequest, answer.Text);
        }
    }
}
