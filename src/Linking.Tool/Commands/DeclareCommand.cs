using System.CommandLine;
using Linking.Plugins.Settings;
using Linking.Tool.Runs;
using Connector = Linking.Tool.Input.Connector;

namespace Linking.Tool.Commands;

/// <summary><c>linking declare</c> and <c>withdraw</c>: what an administrator states about a source table.</summary>
internal sealed class DeclareCommand(Terminal terminal, bool withdraw)
{
    private readonly OrganizationArguments arguments = new(terminal);
    private readonly Argument<string> dataSource = new("DATASOURCE") { Description = "Name of the data source, as the keys carry it." };
    private readonly Argument<string> table = new("TABLE") { Description = "Name of the table, as the keys carry it." };
    private readonly Option<string?> logicalName = new("--logical-name")
    {
        Description =
        "Logical name of the Dataverse table, where the keys name it otherwise.",
        HelpName = "NAME"
    };
    private readonly Option<string?> connector = new("--connector")
    {
        Description =
        "How Customer Insights reads the table: dataverse, powerQueryDataverse or other. Without it as it was, or dataverse.",
        HelpName = "NAME"
    };
    private readonly Option<string?> url = new("--environment-url")
    {
        Description =
        "The environment that the table is read from. Without it as it was, or this one.",
        HelpName = "URL"
    };
    private readonly Option<string?> primaryKey = new("--primary-key")
    {
        Description =
        "The column selected as primary key for unification. Without it as it was, or the table's own.",
        HelpName = "NAME"
    };
    private readonly Option<int?> rank = new("--rank")
    {
        Description =
        "Decides where two source tables claim a row for several customers: the highest goes first.",
        HelpName = "N"
    };

    public Command Build()
    {
        var command = arguments.AddTo(withdraw
            ? new Command("withdraw", "Withdraws a source table: its keys claim no rows any more. Its links stay until a run has settled. Exit codes: 0 "
                + "withdrawn, 2 bad arguments or file.")
            : new Command("declare", "Declares a source table, or changes what was stated about one: its rows are linked from then on. Exit codes: 0 "
                + "declared, 2 bad arguments or file."));
        command.Add(dataSource);
        command.Add(table);
        if (!withdraw)
        {
            connector.AcceptOnlyFromAmong("dataverse", "powerQueryDataverse", "other");
            new List<Option> { logicalName, connector, url, primaryKey, rank }.ForEach(command.Add);
        }

        command.SetAction(Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        using var environment = arguments.Open(parsed);
        environment.BringUpToDate();
        var desk = new SourceTableDesk(environment.Service);
        var (source, name) = (parsed.GetValue(dataSource)!, parsed.GetValue(table)!);
        var result = withdraw ? desk.Withdraw(source, name) : desk.Declare(new Declaration(source, name)
        {
            LogicalName = parsed.GetValue(logicalName),
            Connector = parsed.GetValue(connector) is { } text ? Enum.Parse<Connector>(text, ignoreCase: true) : null,
            EnvironmentUrl = parsed.GetValue(url),
            PrimaryKey = parsed.GetValue(primaryKey),
            Rank = parsed.GetValue(rank),
        });
        return arguments.Print(parsed, ExitCode.Success, View(result), console =>
        {
            console.Line(withdraw
                ? $"{result.Pair} is withdrawn. A run clears what only its keys claimed, once it has settled: linking run --organization FILE"
                : $"{result.Pair} is declared: rows of {result.LogicalName} by {result.PrimaryKey}, rank {result.Rank}. Link its rows with: linking run "
                    + $"--table {result.LogicalName} --organization FILE");
        });
    }

    private static object View(SourceTable table) => new
    {
        dataSource = table.Pair.DataSource,
        table = table.Pair.EntityName,
        table.LogicalName,
        declared = table.Declared,
        connector = table.Connector.ToString(),
        table.EnvironmentUrl,
        table.PrimaryKey,
        table.Rank,
    };
}
