using Linking.Plugins.RunRecords;
using Linking.Plugins.Schema;

namespace Linking.Plugins.Tests.Schema;

public class EnumNameTests
{
    [Theory]
    [InlineData("Full", RunMode.Full)]
    [InlineData(" preview\t", RunMode.Preview)]
    [InlineData("REPAIR", RunMode.Repair)]
    internal void One_name_is_read_in_any_case(string text, RunMode expected)
    {
        Assert.True(EnumName.TryParse<RunMode>(text, out var mode));
        Assert.Equal(expected, mode);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("Full,Preview")]
    [InlineData("Full, Full")]
    [InlineData("627100001")]
    [InlineData("+627100001")]
    [InlineData("-1")]
    [InlineData("0")]
    [InlineData("Fu ll")]
    [InlineData("Fulll")]
    public void All_else_is_no_name(string? text)
    {
        Assert.False(EnumName.TryParse<RunMode>(text, out var mode));
        Assert.Equal(default, mode);
    }
}
