using System.Xml.Linq;
using SolutionPackaging;

namespace Linking.Solution.Tests.Drift;

/// <summary>Code and solution cannot say different things.</summary>
public class DriftTests
{
    private const string Run = "Entities/cpl_Run/Entity.xml";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_packed_solution_has_what_the_code_relies_on_and_nothing_else(bool isManaged)
    {
        Assert.Empty(Facts.Differences(CodeFacts.Read(), SolutionFacts.Read(PackedSolution.Read(Built.Zip(isManaged)))));
    }

    [Theory]
    [InlineData("table", 4)]
    [InlineData("column", 62)]
    [InlineData("choice value", 33)]
    [InlineData("relationship", 13)]
    [InlineData("custom API", 6)]
    [InlineData("request parameter", 10)]
    [InlineData("response property", 10)]
    [InlineData("environment variable", 13)]
    [InlineData("catalog assignment", 1)]
    [InlineData("plug-in type", 10)]
    [InlineData("privilege", 50)]
    public void Deleting_an_element_that_the_code_relies_on_is_reported_by_its_name(string kind, int atLeast)
    {
        var relied = CodeFacts.Read().Names.ToHashSet(StringComparer.Ordinal);
        var deletions = Deletions.Of(kind).Where(deletion => kind == "relationship" || relied.Contains(deletion.Element)).ToList();
        Assert.InRange(deletions.Count, atLeast, int.MaxValue);
        Assert.All(deletions, deletion => Assert.Contains(deletion.Element, deletion.Report(), StringComparison.Ordinal));
        if (kind is not ("choice value" or "relationship"))
        {
            // Nothing that the code relies on escapes the walk.
            Assert.Empty(relied.Where(name => name.StartsWith(kind + " ", StringComparison.Ordinal)).Except(deletions.Select(deletion => deletion.Element)));
        }
    }

    [Fact]
    public void Adding_what_the_code_does_not_know_is_reported_by_its_name()
    {
        Assert.All(Additions(), addition => Assert.Contains(addition.Element, addition.Report(), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(Run, "<MaxLength>200</MaxLength>", "<MaxLength>100</MaxLength>",
        "The column cpl_run.cpl_alertstate is 'nvarchar 200' in the code and 'nvarchar 100' in the solution.")]
    [InlineData(Run, "<Type>int</Type>", "<Type>decimal</Type>", "The column cpl_run.cpl_examined is 'int' in the code and 'decimal' in the solution.")]
    [InlineData(Run, "value=\"627100003\"", "value=\"627100033\"", "The column cpl_run.cpl_mode is 'picklist")]
    [InlineData("environmentvariabledefinitions/cpl_HistoryDays/environmentvariabledefinition.xml", ">90<", ">30<",
        "default 30, which is not that of LinkingSettings")]
    [InlineData("environmentvariabledefinitions/cpl_Events/environmentvariabledefinition.xml", ">yes<", ">maybe<", "which the code refuses")]
    [InlineData("customapis/cpl_StartRun/customapirequestparameters/Mode/customapirequestparameter.xml", "<isoptional>0",
        "<isoptional>1", "request parameter cpl_StartRun.Mode")]
    [InlineData("customapis/cpl_StartRun/customapi.xml", "prvCreatecpl_Run", "prvReadcpl_Run", "custom API cpl_StartRun")]
    [InlineData("Other/Relationships/cpl_Run.xml", "<ReferencedEntityName>cpl_Run", "<ReferencedEntityName>cpl_Issue",
        "The column cpl_batch.cpl_run is 'lookup cpl_run' in the code and 'lookup cpl_issue' in the solution.")]
    [InlineData("Roles/Customer Profile Linking Reader.xml", "prvReadcpl_Run\" level=\"Global", "prvReadcpl_Run\" level=\"Basic",
        "privilege prvReadcpl_Run of the role Customer Profile Linking Reader")]
    public void A_changed_element_is_reported_by_its_name(string path, string from, string to, string expected)
    {
        var text = Built.Source.Xml(path).ToString();
        Assert.Contains(from, text, StringComparison.Ordinal);
        Assert.Contains(expected, new Mutation(path, Built.Source.With(path, XElement.Parse(text.Replace(from, to, StringComparison.Ordinal)))).Report(),
            StringComparison.Ordinal);
    }

    private static IEnumerable<Mutation> Additions()
    {
        var folder = "customapis/cpl_StartRun/customapirequestparameters";
        var assembly = Built.Source.Below(SolutionLayout.PluginAssemblies).Single();
        yield return new("table cpl_extra", Built.Source.Below("Entities/cpl_Run").Aggregate(Built.Source, (source, path) =>
            source.With(path.Replace("cpl_Run/", "cpl_Extra/", StringComparison.Ordinal),
                XElement.Parse(Built.Source.Xml(path).ToString().Replace("cpl_Run", "cpl_Extra", StringComparison.Ordinal)))));
        yield return new("column cpl_run.cpl_extra", Copy(Run, "attribute", "cpl_Name", "cpl_Extra"));
        yield return new("column cpl_run.cpl_mode", Copy(Run, "option", "627100004", "627100009"));
        yield return new("request parameter cpl_StartRun.Extra",
            Built.Source.With($"{folder}/Extra/customapirequestparameter.xml",
            XElement.Parse(Built.Source.Xml($"{folder}/Mode/customapirequestparameter.xml").ToString()
            .Replace("\"Mode\"", "\"Extra\"", StringComparison.Ordinal))));
        yield return new("environment variable cpl_Extra",
            Built.Source.With("environmentvariabledefinitions/cpl_Extra/environmentvariabledefinition.xml",
            XElement.Parse("<environmentvariabledefinition schemaname=\"cpl_Extra\"><defaultvalue>1</defaultvalue></environmentvariabledefinition>")));
        yield return new("custom API cpl_Extra",
            Built.Source.With("customapis/cpl_Extra/customapi.xml", XElement.Parse("<customapi uniquename=\"cpl_Extra\" />")));
        yield return new("plug-in type Linking.Plugins.Entry.PluginEntry",
            Copy(assembly, "PluginType", "Linking.Plugins.Entry.StartRun", "Linking.Plugins.Entry.PluginEntry"));
        yield return new("plug-in type 'Linking.Plugins.Entry.Extra'",
            Copy(assembly, "PluginType", "Linking.Plugins.Entry.StartRun", "Linking.Plugins.Entry.Extra"));
        yield return new("privilege prvDeletecpl_Run of the role Customer Profile Linking Reader",
            Copy("Roles/Customer Profile Linking Reader.xml", "RolePrivilege", "prvReadcpl_Run", "prvDeletecpl_Run"));
    }

    // Adds a copy of the first such element that holds the text, with another text in its place, in both cases of writing.
    private static SourceFolder Copy(string path, string element, string from, string to) => Mutation.Edit(path, root =>
    {
        var original = root.Descendants(element).First(candidate => candidate.ToString().Contains($"\"{from}\"", StringComparison.Ordinal));
        var text = original.ToString().Replace(from, to, StringComparison.Ordinal)
            .Replace(from.ToLowerInvariant(), to.ToLowerInvariant(), StringComparison.Ordinal);
        original.AddAfterSelf(XElement.Parse(text));
    });
}
