using Linking.Tool.Tests.Runs;
using Microsoft.Xrm.Sdk.Query;
using Names = Linking.Plugins.Schema.Names;

namespace Linking.Tool.Tests.Safety;

/// <summary>
/// Of the rows that are linked, nothing but ids and keys reaches what the product keeps, traces, prints or writes: every other cell of
/// the sample is marked, and no mark comes out anywhere.
/// </summary>
public class NoPersonalDataTests
{
    private static readonly string[] Kept = [Names.SourceTable.Table, Names.Run.Table, Names.Batch.Table, Names.Issue.Table];

    [Fact]
    public void Nothing_but_ids_and_keys_is_kept_traced_printed_or_written()
    {
        using var folder = new TemporaryFolder();
        Assert.True(MarkedSample.Write(folder["input"]) > 500);
        var file = folder["o.db"];
        var printed = new List<string> { Print("simulate", folder["input"], "--organization", file, "--out", folder["out"]) };
        printed.Add(Print("run", "--organization", file, "--json"));
        printed.Add(Print("preview", "--organization", file));
        printed.Add(Print("repair", "--organization", file));
        printed.Add(Print("issues", "--organization", file, "--csv", folder["out/all.csv"]));
        printed.Add(Print("issues", "--organization", file));
        printed.Add(Print("status", "--organization", file));
        printed.Add(Print("discover", "--organization", file));
        AssertNoMark(printed);
        AssertNoMark(Directory.EnumerateFiles(folder["out"]).Select(File.ReadAllText));

        using var organization = new OrganizationFile(File.ReadAllBytes(file));
        AssertNoMark(Kept.SelectMany(table => TextsOf(organization, table)));
        AssertNoMark(TextsOf(organization, "plugintracelog"));
        AssertNoMark(TextsOf(organization, "asyncoperation", "name", "message", "friendlymessage"));
        AssertNoMark([Print("explain", "contact", AnyLinked(organization).ToString("D"), "--organization", organization.Path)]);

        // The marks were there to be found.
        Assert.Contains(TextsOf(organization, "contact"), text => text.Contains(MarkedSample.Marks[0], StringComparison.Ordinal));
        Assert.True(TextsOf(organization, Names.Issue.Table).Count > 5);
        Assert.NotEmpty(TextsOf(organization, "plugintracelog"));
    }

    private static string Print(params string[] arguments)
    {
        var (_, output, error) = Runs.Tool.Call(arguments);
        Assert.Empty(error);
        Assert.NotEmpty(output);
        return output;
    }

    private static Guid AnyLinked(OrganizationFile organization) => organization.Rows("contact").First(row => row.Value.Link is not null).Key;

    private static List<string> TextsOf(OrganizationFile organization, string table, params string[] columns) => organization.Do(opened =>
    {
        var query = new QueryExpression(table) { ColumnSet = columns.Length == 0 ? new ColumnSet(true) : new ColumnSet(columns) };
        return Linking.Tool.Simulation.PagedQuery.Read(opened.System, query, 5000)
            .SelectMany(row => row.Attributes.Values.OfType<string>().Concat(row.FormattedValues.Values))
            .ToList();
    });

    private static void AssertNoMark(IEnumerable<string> texts)
    {
        Assert.All(texts, text => Assert.All(MarkedSample.Marks, mark => Assert.DoesNotContain(mark, text, StringComparison.Ordinal)));
    }
}
