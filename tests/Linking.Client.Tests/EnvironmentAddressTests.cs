namespace Linking.Client.Tests;

public class EnvironmentAddressTests
{
    [Theory]
    [InlineData("https://contoso.crm.dynamics.com", "https://contoso.crm.dynamics.com/")]
    [InlineData(" contoso.crm4.dynamics.com ", "https://contoso.crm4.dynamics.com/")]
    [InlineData("https://contoso.crm.dynamics.com/main.aspx?appid=1", "https://contoso.crm.dynamics.com/")]
    [InlineData("http://127.0.0.1:5010", "http://127.0.0.1:5010/")]
    [InlineData("http://localhost:5010/api", "http://localhost:5010/")]
    [InlineData("http://contoso.crm.dynamics.com", null)]
    [InlineData("https://user:word@contoso.crm.dynamics.com", null)]
    [InlineData("ftp://contoso.crm.dynamics.com", null)]
    [InlineData("", null)]
    [InlineData("https://", null)]
    public void Only_https_is_called_but_on_this_machine(string text, string? expected) =>
        Assert.Equal(expected, EnvironmentAddress.Parse(text)?.AbsoluteUri);
}
