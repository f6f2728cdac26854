using System.CommandLine;
using System.CommandLine.Parsing;
using Linking.Client;
using Linking.Client.SignIn;
using Linking.Tool.Commands;
using Linking.Tool.Input;

namespace Linking.Tool.Environments;

/// <summary>The options that name an environment, and how to sign in there.</summary>
internal sealed class EnvironmentArguments(Terminal terminal)
{
    /// <summary>Name of the option with the address.</summary>
    public const string Name = "--environment";

    /// <summary>The environment variable that is read where the option is missing.</summary>
    public const string Variable = "DATAVERSE_URL";

    private readonly Option<string?> address = new(Name)
    {
        Description = $"The environment, such as https://NAME.crm.dynamics.com. Without it, {Variable}.",
        HelpName = "URL"
    };

    private readonly Option<SignInWay> way = new("--sign-in")
    {
        Description = "How to sign in to the environment: default, browser, device, cli, secret, certificate or federated.",
        DefaultValueFactory = _ => SignInWay.Default,
        HelpName = "WAY",
    };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(address);
        command.Add(way);
    }

    /// <summary>Whether the arguments name an environment.</summary>
    public bool IsGiven(SymbolResult result) => result.GetResult(address) is not null;

    /// <summary>Whether the arguments or the environment variable name one.</summary>
    public bool IsNamed(SymbolResult result) => IsGiven(result) || !string.IsNullOrWhiteSpace(terminal.Variable(Variable));

    /// <summary>Connects; nothing is asked there yet.</summary>
    /// <exception cref="InputException">The address is none that may be called.</exception>
    public RealEnvironment Connect(ParseResult parsed)
    {
        var text = parsed.GetValue(address) ?? terminal.Variable(Variable) ?? "";
        var url = EnvironmentAddress.Parse(text)
            ?? throw new InputException(Name, null, "This is no address of an environment",
                "Write it as https://NAME.crm.dynamics.com; http is for this machine only");
        var credential = url.IsLoopback ? null : new Credentials(terminal.Variable, terminal.Error.WriteLine).Of(parsed.GetValue(way));
        return new RealEnvironment(new DataverseClient(url, transport: null, credential));
    }
}
