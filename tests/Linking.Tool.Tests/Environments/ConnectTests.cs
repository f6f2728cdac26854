using Linking.Tool.Tests.Runs;

namespace Linking.Tool.Tests.Environments;

public sealed class ConnectTests : IDisposable
{
    private readonly OrganizationFile file = new(OrganizationFiles.Loaded);

    public void Dispose() => file.Dispose();

    [Fact]
    public void Connect_says_what_is_installed_and_what_one_may_do()
    {
        var (code, view) = file.CallForJson("connect");

        Assert.Equal((0, true), (code, view.GetProperty("customerInsights").GetBoolean()));
        Assert.Matches(@"^\d+(\.\d+){3}$", view.GetProperty("productVersion").GetString());
        Assert.All(view.GetProperty("abilities").EnumerateArray(), ability => Assert.True(ability.GetProperty("held").GetBoolean()));
    }

    [Theory]
    [InlineData("http://contoso.crm.dynamics.com")]
    [InlineData("https://user:canary@contoso.crm.dynamics.com")]
    public void An_address_that_is_not_to_be_called_is_refused_and_not_repeated(string address)
    {
        var (code, output, error) = Runs.Tool.Call("status", "--environment", address);

        Assert.Equal(2, code);
        Assert.DoesNotContain("canary", output + error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_and_an_environment_exclude_each_other()
    {
        Assert.Equal(2, file.Call("status", "--environment", "http://127.0.0.1:1").Code);
        Assert.Equal(2, Runs.Tool.Call("status").Code);
    }
}
