using System.Text.Json;
using Linking.Tool.Commands;
using Linking.Tool.Input;
using Linking.Tool.Report;
using Linking.Tool.Tests.Report;

namespace Linking.Tool.Tests.Commands;

public sealed class CommandLineTests : IDisposable
{
    private readonly StringWriter output = new();
    private readonly StringWriter error = new();

    public void Dispose()
    {
        output.Dispose();
        error.Dispose();
    }

    [Fact]
    public void Linked_without_issues_gives_0_and_the_defaults_are_as_documented()
    {
        var simulator = new FakeSimulator(() => Sample.Report(issues: 0));

        Assert.Equal(0, Run(simulator, "simulate", "folder"));
        Assert.Equal(new SimulationRequest("folder", null, "out", 1), simulator.Request);
        Assert.Empty(error.ToString());
    }

    [Fact]
    public void Open_issues_give_1_and_the_report_names_reasons_and_codes()
    {
        Assert.Equal(1, Run(new FakeSimulator(() => Sample.Report()), "simulate", "folder", "--organization", "o.db", "--out", "results", "--seed", "9"));

        var text = output.ToString();
        Assert.Contains("Working: 2, ", text, StringComparison.Ordinal);
        Assert.Contains("Unification 1: Completed with issues, 8 requests, 1.5 s", text, StringComparison.Ordinal);
        Assert.Contains("Completed with issues", text, StringComparison.Ordinal);
        Assert.Contains("Dataverse, account: key\n  It is.\n  Found: a. Expected: b.\n  To do: Do'it.\n", text.ReplaceLineEndings("\n"),
            StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', text);
        Assert.Contains("5 × CLAIMED", text, StringComparison.Ordinal);
        Assert.Contains(Path.Combine("results", "links.csv"), text, StringComparison.Ordinal);
    }

    [Fact]
    public void Bad_input_gives_2_and_every_complaint()
    {
        var simulator = new FakeSimulator(() =>
            throw new InputException([new InputError("a.csv", 3, "It is wrong", "Mend it"), new InputError("b.csv", null, "It is gone", "Bring it")]));

        Assert.Equal(2, Run(simulator, "simulate", "folder"));
        Assert.Equal($"a.csv:3: It is wrong. Mend it.{Environment.NewLine}b.csv: It is gone. Bring it.{Environment.NewLine}The input is refused; nothing "
            + $"has been written.{Environment.NewLine}", error.ToString());
    }

    [Fact]
    public void A_failure_gives_3_whether_thrown_or_reported()
    {
        var failed = new UnificationReport(1, new EnvironmentReport(TableStatus.Failed, []), [], new Dictionary<string, long>(), new Dictionary<string,
            long>(), TimeSpan.Zero);

        Assert.Equal(3, Run(new FakeSimulator(() => throw new IOException("The disk is full")), "simulate", "folder"));
        Assert.Equal("The disk is full. Look whether the file or folder is there and can be written to.\n", error.ToString());
        Assert.Equal(3, Run(new FakeSimulator(() => new RunReport("Contoso", [failed])), "simulate", "folder"));
    }

    [Fact]
    public void An_unexpected_failure_says_where_to_report_it_and_shows_its_place_only_when_asked()
    {
        var simulator = new FakeSimulator(() => throw new InvalidOperationException("It broke"));

        Assert.Equal(3, Run(simulator, "simulate", "folder"));
        var brief = error.ToString();
        Assert.Equal(3, Run(simulator, "simulate", "folder", "--verbose"));

        Assert.StartsWith("Failed: It broke.\nThis is a defect", brief, StringComparison.Ordinal);
        Assert.Contains("open an issue", brief, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", brief, StringComparison.Ordinal);
        Assert.Contains("   at Linking.Tool", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_unification_with_open_issues_is_not_called_successful()
    {
        var table = new SourceTableReport("Dataverse", "contact", TableStatus.Successful, 0, new ChangeCounts(), new Dictionary<string, long>(), []);
        var unification = new UnificationReport(1, new EnvironmentReport(TableStatus.Successful, []), [table], new Dictionary<string,
            long>
        { ["CLAIMED"] = 1 }, new Dictionary<string, long>(), TimeSpan.Zero);

        Assert.Equal(TableStatus.CompletedWithIssues, unification.Status);
    }

    [Theory]
    [InlineData]
    [InlineData("simulate")]
    [InlineData("simulate", "folder", "--speed")]
    [InlineData("simulate", "folder", "--seed", "many")]
    [InlineData("generate")]
    [InlineData("generate", "folder", "--contacts", "-1")]
    [InlineData("generate", "folder", "--sample", "fabrikam")]
    [InlineData("generate", "folder", "--sample", "contoso", "--contacts", "5")]
    [InlineData("unlink", "folder")]
    public void Bad_arguments_give_2_and_say_why(params string[] arguments)
    {
        Assert.Equal(2, Run(new FakeSimulator(() => Sample.Report()), arguments));
        Assert.Contains("--help", error.ToString(), StringComparison.Ordinal);
        Assert.True(error.ToString().Split('\n').Length > 2);
    }

    [Fact]
    public void Quiet_prints_nothing()
    {
        Assert.Equal(1, Run(new FakeSimulator(() => Sample.Report()), "simulate", "folder", "--quiet"));
        Assert.Empty(output.ToString());

        Assert.Equal(1,
            Run(new FakeSimulator(() => Sample.Report() with { Notes = ["rows/contact.csv: 3 rows not loaded."] }), "simulate", "folder", "--quiet"));
        Assert.Equal("rows/contact.csv: 3 rows not loaded.\n", output.ToString());
    }

    [Fact]
    public void Json_prints_the_status_and_nothing_else()
    {
        Assert.Equal(1, Run(new FakeSimulator(() => Sample.Report()), "simulate", "folder", "--json"));

        using var stream = new MemoryStream();
        StatusJson.Write(stream, Sample.Report());
        using var answer = JsonDocument.Parse(output.ToString());
        using var status = JsonDocument.Parse(stream.ToArray());
        Assert.True(JsonElement.DeepEquals(status.RootElement, answer.RootElement.GetProperty("data")));
        Assert.Equal(("simulate", "issues", 1),
            (answer.RootElement.GetProperty("command").GetString(), answer.RootElement.GetProperty("status")
            .GetString(), answer.RootElement.GetProperty("exitCode").GetInt32()));
    }

    [Fact]
    public void Generate_writes_a_folder_that_it_then_refuses_to_overwrite()
    {
        using var folder = new TemporaryFolder();
        string[] arguments = ["generate", folder["new"], "--contacts", "10", "--leads", "4", "--seed", "5"];

        Assert.Equal(0, Run(new FakeSimulator(() => Sample.Report()), arguments));
        Assert.Equal(11, File.ReadAllLines(folder["new/rows/contact.csv"]).Length);
        Assert.Equal(2, Run(new FakeSimulator(() => Sample.Report()), arguments));
        Assert.Contains("The folder is not empty", error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--help", "simulate")]
    [InlineData("simulate --help", "--organization")]
    [InlineData("generate --help", "--contacts")]
    public void Help_gives_0_and_names_what_there_is(string arguments, string expected)
    {
        Assert.Equal(0, Run(new FakeSimulator(() => Sample.Report()), arguments.Split(' ')));
        Assert.Contains(expected, output.ToString(), StringComparison.Ordinal);
    }

    private int Run(FakeSimulator simulator, params string[] arguments) =>
        new CommandLine(new Terminal(output, error, Interactive: false), simulator).Run(arguments);
}
