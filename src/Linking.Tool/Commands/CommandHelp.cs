using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Linking.Tool.Commands;

/// <summary>Ends the help of each command with an example and its exit codes.</summary>
internal sealed class CommandHelp(HelpAction usual) : SynchronousCommandLineAction
{
    private static readonly Dictionary<string, string> Examples = new(StringComparer.Ordinal)
    {
        ["simulate"] = "linking simulate samples/contoso --out results",
        ["new"] = "linking new exports",
        ["generate"] = "linking generate big --contacts 100000 --leads 30000",
        ["run"] = "linking run --organization contoso.db --table contact",
        ["preview"] = "linking preview --organization contoso.db --set cpl_GuardPercent=10",
        ["repair"] = "linking repair --organization contoso.db",
        ["unlink"] = "linking unlink --organization contoso.db --table lead --yes",
        ["status"] = "linking status --organization contoso.db",
        ["issues"] = "linking issues --organization contoso.db --code RowNotFound --csv issues.csv",
        ["explain"] = "linking explain contact 0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9 --organization contoso.db",
        ["discover"] = "linking discover --organization contoso.db",
        ["declare"] = "linking declare Dataverse contact1 --logical-name contact --organization contoso.db",
        ["withdraw"] = "linking withdraw Dataverse contact1 --organization contoso.db",
        ["prepare"] = "linking prepare --organization contoso.db --run-as caller",
        ["remove"] = "linking remove --unlink --yes --organization contoso.db",
        ["triggers"] = "linking triggers --organization contoso.db --table contact",
        ["pause"] = "linking pause RUN --organization contoso.db",
        ["resume"] = "linking resume RUN --organization contoso.db",
        ["cancel"] = "linking cancel RUN --organization contoso.db",
        ["approve"] = "linking approve RUN --organization contoso.db",
        ["connect"] = "linking connect --environment https://NAME.crm.dynamics.com",
        ["work"] = "linking work --environment https://NAME.crm.dynamics.com",
        ["export"] = "linking export contoso --environment https://NAME.crm.dynamics.com",
        ["serve"] = "linking serve --organization contoso.db --urls http://127.0.0.1:5010",
    };

    private static readonly (int Code, string Meaning)[] Codes =
    [
        (ExitCode.Success, "done; of a run: all linked, or skipped as required"),
        (ExitCode.FinishedWithIssues, "done, and something is left: issues, or what the command names"),
        (ExitCode.BadInput, "refused: the arguments, the input or the file; nothing has been written"),
        (ExitCode.Failed, "failed"),
        (ExitCode.StoppedByGuard, "the guard stopped a run before it cleared a link"),
        (ExitCode.NotSignedIn, "of an environment: not signed in, or the sign-in is not accepted"),
        (ExitCode.NotPermitted, "of an environment: no user there, or a role or privilege is missing"),
        (ExitCode.NotReached, "of an environment: not reached, busy or away, or no Dataverse"),
    ];

    /// <summary>The example of a command.</summary>
    public static string ExampleOf(string command) => Examples[command];

    /// <summary>Puts the ending under the help of a root command and all its commands.</summary>
    public static void AddTo(RootCommand root)
    {
        var help = root.Options.OfType<HelpOption>().Single();
        help.Action = new CommandHelp((HelpAction)help.Action!);
    }

    /// <summary>Help is given whatever else is missing.</summary>
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        var result = usual.Invoke(parseResult);
        var output = parseResult.InvocationConfiguration.Output;
        var command = parseResult.CommandResult.Command.Name;
        if (Examples.TryGetValue(command, out var example))
        {
            output.WriteLine("Example:");
            output.WriteLine($"  {example}");
            output.WriteLine();
        }

        output.WriteLine("Exit codes:");
        foreach (var (code, meaning) in Codes)
        {
            output.WriteLine($"  {code}  {meaning}");
        }

        return result;
    }
}
