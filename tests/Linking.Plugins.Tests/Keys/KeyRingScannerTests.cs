using FsCheck;
using FsCheck.Fluent;
using Linking.Plugins.Keys;

namespace Linking.Plugins.Tests.Keys;

/// <summary>The quick reading of a KeyRing means what the reading of any JSON means, or leaves the text to it.</summary>
public class KeyRingScannerTests
{
    private static readonly SourcePair Owner = new("CRM", "contact");

    private static readonly string[] Pieces =
    [
        "[", "]", "{", "}", ",", ":", " ", "\n", "\"keys\"", "\"preferredKey\"", "\" Keys \"", "\"dataSourceName\"", "\"tableName\"", "\"entityName\"",
        "\"other\"", "\"\"", "\"a\"", "\" b \"", "\"A\"", "\"é\"", "\"\\u0041\"", "7", "null", "true", "\"", "\\", "\u0001", "\ud800", "\"__type\"",
    ];

    [Theory]
    [InlineData("""[{"dataSourceName":"CRM","tableName":"contact","preferredKey":"a","keys":["a","b"]}]""")]
    [InlineData(""" { "KEYS" : [ ] , "preferredKey" : " x " , "other" : "y" } """)]
    [InlineData("""[{"tableName":"lead","tableName":"contact","keys":["é"]},{}]""")]
    [InlineData("[]")]
    public void What_Customer_Insights_writes_is_read_quickly(string json) => AssertSame(json, isQuick: true);

    [Theory]
    [InlineData("""[{"keys":[7]}]""")]
    [InlineData("""[{"keys":[["a"]]}]""")]
    [InlineData("""[{"keys":["\u0041"]}]""")]
    [InlineData("""[{"tableName":["a"]}]""")]
    [InlineData("""[{"keys":"a"},null]""")]
    [InlineData("""[{"":"a"}]""")]
    [InlineData("""[{"keys":"a"}]]""")]
    [InlineData("""[{"keys":"a",}]""")]
    [InlineData("""[{"keys":"a"}""")]
    [InlineData("""[{"keys" "a"}]""")]
    [InlineData("""["a"]""")]
    [InlineData("""[{"keys":["a"}]""")]
    [InlineData("""[{"keys":"a""")]
    public void Anything_else_is_left_to_the_reader_of_any_JSON(string json) => AssertSame(json, isQuick: false);

    [Fact]
    public void No_text_is_read_in_another_way() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(20_000).WithEndSize(24),
        Prop.ForAll(Gen.Elements(Pieces).ListOf().Select(string.Concat).ToArbitrary(), json => AssertSame(json, isQuick: null)));

    [Fact]
    public void No_ring_with_a_fault_in_it_is_read_in_another_way() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(20_000),
        Prop.ForAll(
            (from piece in Gen.Elements(Pieces)
             from position in Gen.Choose(0, Usual.Length)
             from length in Gen.Choose(0, 3)
             select Usual[..position] + piece + Usual[Math.Min(Usual.Length, position + length)..]).ToArbitrary(),
            json => AssertSame(json, isQuick: null)));

    private static string Usual => """[{"dataSourceName":"CRM","tableName":"contact","preferredKey":"a","keys":["a","b"]},{"entityName":"lead","keys":["c"]}]""";

    private static void AssertSame(string json, bool? isQuick)
    {
        var quick = KeyRingScanner.Read(json);
        if (isQuick is { } expected)
        {
            Assert.Equal(expected, quick is not null);
        }

        if (quick is not null)
        {
            Assert.Equal(KeyRing.ReadDocument(json).Select(Text), quick.Select(Text));
        }
    }

    private static string Text(KeyRingObject ring) => $"{ring.PairOr(Owner)}: {string.Join(", ", ring.Values)}";
}
