namespace EmbeddedDataverse.WebApi.Tests.Http;

/// <summary>Web resources and the shell.</summary>
public sealed class WebResourceTests : ServedTest
{
    private readonly string folder = Directory.CreateTempSubdirectory("webresources").FullName;

    /// <inheritdoc />
    protected override void Arrange()
    {
        Directory.CreateDirectory(Path.Combine(folder, "sample_"));
        File.WriteAllText(Path.Combine(folder, "sample_", "page.html"), "<p>page</p>");
        File.WriteAllText(Path.Combine(folder, "sample_", "code.js"), "export {};");
    }

    private protected override WebApiOptions Options() => new() { Url = "http://127.0.0.1:0", RunsJobs = false, WebResourceFolder = folder };

    [Fact]
    public async Task A_file_is_served_with_its_type()
    {
        var page = await Get("/WebResources/sample_/page.html");
        Assert.Equal("<p>page</p>", page.Text);
        Assert.Equal("text/html; charset=utf-8", page.Headers["Content-Type"]);
        Assert.StartsWith("text/javascript", (await Get("/WebResources/sample_/code.js?x=1")).Headers["Content-Type"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/WebResources/nosuch.html")]
    [InlineData("/WebResources/../EmbeddedDataverse.dll")]
    [InlineData("/WebResources/..%2F..%2Fetc%2Fpasswd")]
    [InlineData("/WebResources/%2Fetc%2Fpasswd")]
    [InlineData("/WebResources/sample_")]
    [InlineData("/nosuch")]
    public async Task Nothing_else_is_served(string address) => Assert.Equal(HttpStatusCode.NotFound, (await Get(address)).Status);

    [Fact]
    public async Task Links_out_of_the_folder_are_not_followed()
    {
        var outside = Directory.CreateTempSubdirectory("outside").FullName;
        await File.WriteAllTextAsync(Path.Combine(outside, "secret.html"), "secret");
        _ = File.CreateSymbolicLink(Path.Combine(folder, "linked.html"), Path.Combine(outside, "secret.html"));
        _ = Directory.CreateSymbolicLink(Path.Combine(folder, "there"), outside);
        Assert.Equal(HttpStatusCode.NotFound, (await Get("/WebResources/linked.html")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await Get("/WebResources/there/secret.html")).Status);
        Assert.DoesNotContain("secret", (await Get("/shell/state")).Text, StringComparison.Ordinal);
        Directory.Delete(outside, recursive: true);
    }

    [Fact]
    public async Task The_shell_lists_pages_and_says_that_it_is_a_stand_in()
    {
        Assert.Contains("stands in", (await Get("/")).Text, StringComparison.Ordinal);
        Assert.Contains("stands in", (await Get("/main.aspx?pagetype=entitylist&etn=contact")).Text, StringComparison.Ordinal);
        var state = (await Get("/shell/state")).Json;
        Assert.Equal(["sample_/page.html"], state["pages"]!.AsArray().Select(page => page!.GetValue<string>()));
        Assert.Equal(["SYSTEM"], state["users"]!.AsArray().Select(user => user!["name"]!.GetValue<string>()));
        Assert.StartsWith("text/javascript", (await Get("/shell/shell.js")).Headers["Content-Type"], StringComparison.Ordinal);
    }
}
