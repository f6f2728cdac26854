using Linking.Plugins.Keys;

namespace Linking.Plugins.Tests.Keys;

public class KeyRingTests
{
    private static readonly SourcePair Owner = new("CRM", "contact");

    [Fact]
    public void The_published_shape_gives_winner_and_alternates_each_once()
    {
        var keys = Read("""[{"dataSourceName":" CRM ","tableName":" contact","preferredKey":" a","keys":[" a"," b"]}]""");
        Assert.Equal(["CRM / contact: a", "CRM / contact: b"], keys);
    }

    [Fact]
    public void The_older_member_name_entityName_is_read_too()
    {
        Assert.Equal(["Shop / lead: x"], Read("""[{"dataSourceName":"Shop","entityName":"lead","preferredKey":"x"}]"""));
    }

    [Fact]
    public void Member_names_are_read_in_any_casing_and_with_blanks()
    {
        Assert.Equal(["Shop / lead: x", "Shop / lead: y"], Read("""[{" DATASOURCENAME ":"Shop","TableNAME":"lead","PreferredKey":"x","Keys":["y"]}]"""));
    }

    [Fact]
    public void One_object_without_an_array_and_several_objects_are_read()
    {
        Assert.Equal(["CRM / contact: a"], Read("""{"dataSourceName":"CRM","tableName":"contact","keys":["a"]}"""));
        Assert.Equal(["CRM / contact: a", "CRM / lead: b"], Read("""[{"tableName":"contact","keys":["a"]},{"tableName":"lead","keys":["b"]}]"""));
    }

    [Fact]
    public void Names_that_an_object_leaves_out_are_those_of_the_key_itself()
    {
        Assert.Equal(["CRM / contact: a"], Read("""[{"preferredKey":"a"}]"""));
    }

    [Fact]
    public void Unknown_members_numbers_nulls_and_blanks_do_no_harm()
    {
        Assert.Equal(["CRM / contact: 7"], Read("""[{"x":{"y":[1,2]},"a:b":"c","preferredKey":7,"keys":[null,""," "]}, "text", 5, null]"""));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("[]")]
    [InlineData("[{}]")]
    public void An_empty_ring_is_readable_and_holds_no_key(string? json)
    {
        Assert.Empty(Read(json));
    }

    [Theory]
    [InlineData("\0")]
    [InlineData("[]]null")]
    [InlineData("[]09")]
    [InlineData("0-]-")]
    [InlineData("[{\"keys\":[\"a\"]09}]")]
    [InlineData("not json")]
    [InlineData("[{\"keys\":[\"a\"]")]
    [InlineData("[{\"keys\":[\"a\"]}] trailing")]
    [InlineData("\"text\"")]
    [InlineData("7")]
    public void What_is_no_ring_is_unreadable_and_adds_no_key(string json)
    {
        var keys = new List<SourceKey>();
        Assert.False(KeyRing.TryRead(json, Owner, keys));
        Assert.Empty(keys);
    }

    // Not among the theory's data: half a pair does not survive in an attribute.
    [Fact]
    public void Half_of_a_surrogate_pair_makes_a_ring_unreadable()
    {
        Assert.False(KeyRing.TryRead("[{\"keys\":[\"\ud800\"]}]", Owner, []));
        Assert.Equal(["CRM / contact: \ud83d\ude00"], Read("[{\"keys\":[\"\ud83d\ude00\"]}]"));
    }

    [Theory]
    [InlineData(12, true)]
    [InlineData(17, false)]
    [InlineData(5000, false)]
    public void Nesting_beyond_reason_is_unreadable(int depth, bool readable)
    {
        var json = string.Concat(Enumerable.Repeat("[", depth)) + string.Concat(Enumerable.Repeat("]", depth));
        Assert.Equal(readable, KeyRing.TryRead(json, Owner, []));
    }

    [Fact]
    public void A_ring_may_be_as_long_as_the_column_allows()
    {
        var keys = Enumerable.Range(0, 20000).Select(number => $"k{number}").Append(new string('k', 100000)).ToList();
        Assert.Equal(keys.ConvertAll(key => "CRM / contact: " + key), Read("[{\"keys\":[\"" + string.Join("\",\"", keys) + "\"]}]"));
    }

    private static List<string> Read(string? json)
    {
        var keys = new List<SourceKey>();
        Assert.True(KeyRing.TryRead(json, Owner, keys));
        return keys.ConvertAll(key => $"{key.Pair}: {key.Value}");
    }
}
