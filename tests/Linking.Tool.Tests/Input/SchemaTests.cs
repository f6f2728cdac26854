using System.Text.Json;
using Linking.Tool.Input;

namespace Linking.Tool.Tests.Input;

/// <summary>The schema that editors use says what the reader takes.</summary>
public class SchemaTests
{
    private static readonly JsonElement Schema = JsonDocument.Parse(
        File.ReadAllText(Path.Combine(RepositoryFolder.Path, "docs", "organization.schema.json"))).RootElement;

    [Theory]
    [InlineData("\"x\": 1, \"name\"", "")]
    [InlineData("\"x\": 1, \"dataSource\"", "sourceTables")]
    [InlineData("\"x\": 1, \"primaryId\"", "tables")]
    public void Both_know_the_same_members(string spoilt, string list)
    {
        using var folder = SmallSimulation.Create();
        var name = spoilt.Split(' ')[^1];
        folder.With("organization.json", Replaced(name, spoilt));

        var remedy = Assert.Single(folder.Refused()).Remedy;

        var part = list.Length == 0 ? Schema : Schema.GetProperty("properties").GetProperty(list).GetProperty("items");
        var members = part.GetProperty("properties").EnumerateObject().Select(member => member.Name).Order(StringComparer.Ordinal);
        Assert.Equal(members, remedy["Remove it, or use one of: ".Length..].Split(", ").Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("customerKind", typeof(CustomerKind))]
    [InlineData("outputStorage", typeof(OutputStorage))]
    [InlineData("profileTableKind", typeof(ProfileTableKind))]
    [InlineData("refresh", typeof(Refresh))]
    public void Both_know_the_same_choices(string member, Type type)
    {
        var choices = Schema.GetProperty("properties").GetProperty(member).GetProperty("enum").EnumerateArray().Select(choice => choice.GetString());

        Assert.Equal(Enum.GetNames(type).Select(JsonNamingPolicy.CamelCase.ConvertName), choices);
    }

    [Fact]
    public void Both_know_the_same_types_of_columns()
    {
        using var folder = SmallSimulation.Create()
            .With("organization.json", SmallSimulation.Organization.Replace("\"integer\"", "\"x\"", StringComparison.Ordinal));

        var types = Schema.GetProperty("properties").GetProperty("tables").GetProperty("items").GetProperty("properties").GetProperty("columns")
            .GetProperty("items").GetProperty("properties").GetProperty("type").GetProperty("enum");
        Assert.Equal(types.EnumerateArray().Select(type => type.GetString()), Assert.Single(folder.Refused()).Remedy["Write one of: ".Length..].Split(", "));
    }

    private static string Replaced(string name, string spoilt)
    {
        var at = SmallSimulation.Organization.IndexOf(name, StringComparison.Ordinal);
        return SmallSimulation.Organization[..at] + spoilt + SmallSimulation.Organization[(at + name.Length)..];
    }
}
