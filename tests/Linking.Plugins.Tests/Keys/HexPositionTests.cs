using Linking.Plugins.Keys;

namespace Linking.Plugins.Tests.Keys;

public class HexPositionTests
{
    private const string Middle = "80000000-0000-4000-8000-000000000000";

    [Theory]
    [InlineData("", 0)]
    [InlineData("00000001", 1)]
    [InlineData("0000001f", 31)]
    [InlineData("0000001F-9999", 31)]
    [InlineData("8", 0x80000000)]
    [InlineData("ffffffffff", 0xffffffff)]
    [InlineData("customer", 0xc00000e0)]
    public void The_first_eight_digits_of_a_text_tell_where_it_stands(string text, long position) => Assert.Equal(position, HexPosition.Of(text));

    [Fact]
    public void A_position_is_written_as_eight_digits()
    {
        Assert.Equal("0000001f", HexPosition.Text(31));
        Assert.Equal(HexPosition.End - 1, HexPosition.Of(HexPosition.Text(HexPosition.End - 1)));
    }

    [Theory]
    [InlineData(500, Middle, 1000L)]
    [InlineData(500, "40000000-0000-4000-8000-000000000000", 2000L)]
    [InlineData(500, "00000000-0000-4000-8000-000000000000", null)]
    [InlineData(500, "customer", null)]
    [InlineData(500, null, null)]
    public void How_many_there_are_is_told_by_how_far_those_go_that_were_read(int read, string? last, long? expected) =>
        Assert.Equal(expected, HexPosition.Estimate(read, last));
}
