using Linking.Client.SignIn;

namespace Linking.Client.Tests;

public class CredentialsTests
{
    [Theory]
    [InlineData(nameof(SignInWay.Secret), "AZURE_TENANT_ID")]
    [InlineData(nameof(SignInWay.Certificate), "AZURE_TENANT_ID")]
    [InlineData(nameof(SignInWay.Federated), "AZURE_FEDERATED_TOKEN_FILE")]
    public void What_a_way_needs_is_named_when_it_is_missing(string way, string variable)
    {
        var failure = Assert.Throws<DataverseException>(() => new Credentials(_ => null, _ => { }).Of(Enum.Parse<SignInWay>(way)));
        Assert.Equal(FailureKind.NotSignedIn, failure.Kind);
        Assert.Contains(variable, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_value_that_is_there_is_never_told()
    {
        var failure = Assert.Throws<DataverseException>(() =>
            new Credentials(name => name == "AZURE_CLIENT_ID" ? null : "canary", _ => { }).Of(SignInWay.Secret));
        Assert.DoesNotContain("canary", failure.ToString() + failure.Remedy, StringComparison.Ordinal);
    }
}
