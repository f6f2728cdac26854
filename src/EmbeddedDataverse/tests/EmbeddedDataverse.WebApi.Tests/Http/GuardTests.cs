namespace EmbeddedDataverse.WebApi.Tests.Http;

/// <summary>Only this machine is answered, and pages of other sites are not.</summary>
public sealed class GuardTests : SampleTest
{
    [Theory]
    [InlineData("http://0.0.0.0:5010")]
    [InlineData("http://192.168.1.2:5010")]
    [InlineData("http://*:5010")]
    [InlineData("http://example.com:5010")]
    [InlineData("https://127.0.0.1:5010")]
    [InlineData("http://127.0.0.1:5010/path")]
    [InlineData("nonsense")]
    public async Task Addresses_that_others_could_reach_are_refused(string url)
    {
        using var other = EmbeddedDataverse.Organization.Open();
        var refusal = await Assert.ThrowsAsync<ArgumentException>(() => WebApiServer.StartAsync(other, new WebApiOptions { Url = url }));
        Assert.Contains($"'{url}'", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("evil.example")]
    [InlineData("127.0.0.1.evil.example")]
    [InlineData("10.0.0.1")]
    public async Task A_foreign_host_name_is_refused(string host)
    {
        var answer = await Get("contacts", ("Host", host));
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.DoesNotContain("Ann", answer.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("localhost")]
    [InlineData("[::1]")]
    public async Task Names_of_this_machine_are_answered(string host) => Assert.Equal(HttpStatusCode.OK, (await Get("contacts", ("Host", host))).Status);

    [Theory]
    [InlineData("Origin", "http://evil.example")]
    [InlineData("Origin", "null")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    public async Task Requests_from_pages_of_other_sites_are_refused(string header, string value)
    {
        Assert.Equal(HttpStatusCode.Forbidden, (await Get("contacts", (header, value))).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await Post("contacts", "{}", (header, value))).Status);
        Assert.Equal(HttpStatusCode.Forbidden,
            (await Send(HttpMethod.Options, "contacts", null, (header, value), ("Access-Control-Request-Method", "POST"))).Status);
    }

    [Fact]
    public async Task Requests_of_its_own_pages_are_answered()
    {
        var answer = await Get("contacts", ("Origin", Server.Address.GetLeftPart(UriPartial.Authority)), ("Sec-Fetch-Site", "same-origin"));
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.DoesNotContain(answer.Headers.Keys, name => name.StartsWith("Access-Control", StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("multipart/form-data; boundary=x")]
    public async Task What_a_form_can_send_is_refused(string type) => Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await Post("contacts", """{"firstname":"Eve"}""", ("Content-Type", type))).Status);

    [Theory]
    [InlineData("contacts")]
    [InlineData("/")]
    [InlineData("/WebResources/nosuch.html")]
    public async Task Every_answer_tells_browsers_to_be_careful(string address)
    {
        var answer = await Get(address);
        Assert.Equal("nosniff", answer.Headers["X-Content-Type-Options"]);
        Assert.Contains("default-src 'none'", answer.Headers["Content-Security-Policy"], StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", answer.Headers["Content-Security-Policy"], StringComparison.Ordinal);
        Assert.False(answer.Headers.ContainsKey("Server"));
    }

    [Fact]
    public async Task A_port_that_is_taken_is_said()
    {
        using var other = EmbeddedDataverse.Organization.Open();
        _ = await Assert.ThrowsAsync<IOException>(() => WebApiServer.StartAsync(other, new WebApiOptions { Url = Server.Address.ToString() }));
    }
}
