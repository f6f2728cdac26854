using Linking.Chaos.Faults;
using Linking.Chaos.Histories;
using Linking.Tool.Commands;

namespace Linking.Chaos.Tests;

public class ChaosTests
{
    [Fact]
    public void Three_hundred_histories_end_with_the_right_links()
    {
        var outcome = new ChaosRunner(new ChaosOptions { Seed = 1, Histories = 300 }).Run();
        Assert.Equal(300, outcome.Histories);
        Assert.Equal([], outcome.Divergences.Select(divergence => $"{divergence.Seed} {divergence.Kind}: {divergence.Message}"));
        Assert.True(outcome.Met.Values.Count(met => met > 0) > 15, "Hardly any fault was met.");
    }

    [Theory]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(9)]
    public void A_seed_gives_the_same_history_each_time(long seed)
    {
        using var templates = new Templates(null);
        var first = new HistoryRun(History.Of(seed), templates).Execute();
        var second = new HistoryRun(History.Of(seed), templates).Execute();
        Assert.Equal(first.Story, second.Story);
        Assert.Equal(first.Met.Order(), second.Met.Order());
    }

    [Fact]
    public void The_parts_of_a_run_are_the_whole_run()
    {
        var parts = Enumerable.Range(1, 3).Sum(part => new ChaosRunner(new ChaosOptions { Seed = 40, Histories = 7, Part = part, Parts = 3 }).Run().Histories);
        Assert.Equal(7, parts);
    }

    [Fact]
    public void A_divergence_is_printed_with_the_command_that_shows_it_again()
    {
        var divergence = new FoundDivergence(8, "link", "contact 1 is linked to 2", [1, 3], ["1 Unify", "3 Work"]);
        var (code, text) = Written(new ChaosOptions { Seed = 1, Histories = 10 }, [divergence]);
        Assert.Equal(ExitCode.FinishedWithIssues, code);
        Assert.Contains("tests/Linking.Chaos -- --seed 8 --histories 1 --steps 1,3", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(10, ExitCode.Success)]
    [InlineData(1000, ExitCode.FinishedWithIssues)]
    public void A_kind_of_fault_that_was_never_met_in_many_histories_is_a_failure(int histories, int expected)
    {
        var (code, text) = Written(new ChaosOptions { Seed = 1, Histories = histories }, []);
        Assert.Equal(expected, code);
        Assert.Equal(histories >= 1000, text.Contains("Never met: WorkerKilled.", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("--histories", "0", "'0' is no number for --histories")]
    [InlineData("--threads", "two", "'two' is no number for --threads")]
    [InlineData("--share", "3/2", "'3/2' is no share")]
    [InlineData("--steps", "1;2", "'1;2' is no list of steps")]
    public void Arguments_that_cannot_be_understood_are_refused_with_their_reason(string option, string value, string reason)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        Assert.Equal(ExitCode.BadInput, new ChaosCommand(output, error).Run([option, value]));
        Assert.Contains(reason, error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_command_line_plays_what_it_is_asked_for()
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        Assert.Equal(ExitCode.Success, new ChaosCommand(output, error).Run(["--seed", "3", "--histories", "2", "--threads", "1"]));
        Assert.Contains("2 histories from seed 3: 0 divergences", output.ToString(), StringComparison.Ordinal);
    }

    private static (int Code, string Text) Written(ChaosOptions options, IReadOnlyList<FoundDivergence> divergences)
    {
        var output = new StringWriter();
        var console = new ChaosConsole(output);
        foreach (var divergence in divergences)
        {
            console.Progress(1, divergence);
        }

        var met = Enum.GetValues<FaultKind>().ToDictionary(kind => kind, kind => kind == FaultKind.WorkerKilled ? 0 : 1);
        return (console.Write(options, new ChaosOutcome(options.Histories, met, divergences)), output.ToString());
    }
}
