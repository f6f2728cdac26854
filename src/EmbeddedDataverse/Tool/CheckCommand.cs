using System.CommandLine;

namespace EmbeddedDataverse.Tool;

/// <summary><c>dataverse-embedded check</c>: says whether an organisation's file is whole.</summary>
internal sealed class CheckCommand(TextWriter output)
{
    private readonly Argument<string> file = new("FILE") { Description = "The organisation's file. Nobody may have it open." };

    public Command Build()
    {
        const string Says = "Says whether an organisation's file is whole, and what is wrong with it. The exit code is 0 when it is whole, 1 when not.";
        var command = new Command("check", Says) { file };
        command.SetAction(parsed => Check(parsed.GetValue(file)!));
        return command;
    }

    private int Check(string path)
    {
        var check = Organization.Check(path);
        foreach (var problem in check.Problems)
        {
            output.WriteLine(problem);
        }

        output.WriteLine(check.IsWhole ? $"{path} is whole: {check.Rows} rows in {check.Tables} tables." : $"{path} is not whole.");
        return check.IsWhole ? 0 : CommandLine.NotWell;
    }
}
