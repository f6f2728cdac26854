using Linking.Tool.Simulation;

namespace Linking.Tool.Tests.Simulation;

public class ContentDifferenceTests
{
    private static readonly Guid A = Guid.Parse("00000000-0000-4000-8000-00000000000a");
    private static readonly Guid B = Guid.Parse("00000000-0000-4000-8000-00000000000b");
    private static readonly Guid C = Guid.Parse("00000000-0000-4000-8000-00000000000c");
    private static readonly Guid D = Guid.Parse("00000000-0000-4000-8000-00000000000d");

    [Fact]
    public void New_rows_are_created_others_changed_or_left_and_the_rest_deleted()
    {
        ContentRow[] wanted = [Row(B, "y"), Row(D, "d"), Row(A, "a")];
        var difference = new ContentDifference([Row(A, "a"), Row(B, "x"), Row(C, "c")], wanted);

        Assert.Equal([(RowFate.Changed, B), (RowFate.Created, D)], difference.Select(wanted).Select(row => (row.Fate, row.Row.Id)));
        Assert.Equal([C], difference.Deleted);
        Assert.Equal(2, difference.Writes);
        Assert.False(difference.IsEmpty);
    }

    [Fact]
    public void Nothing_differs_from_itself()
    {
        ContentRow[] rows = [Row(A, "a", null), Row(B, null, "b")];

        Assert.True(new ContentDifference(rows.Reverse(), rows).IsEmpty);
    }

    [Fact]
    public void Values_are_not_confused_with_their_neighbours()
    {
        Assert.NotEqual(Row(A, "ab", "c").Fingerprint(), Row(A, "a", "bc").Fingerprint());
        Assert.NotEqual(Row(A, null, "").Fingerprint(), Row(A, "", null).Fingerprint());
    }

    private static ContentRow Row(Guid id, params string?[] values) => new(id, values);
}
