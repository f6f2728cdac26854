using System.CommandLine;
using System.Globalization;
using Linking.Tool.Generate;

namespace Linking.Tool.Commands;

/// <summary><c>linking generate FOLDER</c>.</summary>
internal sealed class GenerateCommand(Terminal terminal)
{
    private readonly Argument<string> folder = new("FOLDER") { Description = "The folder to write; it must not exist or be empty." };
    private readonly Option<int> contacts = Number("--contacts", "Number of contacts.", 1000);
    private readonly Option<int> leads = Number("--leads", "Number of leads.", 300);
    private readonly Option<long> seed = new("--seed") { Description = "The same seed gives the same files.", DefaultValueFactory = _ => 1, HelpName = "N" };
    private readonly Option<bool> before = new("--before") { Description = "Write the first unification as what was there before the product was installed." };
    private readonly Option<string?> sample = new("--sample")
    {
        Description =
        "Write a sample as it stands in the samples folder, instead of a folder of the given size.",
        HelpName = "NAME"
    };

    public Command Build()
    {
        sample.AcceptOnlyFromAmong(ContosoSample.Name);
        var command = new Command("generate", "Writes a simulation folder of any size: source rows and two unifications, the same for the same seed.")
        {
            folder, contacts, leads, seed, before, sample,
        };
        command.Validators.Add(result =>
        {
            if (result.GetResult(sample) is { Implicit: false }
                && new Option[] { contacts, leads, seed, before }.Any(option => result.GetResult(option) is { Implicit: false }))
            {
                result.AddError("A sample has a fixed size: leave out --contacts, --leads, --seed and --before.");
            }
        });
        command.SetAction(Run);
        return command;
    }

    private static Option<int> Number(string name, string description, int fallback)
    {
        var option = new Option<int>(name) { Description = description, DefaultValueFactory = _ => fallback, HelpName = "N" };
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1
                && (!int.TryParse(result.Tokens[0].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number < 0))
            {
                result.AddError($"'{result.Tokens[0].Value}' is no number for {name}: write a whole number from 0.");
            }
        });
        return option;
    }

    private int Run(ParseResult parsed)
    {
        var target = parsed.GetValue(folder)!;
        if (parsed.GetValue(sample) is not null)
        {
            ContosoSample.Write(target);
        }
        else
        {
            var options = new GeneratorOptions(parsed.GetValue(contacts), parsed.GetValue(leads), Members: 0, parsed.GetValue(seed), parsed.GetValue(before));
            terminal.CreateBars().Run("Writing the folder", (long)options.Contacts + options.Leads, done => FolderGenerator.Write(target, options, done));
        }

        terminal.Output.WriteLine($"Written: {target}. Play it with: linking simulate {target}");
        return ExitCode.Success;
    }
}
