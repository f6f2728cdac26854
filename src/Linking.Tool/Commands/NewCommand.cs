using System.CommandLine;
using EmbeddedDataverse;
using Linking.Tool.Input;
using Linking.Tool.Input.Files;
using Linking.Tool.Input.New;
using Linking.Tool.Report;
using Linking.Tool.Simulation;

namespace Linking.Tool.Commands;

/// <summary><c>linking new FOLDER</c>: writes organization.json from the files that are there.</summary>
internal sealed class NewCommand(Terminal terminal)
{
    private readonly Argument<string> folder = new("FOLDER")
    {
        Description =
        "The folder with the exports: rows of source tables, customer profiles, alternate keys."
    };

    public Command Build()
    {
        var command = new Command("new",
            "Writes organization.json from the files of a folder, and names what had to be guessed. Exit codes: 0 written, 2 bad folder.") { folder };
        command.SetAction(Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        var path = parsed.GetValue(folder)!;
        if (!Directory.Exists(path))
        {
            throw new InputException(path, null, "There is no such folder", "Name the folder that holds your exports");
        }

        if (new SimulationFolder(path, new InputErrors()).FindFile(InputNames.OrganizationFile) is { } file)
        {
            throw new InputException(Path.GetFileName(file), null, "The file is there already",
                "Go on with 'linking simulate', or remove the file to have it made anew");
        }

        using var plain = Organization.Open();
        var guess = new OrganizationGuess(path, new OrganizationCatalog(plain.System));
        var sources = guess.Read();
        var draft = new OrganizationDraft(Path.GetFileName(Path.GetFullPath(path).TrimEnd('/', '\\')), sources, guess.CustomTables);
        var written = Path.Combine(path, InputNames.OrganizationFile);
        File.WriteAllText(written, draft.Text());
        Print(written, path, sources, draft);
        return ExitCode.Success;
    }

    private void Print(string written, string path, IReadOnlyList<SourceTableGuess> sources, OrganizationDraft draft)
    {
        Line($"Written: {written}");
        foreach (var source in sources)
        {
            var table = source.Table is null
                ? "rows of no table here" : $"rows of {source.Table.LogicalName}, {source.Found} of {source.LookedUp} that were looked up";
            Line($"  {source.DataSource}, {source.EntityName}: {(source.Keys == 1 ? "1 key" : $"{source.Keys} keys")}, {table}");
        }

        Line($"Guessed, and named under \"guessed\" until you take it out: {string.Join(", ", draft.Guessed)}");
        Line($"Next: linking simulate {path} --organization organization.db --load-only");
        Line("      linking preview --organization organization.db");
    }

    private void Line(string text) => terminal.Output.WriteLine(VisibleText.Of(text));
}
