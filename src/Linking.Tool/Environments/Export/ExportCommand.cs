using System.CommandLine;
using System.Globalization;
using Linking.Tool.Commands;

namespace Linking.Tool.Environments.Export;

/// <summary><c>linking export FOLDER</c>: writes a folder for a rehearsal.</summary>
internal sealed class ExportCommand(Terminal terminal)
{
    private readonly OrganizationArguments arguments = new(terminal);
    private readonly Argument<string> folder = new("FOLDER") { Description = "The folder to write; one that a stopped export left is gone on with." };
    private readonly Option<string[]> columns = new("--columns")
    {
        Description =
        "A further column, as TABLE.COLUMN; may be given several times. Without it no personal data is read.",
        HelpName = "NAME"
    };

    public Command Build()
    {
        var command = arguments.AddTo(new Command("export",
            "Writes a folder for 'linking simulate': ids and links of the declared source tables, CustomerIds and keys of the profiles. Exit codes: 0 "
            + "exported, 1 exported while tables changed."));
        command.Add(folder);
        command.Add(columns);
        command.SetAction(Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        var target = parsed.GetValue(folder)!;
        using var environment = arguments.Open(parsed);
        var view = new FolderExport(environment.Service, target, arguments.Progress(parsed)).Run(parsed.GetValue(columns) ?? []);
        return arguments.Print(parsed, view.Moved.Count == 0 ? ExitCode.Success : ExitCode.FinishedWithIssues, view, console =>
        {
            foreach (var (file, rows) in view.Rows)
            {
                console.Line(string.Create(CultureInfo.InvariantCulture, $"{rows,11:N0}  {file}"));
            }

            console.Line(string.Create(CultureInfo.InvariantCulture,
                $"Written: {target}, by {view.Requests:N0} requests. Rehearse it with: linking simulate {target} --organization FILE --load-only"));
            if (view.Moved.Count > 0)
            {
                console.Line(
                    $"Changed meanwhile, so that the files need not fit each other: {string.Join(", ", view.Moved)}. Export again when nothing writes.");
            }
        });
    }
}
