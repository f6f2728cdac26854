using Linking.Plugins.Planning;
using Linking.Plugins.RunRecords;

namespace Linking.Plugins.Tests.RunRecords;

/// <summary>Rows shown as examples, and their kept form to the letter.</summary>
public class SampleRowsTests
{
    private static readonly Guid Profile = new("0a000000-0000-4000-8000-00000000000a");

    [Fact]
    public void Samples_are_a_line_each_with_table_row_change_from_to_and_reason()
    {
        var samples = new SampleRows();
        samples.Add(new SampleRow(new RowKey("contact", Id(2)), Change.Unlinked, Profile, null, "a\tb\nc"));
        samples.Add(new SampleRow(new RowKey("contact", Id(1)), Change.Linked, null, Profile, "Linked"));
        var text = $"contact\t{Id(1)}\tLinked\t\t{Profile}\tLinked\ncontact\t{Id(2)}\tUnlinked\t{Profile}\t\ta b c";
        Assert.Equal(text, samples.ToString());
        Assert.Equal(
            text,
            SampleRows.Parse($"x\n{text}\ncontact\tx\tLinked\t\t\tr\ncontact\t{Id(3)}\tMoved\t\t\tr\ncontact\t{Id(3)}\t1\t\t\tr\ncontact\t{Id(3)}\tLinked\t\t")
                .ToString());
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

    private static Guid Id(int number) => new(number, 0, 0, new byte[8]);
}
