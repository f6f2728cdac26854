using Linking.Plugins.Batches;

namespace Linking.Plugins.Tests.Batches;

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
    public void The_kept_form_is_read_again()
    {
        Assert.False(RowSketch.Parse(Of(Rows).ToString()).Differs(Of(Rows)));
        Assert.True(RowSketch.Parse(Of(Rows).ToString()).Differs(new RowSketch()));
    }

    [Fact]
    public void A_row_with_a_fate_is_another_one_than_without_and_than_with_another_fate()
    {
        var fates = new[] { Fated(null), Fated(Rows[1]), Fated(Rows[2]), Of([Rows[0]]) };
        Assert.Equal(4, fates.Select(sketch => sketch.ToString()).Distinct().Count());
        Assert.All(fates, sketch => Assert.True(sketch.HoldsAt(Rows[0])));
        Assert.Equal(Fated(Rows[1]).ToString(), Fated(Rows[1]).ToString());
    }

    [Fact]
    public void What_is_in_it_shows_at_the_buckets_of_its_rows()
    {
        Assert.True(new RowSketch().IsEmpty);
        Assert.False(new RowSketch().HoldsAt(Rows[0]));
        Assert.False(Of([Rows[0]]).IsEmpty);
        Assert.InRange(Rows.Count(Of([Rows[0]]).HoldsAt), 1, Rows.Count / 64);
    }

    [Fact]
    public void What_is_the_same_in_two_sets_is_bucket_by_bucket()
    {
        var less = Of(Rows.Where(row => row != Rows[1234]));
        var same = Of(Rows).SameAs(less);
        Assert.False(same.HoldsAt(Rows[1234]));
        Assert.False(same.Differs(less.SameAs(Of(Rows))));
        Assert.InRange(Rows.Count(same.HoldsAt), Rows.Count * 63 / 64, Rows.Count - 1);
        Assert.False(Of(Rows).SameAs(Of(Rows)).Differs(Of(Rows)));
        Assert.True(Of(Rows).SameAs(new RowSketch()).IsEmpty);
    }

    [Fact]
    public void Sequential_ids_spread_over_all_buckets()
    {
        var buckets = Rows.GroupBy(row => Array.FindIndex(Convert.FromBase64String(Of([row]).ToString()), part => part != 0) / sizeof(ulong)).ToList();
        Assert.InRange(buckets.Count, 100, 128);
        Assert.All(buckets, bucket => Assert.InRange(bucket.Count(), 1, Rows.Count / 32));
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

    [Fact]
    public void Fingerprints_are_a_line_a_table_and_a_line_of_another_kind_is_none()
    {
        var sketches = new RowSketches();
        sketches.Of("lead").Add(Rows[0]);
        _ = sketches.Of("contact");
        Assert.Equal($"contact {new RowSketch()}\nlead {sketches.Of("lead")}", sketches.ToString());
        Assert.Equal(["contact", "lead"], sketches.Tables);
        Assert.Equal(sketches.ToString(), RowSketches.Parse("x\n" + sketches).ToString());
        Assert.Equal(string.Empty, RowSketches.Parse("contact\ncontact 1 2").ToString());
        Assert.Equal(string.Empty, RowSketches.Parse(null).ToString());
    }

    [Fact]
    public void Fingerprints_of_several_batches_are_added_table_by_table()
    {
        var (one, other) = (new RowSketches(), new RowSketches());
        one.Of("contact").Add(Rows[0]);
        other.Of("contact").Add(Rows[1]);
        other.Of("lead").Add(Rows[2]);
        one.Add(other);
        Assert.False(one.Of("contact").Differs(Of(Rows.Take(2))));
        Assert.False(one.Of("lead").Differs(Of([Rows[2]])));
    }

    private static RowSketch Fated(Guid? fate)
    {
        var sketch = new RowSketch();
        sketch.Add(Rows[0], fate);
        return sketch;
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
