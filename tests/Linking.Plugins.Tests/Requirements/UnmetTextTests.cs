using System.Runtime.Serialization.Json;
using System.Text;
using System.Text.Json;
using System.Xml;
using Linking.Plugins.Requirements;
using Linking.Plugins.Schema;
using Linking.Plugins.Settings;

namespace Linking.Plugins.Tests.Requirements;

/// <summary>What is kept of unmet requirements is JSON that every reader takes, fits its column, and is compared as it was kept.</summary>
public class UnmetTextTests
{
    public static TheoryData<string> Hostile =>
    [
        "\uD800\uD800", "\uDC00", "a\uD83D", "\u0000\u0001\u001F", "\uFFFE\uFFFF", "\"\\/\b\r\n\t\u2028\u2029", "\uD83D\uDE00", "</script>",
    ];

    [Theory]
    [MemberData(nameof(Hostile))]
    public void Every_reader_takes_what_a_requirement_quotes(string found)
    {
        var json = UnmetText.ToJson([Unmet(found)]);
        var read = JsonDocument.Parse(json).RootElement[0];
        Assert.Equal(PlainText.Of(found), read.GetProperty("found").GetString());
        Assert.Equal("CanCarryLookup", read.GetProperty("requirement").GetString());
        using var reader = JsonReaderWriterFactory.CreateJsonReader(Encoding.UTF8.GetBytes(json), XmlDictionaryReaderQuotas.Max);
        var document = new XmlDocument();
        document.Load(reader);
        Assert.Equal(PlainText.Of(found), document.DocumentElement!.FirstChild!["found"]!.InnerText);
    }

    [Fact]
    public void All_requirements_at_their_longest_fit_the_column()
    {
        // Control characters and quotes cost most when written.
        var longest = new string('\u001F', 100_000) + new string('"', 100_000);
        var unmet = Enum.GetValues<RequirementCode>().Select(code => new UnmetRequirement(code, longest, longest, longest, longest)).ToList();
        var json = UnmetText.ToJson(unmet);
        Assert.True(json.Length <= PlatformLimits.Memo, $"{json.Length}");
        Assert.Equal(unmet.Count, JsonDocument.Parse(json).RootElement.GetArrayLength());
    }

    [Fact]
    public void What_was_recorded_is_not_recorded_again_however_long_it_is()
    {
        var table = new SourceTable { Pair = new("CRM", new string('x', 30_000)), LogicalName = new string('y', 3_000) + '\uD800' };
        var state = new SourceTableState(new TableFacts { Table = table, DeclarationsExist = true }, []);
        Assert.True(state.NeedsRecord);
        var recorded = state.Recorded(Guid.NewGuid());
        Assert.False(recorded.NeedsRecord);
        Assert.False(new SourceTableState(recorded.Facts with { Table = recorded.Table with { Reasons = AsStored(recorded.Table.Reasons) } }, []).NeedsRecord);
    }

    [Fact]
    public void Nothing_unmet_is_no_text()
    {
        Assert.Equal(string.Empty, UnmetText.ToJson([]));
    }

    private static string AsStored(string text) => Clip.To(text, PlatformLimits.Memo);

    private static UnmetRequirement Unmet(string found) => new(RequirementCode.CanCarryLookup, "A sentence.", found, "expected", "remedy");
}
