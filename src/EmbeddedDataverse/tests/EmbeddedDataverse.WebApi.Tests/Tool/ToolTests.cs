namespace EmbeddedDataverse.WebApi.Tests.Tool;

public sealed class ToolTests : IDisposable
{
    private static readonly HttpClient Client = new(new SocketsHttpHandler { UseProxy = false });

    private readonly string path = Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString("N") + ".db");

    [Fact]
    public async Task A_new_organisation_is_served_and_kept_and_only_one_process_has_it()
    {
        using (var tool = await ToolProcess.Serve(path, "--new"))
        {
            using var made = await Client.PostAsync(new Uri(tool.Address, "accounts"), Json("""{"name":"Contoso"}"""));
            Assert.Equal(HttpStatusCode.NoContent, made.StatusCode);
            var refusal = Assert.Throws<Files.OrganizationInUseException>(() => Organization.Open(new OrganizationOptions { Path = path }));
            Assert.Equal(tool.Id, refusal.ProcessId);
            var (code, said) = await ToolProcess.Run("check", path);
            Assert.Equal(2, code);
            Assert.Contains($"the process {tool.Id} (dotnet)", said, StringComparison.Ordinal);
            await tool.Kill();
        }

        using var organization = Organization.Open(new OrganizationOptions { Path = path });
        var rows = organization.System.RetrieveMultiple(new QueryExpression("account") { ColumnSet = new ColumnSet("name") }).Entities;
        Assert.Equal("Contoso", Assert.Single(rows)["name"]);
    }

    [Fact]
    public async Task Check_says_whether_a_file_is_whole()
    {
        Organization.Open(new OrganizationOptions { Path = path }).Dispose();
        var (code, said) = await ToolProcess.Run("check", path);
        Assert.Equal(0, code);
        Assert.Contains("is whole", said, StringComparison.Ordinal);
        await File.WriteAllTextAsync(path, new string('x', 5000));
        (code, said) = await ToolProcess.Run("check", path);
        Assert.Equal(1, code);
        Assert.Contains("is not whole", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Wrong_input_is_said_in_one_line()
    {
        await Refused("There is no file", "serve", path);
        await Refused("make one with --new", "serve");
        await Refused("There is no folder", "serve", "--new", "--web-resources", path);
        await Refused("could be reached", "serve", "--new", "--urls", "http://0.0.0.0:0");
        await Refused("Try 'dataverse-embedded --help'.", "sreve");
        Assert.False(File.Exists(path));
        Organization.Open(new OrganizationOptions { Path = path }).Dispose();
        await Refused("There is a file", "serve", path, "--new");
        await Refused("olution", "serve", "--new", "--import", path);
    }

    public void Dispose()
    {
        foreach (var file in Directory.GetFiles(Path.GetDirectoryName(path)!, Path.GetFileName(path) + "*"))
        {
            File.Delete(file);
        }
    }

    internal static StringContent Json(string body) => new(body, System.Text.Encoding.UTF8, "application/json");

    private static async Task Refused(string why, params string[] arguments)
    {
        var (code, said) = await ToolProcess.Run(arguments);
        Assert.True(code == 2, said);
        Assert.Contains(why, said, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", said, StringComparison.Ordinal);
    }
}
