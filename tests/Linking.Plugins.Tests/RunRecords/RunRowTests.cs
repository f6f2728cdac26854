using Linking.Plugins.RunRecords;

namespace Linking.Plugins.Tests.RunRecords;

/// <summary>When a run is over, and which runs exclude each other.</summary>
public class RunRowTests
{
    private static readonly Guid One = new("0a000000-0000-4000-8000-000000000001");
    private static readonly Guid Two = new("0b000000-0000-4000-8000-000000000002");

    [Fact]
    public void A_run_is_over_when_nothing_will_happen_in_it_any_more()
    {
        RunStatus[] over = [RunStatus.Successful, RunStatus.CompletedWithIssues, RunStatus.Skipped, RunStatus.Failed, RunStatus.Canceled];
        Assert.Equal(over.Order(), Enum.GetValues<RunStatus>().Where(status => new RunRow { Status = status }.IsOver).Order());
        RunStatus[] active = [RunStatus.Processing, RunStatus.Settling, RunStatus.Paused];
        Assert.Equal(active.Order(), Enum.GetValues<RunStatus>().Where(status => new RunRow { Status = status }.IsActive).Order());
        Assert.Equal([RunStatus.Successful, RunStatus.CompletedWithIssues], Enum.GetValues<RunStatus>().Where(RunRow.IsWell).Order());
    }

    [Fact]
    public void A_run_concerns_the_tables_that_it_names_or_all()
    {
        Assert.True(new RunRow().Concerns("contact"));
        Assert.True(new RunRow { Tables = ["lead", "contact"] }.Concerns("contact"));
        Assert.False(new RunRow { Tables = ["lead"] }.Concerns("contact"));
    }

    [Theory]
    [InlineData(RunMode.Full, false, true)]
    [InlineData(RunMode.Repair, false, true)]
    [InlineData(RunMode.Unlink, false, true)]
    [InlineData(RunMode.Preview, false, false)]
    [InlineData(RunMode.Full, true, false)]
    internal void A_run_that_changes_more_than_one_row_keeps_others_away(RunMode mode, bool isOfRow, bool expected) =>
        Assert.Equal(expected, new RunRow { Mode = mode, RowId = isOfRow ? One : null }.Excludes);

    [Theory]
    [InlineData("", "", true)]
    [InlineData("contact", "", true)]
    [InlineData("", "contact", true)]
    [InlineData("contact,lead", "account,lead", true)]
    [InlineData("contact", "lead", false)]
    public void Runs_on_one_table_are_in_each_others_way(string tables, string others, bool expected)
    {
        var run = Run(One, tables);
        var other = Run(Two, others);
        Assert.Equal((expected, expected), (run.IsInTheWayOf(other), other.IsInTheWayOf(run)));
        Assert.False(run.IsInTheWayOf(other with { Id = One }));
        Assert.False(run.IsInTheWayOf(other with { Mode = RunMode.Preview }));
        Assert.False((run with { RowId = Two }).IsInTheWayOf(other));
    }

    private static RunRow Run(Guid id, string tables) =>
        new() { Id = id, Mode = RunMode.Full, Tables = tables.Split(',', StringSplitOptions.RemoveEmptyEntries) };
}
