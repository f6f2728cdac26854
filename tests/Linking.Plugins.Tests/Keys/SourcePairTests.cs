using Linking.Plugins.Keys;

namespace Linking.Plugins.Tests.Keys;

public class SourcePairTests
{
    [Fact]
    public void Pairs_are_equal_without_regard_to_case_and_blanks_around()
    {
        var pair = new SourcePair(" CRM ", "Contact");
        var same = new SourcePair("crm", " CONTACT ");
        Assert.Equal(("CRM", "Contact", "CRM / Contact"), (pair.DataSource, pair.EntityName, pair.ToString()));
        Assert.True(pair.Equals(same));
        Assert.True(pair.Equals((object)same));
        Assert.Equal(pair.GetHashCode(), same.GetHashCode());
    }

    [Theory]
    [InlineData("CRM", "lead")]
    [InlineData("Shop", "contact")]
    [InlineData("contact", "CRM")]
    public void Another_source_or_table_is_another_pair(string dataSource, string table)
    {
        var other = new SourcePair(dataSource, table);
        Assert.False(new SourcePair("CRM", "contact").Equals(other));
        Assert.NotEqual(new SourcePair("CRM", "contact").GetHashCode(), other.GetHashCode());
    }

    [Fact]
    public void Nothing_is_equal_to_no_pair_and_missing_names_are_empty()
    {
        Assert.False(new SourcePair("CRM", "contact").Equals(null));
        Assert.False(new SourcePair("CRM", "contact").Equals((object)"CRM / contact"));
        Assert.Equal((string.Empty, string.Empty), (new SourcePair(null, null).DataSource, new SourcePair(null, null).EntityName));
    }
}
