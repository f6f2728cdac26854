using System.CommandLine;

namespace Linking.Documents;

/// <summary>Fills in the parts of a page that follow from the registration lists.</summary>
/// <param name="output">Where results go.</param>
/// <param name="error">Where complaints go.</param>
internal sealed class DocumentCommand(TextWriter output, TextWriter error)
{
    private const int UpToDate = 0;
    private const int OutOfDate = 1;
    private const int BadInput = 2;

    private readonly Argument<string> file = new("FILE") { Description = "A Markdown page with marked parts, such as docs/registering.md." };
    private readonly Option<bool> check = new("--check") { Description = "Only say whether the page is up to date." };

    /// <summary>Runs with the arguments of the command line.</summary>
    /// <returns>0 when the page is up to date or was written, 1 when it is not up to date (with --check), 2 when there is no such page or part.</returns>
    public int Run(IReadOnlyList<string> arguments)
    {
        var root = new RootCommand(
            "Fills in the marked parts of a page from the lists of steps and custom APIs. "
            + "Exit codes: 0 the page is up to date, 1 it is not (with --check), 2 bad input.")
        {
            file,
            check,
        };
        root.SetAction(Fill);
        var parsed = root.Parse(arguments);
        if (parsed.Errors.Count == 0)
        {
            return parsed.Invoke(new InvocationConfiguration { Output = output, Error = error });
        }

        foreach (var found in parsed.Errors)
        {
            error.WriteLine(found.Message);
        }

        return BadInput;
    }

    private int Fill(ParseResult parsed)
    {
        var path = parsed.GetValue(file)!;
        if (!File.Exists(path))
        {
            error.WriteLine($"There is no file '{path}'. Name a page with parts between '<!-- generated: NAME -->' and '<!-- end -->'.");
            return BadInput;
        }

        var before = File.ReadAllText(path);
        string after;
        try
        {
            after = GeneratedPage.Fill(before);
        }
        catch (InvalidDataException exception)
        {
            error.WriteLine($"{path}: {exception.Message}");
            return BadInput;
        }

        if (before == after)
        {
            output.WriteLine($"{path} is up to date.");
            return UpToDate;
        }

        if (parsed.GetValue(check))
        {
            output.WriteLine($"{path} is not up to date. Write it with 'dotnet run --project tests/Linking.Documents -- {path}'.");
            return OutOfDate;
        }

        File.WriteAllText(path, after);
        output.WriteLine($"{path} was written.");
        return UpToDate;
    }
}
