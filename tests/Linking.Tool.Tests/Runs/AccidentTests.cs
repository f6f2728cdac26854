namespace Linking.Tool.Tests.Runs;

/// <summary>Processes that are killed, and disks that are full: what was committed is kept, and the same command goes on.</summary>
public sealed class AccidentTests : IDisposable
{
    private static readonly Lazy<(string[] Links, int Code)> Whole = new(() =>
    {
        using var whole = new TemporaryFolder();
        Generate(whole);
        var code = Tool.Call(Arguments(whole)).Code;
        return (Links(whole), code);
    });

    private readonly TemporaryFolder folder = new();

    public AccidentTests() => Generate(folder);

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(9)]
    public void A_rehearsal_that_is_killed_goes_on_by_the_same_command(int lines)
    {
        ToolProcess.CallAndKill(lines, Arguments(folder));

        GoOn(isBegun: lines > 1);
    }

    [Theory]
    [InlineData(2_000)]
    [InlineData(4_000)]
    public void A_full_disk_is_said_and_the_same_command_goes_on(int blocks)
    {
        if (OperatingSystem.IsWindows())
        {
            // The limit is one of Unix.
            return;
        }

        var (code, output) = ToolProcess.CallWithFullDisk(blocks, Arguments(folder));

        Assert.Equal(3, code);
        Assert.Contains("o.db: The file cannot be written or read: the disk fails, or is full. Look at the disk. The same command goes on from what is "
            + "written", output, StringComparison.Ordinal);
        Assert.DoesNotContain("defect", output, StringComparison.Ordinal);
        GoOn(isBegun: true);
    }

    [Fact]
    public void A_preview_after_a_killed_run_writes_no_row()
    {
        Assert.Equal(0, Tool.Call("generate", folder["before"], "--contacts", "400", "--leads", "100", "--before").Code);
        Assert.Equal(0, Tool.Call("simulate", folder["before"], "--organization", folder["o.db"], "--load-only").Code);
        ToolProcess.CallAndKill(0, "run", "--organization", folder["o.db"]);
        var rows = Tool.Call("preview", "--organization", folder["o.db"]);

        // Whether the run had begun when it was killed depends on the machine; that the preview wrote nothing does not.
        Assert.True(rows.Code is 0 or 2, rows.Error);
        Assert.Contains(rows.Code == 0 ? "0 writes of source rows" : "a preview writes no row", rows.Output + rows.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_place_that_cannot_be_written_to_is_refused()
    {
        folder.With("file.txt", "x");

        var (code, _, error) = Tool.Call("simulate", folder["in"], "--organization", folder["file.txt/o.db"], "--out", folder["out"]);

        Assert.Equal(2, code);
        Assert.Contains("o.db: The file cannot be opened", error, StringComparison.Ordinal);
        Assert.DoesNotContain("defect", error, StringComparison.Ordinal);
    }

    private static void Generate(TemporaryFolder place) =>
        Assert.Equal(0, Tool.Call("generate", place["in"], "--contacts", "120", "--leads", "40", "--seed", "5").Code);

    private static string[] Arguments(TemporaryFolder place) => ["simulate", place["in"], "--organization", place["o.db"], "--out", place["out"]];

    private static string[] Links(TemporaryFolder place) =>
        [.. File.ReadLines(place["out/links.csv"]).Select(line => line[..line.LastIndexOf(',')]).Where(line => !line.EndsWith(",,", StringComparison.Ordinal))];

    private void GoOn(bool isBegun)
    {
        var (code, output, error) = Tool.Call(Arguments(folder));

        Assert.True(code == Whole.Value.Code, output + error);
        Assert.Equal(Whole.Value.Links, Links(folder));
        Assert.True(!isBegun || output.Contains("o.db: gone on with", StringComparison.Ordinal), output);
        Assert.Equal(["o.db"], Directory.GetFiles(folder.Path).Select(Path.GetFileName));
    }
}
