using System.CommandLine;
using System.Globalization;
using Linking.Tool.Commands;

namespace Linking.Chaos;

/// <summary>The command line of the random histories.</summary>
/// <param name="output">Where results go.</param>
/// <param name="error">Where complaints go.</param>
internal sealed class ChaosCommand(TextWriter output, TextWriter error)
{
    private readonly Option<long> seed = new("--seed")
    {
        Description = "Seed of the first history; each following one has the next number.",
        DefaultValueFactory = _ => 1,
        HelpName = "N",
    };

    private readonly Option<int> histories = Number("--histories", "How many histories to play.", 1000);
    private readonly Option<string> share = new("--share")
    {
        Description = "Play only a part of them, such as 2/4: the second of four.",
        DefaultValueFactory = _ => "1/1",
        HelpName = "I/N",
    };

    private readonly Option<int> threads = Number("--threads", "How many to play at once; the outcome does not depend on it.", Environment.ProcessorCount);
    private readonly Option<string?> steps = new("--steps")
    {
        Description = "Play only these steps of the histories, such as 1,4,7: what a divergence was shrunk to.",
        HelpName = "LIST",
    };

    /// <summary>Runs with the arguments of the command line.</summary>
    /// <returns>0; 1 when something diverged, or when a kind of fault was never met in many histories; 2 for arguments that are refused.</returns>
    public int Run(IReadOnlyList<string> arguments)
    {
        var parsed = Build().Parse(arguments);
        if (parsed.Errors.Count == 0)
        {
            return parsed.Invoke(new InvocationConfiguration { Output = output, Error = error });
        }

        foreach (var found in parsed.Errors)
        {
            error.WriteLine(found.Message);
        }

        return ExitCode.BadInput;
    }

    private RootCommand Build()
    {
        var command = new RootCommand("Plays random histories of unifications, runs and faults, and compares the links with a simple model of the rules.")
        {
            seed,
            histories,
            share,
            threads,
            steps,
        };
        share.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && ParseShare(result.Tokens[0].Value) is null)
            {
                result.AddError($"'{result.Tokens[0].Value}' is no share: write which part and of how many, such as 2/4.");
            }
        });
        steps.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && !result.Tokens[0].Value.Split(',').All(part => Parse(part) is not null))
            {
                result.AddError($"'{result.Tokens[0].Value}' is no list of steps: write their numbers with commas, such as 1,4,7.");
            }
        });
        command.SetAction(Play);
        return command;
    }

    private static Option<int> Number(string name, string description, int fallback)
    {
        var option = new Option<int>(name) { Description = description, DefaultValueFactory = _ => fallback, HelpName = "N" };
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && Parse(result.Tokens[0].Value) is not >= 1)
            {
                result.AddError($"'{result.Tokens[0].Value}' is no number for {name}: write a whole number from 1.");
            }
        });
        return option;
    }

    private static int? Parse(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static (int Part, int Parts)? ParseShare(string text)
    {
        var parts = text.Split('/');
        return parts.Length == 2
            && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var part)
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var all)
            && part >= 1 && part <= all ? (part, all) : null;
    }

    private int Play(ParseResult parsed)
    {
        var (part, parts) = ParseShare(parsed.GetValue(share)!)!.Value;
        var options = new ChaosOptions
        {
            Seed = parsed.GetValue(seed),
            Histories = parsed.GetValue(histories),
            Part = part,
            Parts = parts,
            Threads = parsed.GetValue(threads),
            Steps = parsed.GetValue(steps) is { } list ? list.Split(',').Select(number => int.Parse(number, CultureInfo.InvariantCulture)).ToHashSet() : null,
        };
        var console = new ChaosConsole(output);
        return console.Write(options, new ChaosRunner(options, console.Progress).Run());
    }
}
