using Linking.Plugins.Planning;
using Linking.Plugins.Runs;
using Linking.Plugins.Runs.Batches;

namespace Linking.Plugins.Tests.Runs;

/// <summary>What runs and batches keep in text columns, to the letter: other versions of the assembly read it too.</summary>
public class KeptFormTests
{
    private static readonly Guid Profile = new("0a000000-0000-4000-8000-00000000000a");

    [Fact]
    public void Counts_are_a_line_a_table_with_linked_relinked_unlinked_unchanged_issues_and_links()
    {
        var counts = new TableCounts();
        counts.Add("lead", Change.Issue, hadLink: false);
        counts.Add("contact", Change.Linked, hadLink: false);
        counts.Add("contact", Change.Relinked, hadLink: true);
        counts.Add("contact", Change.Unlinked, hadLink: true);
        counts.Add("contact", Change.Unchanged, hadLink: true);
        counts.Add("contact", Change.Unchanged, hadLink: false);
        Assert.Equal("contact 1 1 1 2 0 3\nlead 0 0 0 0 1 0", counts.ToString());
        Assert.Equal((6L, 2L, 1L, 3L), (counts.Examined, counts.Get(Change.Unchanged), counts.Get("lead", Change.Issue), counts.LinksOf("contact")));
        Assert.Equal((0L, 0L), (counts.Get("account", Change.Issue), counts.LinksOf("account")));
        Assert.Equal(["contact", "lead"], counts.Tables);
    }

    [Fact]
    public void Counts_of_two_batches_are_added_table_by_table()
    {
        var sum = TableCounts.Parse("contact 1 2 3 4 5 6");
        sum.Add(TableCounts.Parse("contact 10 20 30 40 50 60\nlead 1 0 0 0 0 0"));
        Assert.Equal("contact 11 22 33 44 55 66\nlead 1 0 0 0 0 0", sum.ToString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("contact 1 2 3 4 5")]
    [InlineData("contact 1 2 3 4 5 6 7")]
    [InlineData("contact 1 2 3 -4 5 6")]
    [InlineData("contact 1 2 3 x 5 6")]
    [InlineData("contact 1 2 3  5 6")]
    public void What_is_no_line_of_counts_counts_nothing(string? text) => Assert.Empty(TableCounts.Parse(text).Tables);

    [Fact]
    public void A_line_of_zeros_is_a_line() => Assert.Equal("contact 0 0 0 0 0 0", TableCounts.Parse("x\ncontact 0 0 0 0 0 0\ny").ToString());

    [Fact]
    public void Held_rows_are_a_line_each_with_table_row_and_profile()
    {
        HeldRow[] rows = [new(new RowKey("lead", Id(2)), Profile), new(new RowKey("contact", Id(1)), Profile)];
        var text = $"lead {Id(2)} {Profile}\ncontact {Id(1)} {Profile}";
        Assert.Equal(text, HeldRow.WriteAll(rows));
        Assert.Equal(rows, HeldRow.ParseAll($"x\n{text}\nlead {Id(1)}\nlead x {Profile}\nlead {Id(1)} x\nlead {Id(1)} {Profile} x"));
        Assert.Empty(HeldRow.ParseAll(null));
    }

    [Fact]
    public void Samples_are_a_line_each_with_table_row_change_from_to_and_reason()
    {
        var samples = new SampleRows();
        samples.Add(new SampleRow(new RowKey("contact", Id(2)), Change.Unlinked, Profile, null, "a\tb\nc"));
        samples.Add(new SampleRow(new RowKey("contact", Id(1)), Change.Linked, null, Profile, "Linked"));
        var text = $"contact\t{Id(1)}\tLinked\t\t{Profile}\tLinked\ncontact\t{Id(2)}\tUnlinked\t{Profile}\t\ta b c";
        Assert.Equal(text, samples.ToString());
        Assert.Equal(text, SampleRows.Parse($"x\n{text}\ncontact\tx\tLinked\t\t\tr\ncontact\t{Id(3)}\tMoved\t\t\tr\ncontact\t{Id(3)}\tLinked\t\t").ToString());
        Assert.Empty(SampleRows.Parse(null).All);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Of_each_change_the_first_twenty_are_kept_whoever_came_first(bool ascending)
    {
        var samples = new SampleRows();
        foreach (var number in ascending ? Enumerable.Range(1, 25) : Enumerable.Range(1, 25).Reverse())
        {
            samples.Add(new SampleRow(new RowKey("contact", Id(number)), Change.Linked, null, Profile, "Linked"));
            samples.Add(new SampleRow(new RowKey("contact", Id(number)), Change.Issue, null, null, "RowNotFound"));
        }

        Assert.Equal(Enumerable.Range(1, 20).Select(Id), samples.All.Where(row => row.Change == Change.Linked).Select(row => row.Row.Id));
        Assert.Equal(40, samples.All.Count());
    }

    [Fact]
    public void A_row_that_is_met_again_is_shown_as_it_was_met_last()
    {
        var samples = new SampleRows();
        foreach (var number in Enumerable.Range(1, 20).Append(20))
        {
            samples.Add(new SampleRow(new RowKey("contact", Id(number)), Change.Issue, null, null, samples.All.Count() < 20 ? "first" : "again"));
        }

        Assert.Equal(20, samples.All.Count());
        Assert.Equal("again", samples.All.Last().Reason);
    }

    [Fact]
    public void Fingerprints_are_a_line_a_table_and_a_line_of_another_kind_is_none()
    {
        var sketches = new RowSketches();
        sketches.Of("lead").Add(Id(1));
        _ = sketches.Of("contact");
        Assert.Equal($"contact {new RowSketch()}\nlead {sketches.Of("lead")}", sketches.ToString());
        Assert.Equal(string.Empty, RowSketches.Parse("contact\ncontact 1 2").ToString());
        Assert.Equal(string.Empty, RowSketches.Parse(null).ToString());
        Assert.False(RowSketch.Parse("AAAA").Differs(new RowSketch()));
    }

    private static Guid Id(int number) => new(number, 0, 0, new byte[8]);
}
