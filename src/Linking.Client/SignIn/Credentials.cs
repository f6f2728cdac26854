using Azure.Core;
using Azure.Identity;

namespace Linking.Client.SignIn;

/// <summary>Signs in by Azure.Identity, which keeps the tokens; nothing secret is written or printed here.</summary>
/// <param name="variable">Reads an environment variable.</param>
/// <param name="say">Tells a person what to do, as which code to give where.</param>
internal sealed class Credentials(Func<string, string?> variable, Action<string> say)
{
    private const string Tenant = "AZURE_TENANT_ID";
    private const string Application = "AZURE_CLIENT_ID";
    private const string Secret = "AZURE_CLIENT_SECRET";
    private const string Certificate = "AZURE_CLIENT_CERTIFICATE_PATH";

    /// <summary>What gives tokens.</summary>
    /// <exception cref="DataverseException">A variable that the way needs is missing.</exception>
    public TokenCredential Of(SignInWay way) => way switch
    {
        SignInWay.Browser =>
            new InteractiveBrowserCredential(new InteractiveBrowserCredentialOptions
            {
                TenantId = variable(Tenant),
                ClientId = variable(Application)
            ?? new InteractiveBrowserCredentialOptions().ClientId
            }),
        SignInWay.Device => new DeviceCodeCredential(Device()),
        SignInWay.Cli => new AzureCliCredential(new AzureCliCredentialOptions { TenantId = variable(Tenant) }),
        SignInWay.Secret => new ClientSecretCredential(Required(Tenant), Required(Application), Required(Secret)),
        SignInWay.Certificate => new ClientCertificateCredential(
            Required(Tenant),
            Required(Application),
            Required(Certificate),
            new ClientCertificateCredentialOptions { SendCertificateChain = false }),
        SignInWay.Federated => Federated(),
        _ => new DefaultAzureCredential(new DefaultAzureCredentialOptions { TenantId = variable(Tenant) }),
    };

    private DeviceCodeCredentialOptions Device()
    {
        var options = new DeviceCodeCredentialOptions
        {
            TenantId = variable(Tenant),
            DeviceCodeCallback = (code, _) =>
            {
                say(code.Message);
                return Task.CompletedTask;
            },
        };
        if (variable(Application) is { Length: > 0 } application)
        {
            options.ClientId = application;
        }

        return options;
    }

    private TokenCredential Federated()
    {
        if (variable("ACTIONS_ID_TOKEN_REQUEST_URL") is { Length: > 0 } address)
        {
            var assertion = new GitHubAssertion(new Uri(address), Required("ACTIONS_ID_TOKEN_REQUEST_TOKEN"));
            return new ClientAssertionCredential(Required(Tenant), Required(Application), assertion.Get);
        }

        if (variable("SYSTEM_OIDCREQUESTURI") is { Length: > 0 })
        {
            return new AzurePipelinesCredential(Required(Tenant), Required(Application), Required("AZURESUBSCRIPTION_SERVICE_CONNECTION_ID"),
                Required("SYSTEM_ACCESSTOKEN"));
        }

        _ = Required("AZURE_FEDERATED_TOKEN_FILE");
        return new WorkloadIdentityCredential();
    }

    private string Required(string name) => variable(name) is { Length: > 0 } value
        ? value
        : throw new DataverseException(FailureKind.NotSignedIn, $"The environment variable {name} is not set, and this way to sign in needs it",
            $"Set {name}, or choose another way with --sign-in");
}
