using System.Text.Json;

namespace Linking.Tool.Tests.Commands;

public class AnswerTests
{
    private static readonly JsonElement Schema = JsonDocument.Parse(
        File.ReadAllText(Path.Combine(RepositoryFolder.Path, "docs", "answer.schema.json"))).RootElement;

    [Theory]
    [InlineData("status", "status")]
    [InlineData("issues", "issues")]
    [InlineData("preview", "run")]
    [InlineData("discover", "discover")]
    [InlineData("triggers", "triggers")]
    [InlineData("prepare", "prepare")]
    [InlineData("declare Dataverse contact", "declare")]
    [InlineData("withdraw Dataverse contact", "declare")]
    public void Each_command_answers_in_the_shape_that_is_documented(string command, string definition)
    {
        using var organization = new Runs.OrganizationFile(Runs.OrganizationFiles.Played);
        var words = command.Split(' ');

        var (_, data) = organization.CallForJson(words[0], words[1..]);

        var described = Schema.GetProperty("$defs").GetProperty(definition);
        var item = described.GetProperty("type").GetString() == "array" ? data[0] : data;
        var required = (data.ValueKind == JsonValueKind.Array ? described.GetProperty("items") : described).GetProperty("required");
        Assert.Equal(
            required.EnumerateArray().Select(name => name.GetString()!).Order(StringComparer.Ordinal),
            item.EnumerateObject().Select(member => member.Name).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("run", "none.db", "There is no such file", "Make one with 'linking simulate FOLDER --organization FILE'")]
    [InlineData("explain", "none.db", "Required argument missing for command: 'explain'.", "Try 'linking explain --help'.")]
    [InlineData("status", "", "Required argument missing for option: '--organization'.", "Try 'linking status --help'.")]
    public void A_refusal_is_answered_in_the_same_shape(string command, string file, string problem, string remedy)
    {
        var (code, output, error) = Runs.Tool.Call([command, "--json", "--organization", .. file.Length > 0 ? [file] : Array.Empty<string>()]);

        using var answer = JsonDocument.Parse(output);
        Assert.Equal((2, "", "refused", command),
            (code, error, answer.RootElement.GetProperty("status").GetString(), answer.RootElement.GetProperty("command").GetString()));
        Assert.Equal(JsonValueKind.Null, answer.RootElement.GetProperty("data").ValueKind);
        var first = answer.RootElement.GetProperty("errors")[0];
        Assert.Equal((problem, remedy), (first.GetProperty("problem").GetString(), first.GetProperty("remedy").GetString()));
        Assert.Equal(Schema.GetProperty("properties").GetProperty("errors").GetProperty("items").GetProperty("properties").EnumerateObject()
            .Select(member => member.Name), first.EnumerateObject().Select(member => member.Name));
    }

    [Fact]
    public void Notes_of_a_rehearsal_are_part_of_its_answer()
    {
        using var folder = Input.SmallSimulation.Create().With("notes.txt", "x");

        var (_, output, _) = Runs.Tool.Call("simulate", folder.Path, "--out", folder["out"], "--json");

        using var answer = JsonDocument.Parse(output);
        Assert.Equal(["notes.txt: not read."], answer.RootElement.GetProperty("notes").EnumerateArray().Select(note => note.GetString()));
    }

    [Fact]
    public void Every_command_ends_its_help_with_an_example_that_parses_and_the_exit_codes()
    {
        var all = Runs.Tool.Call("--help").Output;
        var names = all[(all.IndexOf("Commands:", StringComparison.Ordinal) + 9)..].Split('\n')
            .Where(line => line.Length > 3 && line.StartsWith("  ", StringComparison.Ordinal) && char.IsLetter(line[2]))
            .Select(line => line.Trim().Split(' ')[0])
            .ToList();

        Assert.True(names.Count > 15, all);
        foreach (var name in names)
        {
            var help = Runs.Tool.Call(name, "--help").Output;
            Assert.Contains($"Example:\n  linking {name} ", help, StringComparison.Ordinal);
            Assert.Contains("Exit codes:\n  0  done", help, StringComparison.Ordinal);

            var example = Linking.Tool.Commands.CommandHelp.ExampleOf(name);
            var (_, _, error) = Runs.Tool.Call([.. example.Split(' ')[1..], "--json", "--not-there"]);
            Assert.Equal("", error);
            var problems = JsonDocument.Parse(Runs.Tool.Call([.. example.Split(' ')[1..], "--json", "--not-there"]).Output).RootElement.GetProperty("errors")
                .EnumerateArray().Select(problem => problem.GetProperty("problem").GetString());
            Assert.All(problems, problem => Assert.Matches("--not-there|--json", problem!));
        }
    }

    [Fact]
    public void A_mistyped_command_is_told_what_may_have_been_meant()
    {
        var (code, _, error) = Runs.Tool.Call("statsu");

        Assert.Equal(2, code);
        Assert.Contains("'statsu'", error, StringComparison.Ordinal);
        Assert.Contains("status", error, StringComparison.Ordinal);
    }
}
