namespace EmbeddedDataverse.WebApi.Tests.Http;

/// <summary>Who calls, and what that user may do.</summary>
public sealed class SignInTests : SampleTest
{
    private Guid reader;
    private Guid stranger;

    /// <inheritdoc />
    protected override void Arrange()
    {
        base.Arrange();
        reader = Organization.CreateUser("Reader", "prvReadContact", "prvReadAccount");
        stranger = Organization.CreateUser("Stranger");
        Organization.System.Update(new Entity("systemuser", reader) { ["azureactivedirectoryobjectid"] = new Guid("aaaaaaaa-0000-0000-0000-000000000001") });
    }

    [Fact]
    public async Task The_shell_signs_a_user_in_by_a_cookie()
    {
        var chosen = await Post("/shell/user", $$"""{"id":"{{reader}}"}""");
        Assert.Equal(HttpStatusCode.NoContent, chosen.Status);
        var cookie = chosen.Headers["Set-Cookie"];
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(reader.ToString(), (await Get("WhoAmI", ("Cookie", cookie.Split(';')[0]))).Json["UserId"]!.GetValue<string>());
        Assert.Equal(Organization.SystemUserId.ToString(), (await Get("WhoAmI", ("Cookie", "embedded-user=nobody"))).Json["UserId"]!.GetValue<string>());
        Assert.Equal(HttpStatusCode.BadRequest, (await Post("/shell/user", """{"id":"x"}""")).Status);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await Post("/shell/user", """{"id":"x"}""", ("Content-Type", "text/plain"))).Status);
    }

    [Fact]
    public async Task A_user_is_told_which_privilege_is_missing()
    {
        var by = ("Cookie", $"embedded-user={reader}");
        Assert.Equal(3, (await Get("contacts", by)).Rows.Count);
        var refused = await Post("contacts", """{"firstname":"Eve"}""", by);
        Assert.Equal(HttpStatusCode.Forbidden, refused.Status);
        Assert.StartsWith("0x80040220 ", refused.Error, StringComparison.Ordinal);
        Assert.Contains("prvCreateContact", refused.Error, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await Get("contacts", ("Cookie", $"embedded-user={stranger}"))).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await Get("contacts?$expand=parentcustomerid_account,createdby", by)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await Get("contacts?$filter=createdby/fullname eq 'SYSTEM'", by)).Status);
    }

    [Theory]
    [InlineData("MSCRMCallerID")]
    [InlineData("CallerObjectId")]
    public async Task A_header_runs_a_request_as_another_user(string header)
    {
        var user = header == "MSCRMCallerID" ? reader.ToString() : "aaaaaaaa-0000-0000-0000-000000000001";
        Assert.Equal(reader.ToString(), (await Get("WhoAmI", (header, user))).Json["UserId"]!.GetValue<string>());
        Assert.Equal(HttpStatusCode.Forbidden, (await Get("WhoAmI", (header, Guid.NewGuid().ToString()))).Status);
        var notAllowed = await Get("WhoAmI", (header, user), ("Cookie", $"embedded-user={stranger}"));
        Assert.Equal(HttpStatusCode.Forbidden, notAllowed.Status);
        Assert.Contains("prvActOnBehalfOfAnotherUser", notAllowed.Error, StringComparison.Ordinal);
    }
}
