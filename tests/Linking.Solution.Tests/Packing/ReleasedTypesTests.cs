using System.Xml.Linq;
using SolutionPackaging;

namespace Linking.Solution.Tests.Packing;

/// <summary>What environments have from a release stays, or gets another major or minor version.</summary>
public class ReleasedTypesTests
{
    private const string Type = "Linking.Plugins.Entry.RunRequested";
    private static readonly XElement Descriptor = new SolutionPacker(Built.Source, Built.Assembly, Built.Version).Descriptor();
    private static readonly string Id = IdOf(Type);

    [Fact]
    public void The_committed_list_is_kept_and_has_no_line_twice()
    {
        var lines = File.ReadAllLines(Path.Combine(Built.Repository, "solution", ReleasedTypes.FileName)).Where(line => !line.StartsWith('#')).ToList();
        ReleasedTypes.Parse(lines).Require(Built.Assembly, Descriptor);
        Assert.Equal(lines.Count, lines.Distinct(StringComparer.Ordinal).Count());
        Assert.NotEmpty(lines);
    }

    [Fact]
    public void A_type_that_is_gone_renamed_or_has_another_id_is_named()
    {
        Assert.Contains($"'Linking.Plugins.Entry.Gone' with the id {Id}", Refusal($"{Present} {Id} Linking.Plugins.Entry.Gone"), StringComparison.Ordinal);
        Assert.Contains($"'{Type}' with the id 11111111-0000-4000-8000-000000000001", Refusal($"{Present} 11111111-0000-4000-8000-000000000001 {Type}"),
            StringComparison.Ordinal);
        Assert.Contains("'Linking.Plugins' with the id 11111111-", Refusal($"{Present} 11111111-0000-4000-8000-000000000001 Linking.Plugins"),
            StringComparison.Ordinal);
        Assert.Contains("raise the major or minor number", Refusal($"{Present} {Id} Linking.Plugins.Entry.Gone"), StringComparison.Ordinal);
    }

    [Fact]
    public void Another_version_may_lack_types_but_not_have_their_ids()
    {
        Check("77.1 11111111-0000-4000-8000-000000000001 Linking.Plugins.Entry.Gone");
        Assert.Contains($"The id {Id} of '{Type}' is that of 'Linking.Plugins.Entry.Gone' in version 77.1", Refusal($"77.1 {Id} Linking.Plugins.Entry.Gone"),
            StringComparison.Ordinal);
        Assert.Contains("give it and its types new ids", Refusal($"77.1 {Id} {Type}"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_type_that_was_never_released_may_be_there_until_it_is_to_be_released()
    {
        Check("# nothing was released yet", "");
        var list = ReleasedTypes.Parse([$"{Present} {Id} {Type}"]);
        var refusal = Assert.Throws<PackagingException>(() => list.RequireComplete(Built.Assembly, Descriptor)).Message;
        Assert.Contains($"{Present} {IdOf("Linking.Plugins.Entry.BatchQueued")} Linking.Plugins.Entry.BatchQueued", refusal, StringComparison.Ordinal);
        Assert.Contains($"{Present} {Descriptor.Attribute("PluginAssemblyId")!.Value} Linking.Plugins", refusal, StringComparison.Ordinal);
        Assert.DoesNotContain(Type, refusal, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1.0 x Linking.Plugins")]
    [InlineData("1.0.0 11111111-0000-4000-8000-000000000001 Linking.Plugins")]
    [InlineData("1 11111111-0000-4000-8000-000000000001 Linking.Plugins")]
    [InlineData("1.0 11111111-0000-4000-8000-000000000001")]
    [InlineData("1.0 11111111-0000-4000-8000-000000000001 Linking.Plugins more")]
    public void A_line_that_cannot_be_read_is_named_with_its_number(string line)
    {
        Assert.Contains($"Line 2, '{line}'", Assert.Throws<PackagingException>(() => ReleasedTypes.Parse(["# head", line])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_list_that_is_missing_is_no_empty_one()
    {
        Assert.Contains("The file is missing.",
            Assert.Throws<PackagingException>(() => ReleasedTypes.Read(Path.Combine(Built.Repository, "solution", "Other"))).Message, StringComparison.Ordinal);
    }

    private static string Present => $"{Built.Assembly.Version.Major}.{Built.Assembly.Version.Minor}";

    private static string IdOf(string type) =>
        Descriptor.Descendants("PluginType").Single(element => element.Attribute("Name")!.Value == type).Attribute("PluginTypeId")!.Value;

    private static void Check(params string[] lines) => ReleasedTypes.Parse(lines).Require(Built.Assembly, Descriptor);

    private static string Refusal(params string[] lines) => Assert.Throws<PackagingException>(() => Check(lines)).Message;
}
