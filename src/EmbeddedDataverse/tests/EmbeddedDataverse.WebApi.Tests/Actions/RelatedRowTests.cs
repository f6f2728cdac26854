namespace EmbeddedDataverse.WebApi.Tests.Actions;

/// <summary>Rows that are created together, counted and named as related, and relationships between many and many.</summary>
public sealed class RelatedRowTests : SampleTest
{
    [Fact]
    public async Task A_row_is_made_with_related_rows()
    {
        var made = await Post(
            "accounts",
            """{"name":"Deep","primarycontactid":{"lastname":"First"},"contact_customer_accounts":[{"lastname":"A"},{"lastname":"B","contact_customer_contacts":[{"lastname":"C"}]}]}""");
        Assert.Equal(HttpStatusCode.NoContent, made.Status);
        var row = (await Get($"accounts({made.NewId})?$select=name&$expand=primarycontactid($select=lastname),contact_customer_accounts($select=lastname;"
            + "$orderby=lastname)")).Json;
        Assert.Equal("First", row["primarycontactid"]!["lastname"]!.GetValue<string>());
        Assert.Equal(["A", "B"], row["contact_customer_accounts"]!.AsArray().Select(contact => contact!["lastname"]!.GetValue<string>()));
        Assert.Equal("1", (await Get("contacts/$count?$filter=parentcustomerid_contact/lastname eq 'B'")).Text);
    }

    [Theory]
    [InlineData("""{"name":"X","contact_customer_accounts":{"lastname":"A"}}""", "'contact_customer_accounts' must hold a list of rows")]
    [InlineData("""{"name":"X","contact_customer_accounts":["A"]}""", "'contact_customer_accounts' must hold rows")]
    [InlineData("""{"name":"X","primarycontactid":[]}""", "'primarycontactid' must hold a row")]
    [InlineData("""{"name":"X","contact_customer_accounts":[{"nothing":1}]}""", "Invalid property 'nothing'")]
    public async Task Wrong_related_rows_are_refused_and_nothing_is_made(string body, string words)
    {
        var answer = await Post("accounts", body);
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains(words, answer.Error, StringComparison.Ordinal);
        Assert.Equal("0", (await Get("accounts/$count?$filter=name eq 'X'")).Text);
    }

    [Fact]
    public async Task A_change_does_not_make_rows()
    {
        var answer = await Patch($"accounts({Contoso})", """{"contact_customer_accounts":[{"lastname":"A"}]}""");
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains("Deep inserts are not allowed in updates", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Related_rows_are_counted_and_named()
    {
        Assert.Equal("1", (await Get($"accounts({Contoso})/contact_customer_accounts/$count")).Text);
        Assert.Equal("0", (await Get($"accounts({Contoso})/contact_customer_accounts/$count?$filter=firstname eq 'Bob'")).Text);
        var references = await Get($"accounts({Contoso})/contact_customer_accounts/$ref");
        Assert.Equal([$"{Root}contacts({Ann})"], references.Column("@odata.id"));
        Assert.EndsWith("$metadata#Collection($ref)", references.Json["@odata.context"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal($"{Root}accounts({Contoso})", (await Get($"contacts({Ann})/parentcustomerid_account/$ref")).Json["@odata.id"]!.GetValue<string>());
        Assert.Equal(HttpStatusCode.NoContent, (await Get($"contacts({Ann})/parentcustomerid_contact/$ref")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await Get($"contacts({Ann})/parentcustomerid_account/$count")).Status);
    }

    [Fact]
    public async Task Members_of_teams_are_set_read_expanded_filtered_and_removed()
    {
        var user = Organization.CreateUser("Member");
        var team = (await Post("teams", """{"name":"T"}""")).NewId;
        Assert.Equal(
            HttpStatusCode.NoContent,
            (await Post($"teams({team})/teammembership_association/$ref", $$"""{"@odata.id":"{{Root}}systemusers({{user}})"}""")).Status);
        Assert.Equal(["Member"], (await Get($"teams({team})/teammembership_association?$select=fullname")).Column("fullname"));
        Assert.Equal("1", (await Get($"systemusers({user})/teammembership_association/$count")).Text);
        Assert.Equal(["T"], (await Get("teams?$filter=teammembership_association/any(u:u/fullname eq 'Member')")).Column("name"));
        Assert.Equal(
            ["T"],
            (await Get($"systemusers({user})/teammembership_association?fetchXml=%3Cfetch%3E%3Centity name='team'%3E%3Cattribute "
                + "name='name'/%3E%3C/entity%3E%3C/fetch%3E")).Column("name"));
        var expanded = (await Get($"systemusers({user})?$select=fullname&$expand=teammembership_association($select=name)")).Json;
        Assert.Equal("T", Assert.Single(expanded["teammembership_association"]!.AsArray())!["name"]!.GetValue<string>());
        Assert.Equal(HttpStatusCode.NoContent, (await Delete($"teams({team})/teammembership_association({user})/$ref")).Status);
        Assert.Equal("0", (await Get($"teams({team})/teammembership_association/$count")).Text);
    }
}
