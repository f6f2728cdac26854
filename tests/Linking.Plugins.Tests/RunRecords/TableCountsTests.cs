using Linking.Plugins.Planning;
using Linking.Plugins.RunRecords;

namespace Linking.Plugins.Tests.RunRecords;

/// <summary>Counts by table, and their kept form to the letter: other versions of the assembly read it too.</summary>
public class TableCountsTests
{
    [Fact]
    public void Counts_are_a_line_a_table_with_linked_relinked_unlinked_unchanged_issues_links_left_and_disputes()
    {
        var counts = new TableCounts();
        counts.Add("lead", Change.Issue, hadLink: false);
        counts.Add("contact", Change.Linked, hadLink: false);
        counts.Add("contact", Change.Relinked, hadLink: true);
        counts.Add("contact", Change.Unlinked, hadLink: true);
        counts.Add("contact", Change.Unchanged, hadLink: true);
        counts.Add("contact", Change.Unchanged, hadLink: false);
        counts.Add("contact", Change.Left, hadLink: true);
        Assert.Equal("contact 1 1 1 2 0 4 1 0\nlead 0 0 0 0 1 0 0 0", counts.ToString());
        Assert.Equal((6L, 5L, 1L), (counts.Examined, counts.ExaminedOf("contact"), counts.ExaminedOf("lead")));
        Assert.Equal((2L, 1L, 1L, 4L), (counts.Get(Change.Unchanged), counts.Get("lead", Change.Issue), counts.Get(Change.Left), counts.LinksOf("contact")));
        Assert.Equal((0L, 0L, 0L), (counts.Get("account", Change.Issue), counts.LinksOf("account"), counts.ExaminedOf("account")));
        Assert.Equal(["contact", "lead"], counts.Tables);
    }

    [Fact]
    public void Counts_of_two_batches_are_added_table_by_table()
    {
        var sum = TableCounts.Parse("contact 1 2 3 4 5 6 7 8");
        sum.Add(TableCounts.Parse("contact 10 20 30 40 50 60 70 -9\nlead 1 0 0 0 0 0 2 1"));
        Assert.Equal("contact 11 22 33 44 55 66 77 -1\nlead 1 0 0 0 0 0 2 1", sum.ToString());
    }

    [Fact]
    public void What_versions_before_kept_is_read_as_having_left_nothing() =>
        Assert.Equal("contact 1 2 3 4 5 6 0 0\nlead 1 2 3 4 5 6 7 8", TableCounts.Parse("contact 1 2 3 4 5 6\nlead 1 2 3 4 5 6 7 8").ToString());

    [Fact]
    public void Rows_that_turned_out_to_be_in_order_are_counted_as_unchanged()
    {
        var counts = TableCounts.Parse("contact 1 2 3 4 5 6 7 0");
        counts.AddUnchanged("contact", 3);
        counts.AddUnchanged("lead", 2);
        Assert.Equal("contact 1 2 3 7 5 6 7 0\nlead 0 0 0 2 0 0 0 0", counts.ToString());
    }

    [Fact]
    public void Disputes_that_were_met_elsewhere_only_take_the_place_of_rows_in_order()
    {
        var counts = TableCounts.Parse("contact 1 0 0 5 2 0 0 0\nlead 0 0 0 1 0 0 0 0\naccount 0 0 0 4 0 0 0 0");
        counts.NoteDispute("contact", 1);
        counts.NoteDispute("contact", 1);
        counts.NoteDispute("contact", 1);
        counts.NoteDispute("contact", -1);
        counts.NoteDispute("lead", 1);
        counts.NoteDispute("lead", 1);
        counts.NoteDispute("account", -1);
        counts.TakeDisputes();
        Assert.Equal("account 0 0 0 4 0 0 0 0\ncontact 1 0 0 3 4 0 0 0\nlead 0 0 0 0 1 0 0 0", counts.ToString());
        counts.TakeDisputes();
        Assert.Equal(8, counts.ExaminedOf("contact"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("contact 1 2 3 4 5")]
    [InlineData("contact 1 2 3 4 5 6 7")]
    [InlineData("contact 1 2 3 4 5 6 7 8 9")]
    [InlineData("contact 1 2 3 -4 5 6 7 8")]
    [InlineData("contact -1 2 3 4 5 6")]
    [InlineData("contact 1 2 3 x 5 6 7 8")]
    [InlineData("contact 1 2 3  5 6 7 8")]
    public void What_is_no_line_of_counts_counts_nothing(string? text) => Assert.Empty(TableCounts.Parse(text).Tables);

    [Fact]
    public void A_line_of_zeros_is_a_line() => Assert.Equal("contact 0 0 0 0 0 0 0 0", TableCounts.Parse("x\ncontact 0 0 0 0 0 0 0 0\ny").ToString());

    [Fact]
    public void Counts_may_be_as_large_as_any_organisation()
    {
        var counts = TableCounts.Parse("contact 9000000000 0 0 0 0 9000000000 0 0");
        counts.Add(TableCounts.Parse("contact 9000000000 0 0 0 0 9000000000 0 0"));
        Assert.Equal((18_000_000_000L, 18_000_000_000L), (counts.Get(Change.Linked), counts.LinksOf("contact")));
    }
}
