using Linking.Tool.Input;
using Linking.Tool.Input.Files;
using Linking.Tool.Simulation;

namespace Linking.Tool.Tests.Simulation;

public class RemainingUnificationsTests
{
    [Theory]
    [InlineData("0 40 60", 100, 1, "written as a whole: played again, and those after it")]
    [InlineData("40 0 30", 100, 2, "written as a whole")]
    [InlineData("40 30 0", 100, 3, "the last is written as a whole")]
    [InlineData("0 0 30", 100, 2, "two hold the same: the later one")]
    [InlineData("90 95 97", 10, 1, "the first was begun")]
    [InlineData("15 25 60", 100, 2, "the second was begun: 40 rows differ between the first and it")]
    [InlineData("45 12 18", 100, 3, "the third was begun: 30 rows differ between the second and it")]
    public void It_goes_on_where_an_earlier_command_was_stopped(string differences, long stored, int next, string reason)
    {
        var file = new InputFile("x", new KeyFormat(), [], 0);
        var unifications = Enumerable.Range(1, 3).Select(number => new UnificationFolder(number, file, file)).ToList();

        var remaining = RemainingUnifications.Find(unifications, [.. differences.Split(' ').Select(long.Parse)], stored);

        Assert.True(remaining[0].Number == next, reason);
        Assert.Equal(4 - next, remaining.Count);
    }
}
