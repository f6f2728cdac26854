using Linking.Plugins.Runs.Batches;

namespace Linking.Plugins.Tests.Runs;

/// <summary>The fingerprint of a set of rows.</summary>
public class RowSketchTests
{
    private static readonly List<Guid> Rows = [.. Enumerable.Range(1, 5000).Select(number => new Guid(number, 0, 0, [0x80, 0, 0, 0, 0, 0, 0, 1]))];

    [Fact]
    public void The_same_rows_in_another_order_and_in_parts_have_the_same_fingerprint()
    {
        var whole = Of(Rows);
        var parts = Of(Rows.Skip(3000).Reverse());
        parts.Add(Of(Rows.Take(3000).Reverse()));
        Assert.False(whole.Differs(parts));
        Assert.Equal(whole.ToString(), parts.ToString());
    }

    [Fact]
    public void The_kept_form_is_the_same_in_every_version_because_a_run_may_go_on_under_the_next_one()
    {
        var kept = new byte[128 * sizeof(ulong)];
        BitConverter.GetBytes(0x4334B0C72AA7F4CBUL).CopyTo(kept, 75 * sizeof(ulong));
        Assert.Equal(Convert.ToBase64String(kept), Of([new Guid("00112233-4455-6677-8899-aabbccddeeff")]).ToString());
    }

    [Fact]
    public void One_row_less_shows_in_its_bucket_and_in_few_others()
    {
        var whole = Of(Rows);
        var less = Of(Rows.Where(row => row != Rows[1234]));
        Assert.True(whole.Differs(less));
        Assert.True(whole.DiffersAt(Rows[1234], less));
        Assert.InRange(Rows.Count(row => whole.DiffersAt(row, less)), 1, Rows.Count / 64);
    }

    [Fact]
    public void One_row_for_another_of_the_same_number_shows()
    {
        Assert.True(Of(Rows.Take(10)).Differs(Of(Rows.Skip(1).Take(10))));
    }

    [Fact]
    public void The_kept_form_is_read_again_beside_counts()
    {
        var sketches = new RowSketches();
        Rows.ForEach(sketches.Of("contact").Add);
        var parsed = RowSketches.Parse("contact 1 2 3 4 5 6\n" + sketches);
        Assert.False(parsed.Of("contact").Differs(Of(Rows)));
        Assert.False(parsed.Of("lead").Differs(new RowSketch()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("no base 64!")]
    [InlineData("AAAA")]
    [InlineData("AAAAA")]
    public void A_text_that_is_no_fingerprint_is_that_of_no_row(string text)
    {
        Assert.False(RowSketch.Parse(text).Differs(new RowSketch()));
        Assert.False(RowSketches.Parse("contact " + text).Of("contact").Differs(new RowSketch()));
    }

    private static RowSketch Of(IEnumerable<Guid> rows)
    {
        var sketch = new RowSketch();
        foreach (var row in rows)
        {
            sketch.Add(row);
        }

        return sketch;
    }
}
