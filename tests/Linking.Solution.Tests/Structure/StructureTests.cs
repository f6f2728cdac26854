using System.Xml.Linq;

namespace Linking.Solution.Tests.Structure;

/// <summary>Each file of the packed solutions has the shape of real exports.</summary>
public class StructureTests
{
    private const string Run = "Entities/cpl_Run";
    private static readonly PackedSolution[] Solutions = [PackedSolution.Read(Built.Zip(isManaged: true)), PackedSolution.Read(Built.Zip(isManaged: false))];

    private static readonly Dictionary<string, Func<PackedSolution, IEnumerable<string>>> Checks = new(StringComparer.Ordinal)
    {
        [nameof(ElementOrder)] = ElementOrder.Findings,
        [nameof(PartList)] = PartList.Findings,
        [nameof(RootComponentList)] = RootComponentList.Findings,
        [nameof(Labels)] = Labels.Findings,
        [nameof(Identifiers)] = Identifiers.Findings,
        [nameof(Forms)] = Forms.Findings,
        [nameof(Views)] = Views.Findings,
        [nameof(App)] = App.Findings,
        [nameof(Catalogs)] = Catalogs.Findings,
        [nameof(ManagedProperties)] = ManagedProperties.Findings,
    };

    public static TheoryData<string> CheckNames => [.. Checks.Keys];

    [Theory]
    [MemberData(nameof(CheckNames))]
    public void The_packed_solutions_have_the_shape_of_exports(string check)
    {
        Assert.Empty(Solutions.SelectMany(Checks[check]));
    }

    [Theory]
    [InlineData(nameof(ElementOrder), Run + "/Entity.xml", "<IsSecured>0</IsSecured>", "", "has no <IsSecured>")]
    [InlineData(nameof(ElementOrder), Run + "/Entity.xml", "<ImeMode>auto</ImeMode>", "<Mode>auto</Mode>", "has <Mode>, which exports do not have there")]
    [InlineData(nameof(ElementOrder), "customapis/cpl_StartRun/customapi.xml", "<bindingtype>0</bindingtype>",
        "<isprivate>0</isprivate><bindingtype>0</bindingtype>", "in another order")]
    [InlineData(nameof(Labels), Run + "/Entity.xml", "description=\"Rows examined: the sum of linked, relinked, unlinked, unchanged and issues.\"",
        "description=\"\"", "A <Description> of <attribute cpl_Examined> of cpl_Run is empty.")]
    [InlineData(nameof(Labels), Run + "/Entity.xml", "languagecode=\"1033\"", "languagecode=\"1031\"", "is not in the language 1033")]
    [InlineData(nameof(Labels), "customapis/cpl_StartRun/customapi.xml", "label description=\"Start Linking Run\"", "label description=\"Start\"",
        "its default is not its label")]
    [InlineData(nameof(Forms), Run + "/FormXml/main/*", "{3EF39988-22BB-4f0b-BBBE-64B5A3748AEE}", "{4273EDBD-AC1D-40d3-9FB2-095C621B552D}",
        "and cpl_mode needs 3EF39988")]
    [InlineData(nameof(Forms), Run + "/FormXml/main/*", "id=\"cpl_linked\"", "id=\"cpl_unlinked\"",
        "The control id cpl_unlinked occurs 2 times on a form of cpl_Run.")]
    [InlineData(nameof(Forms), Run + "/FormXml/main/*", "datafieldname=\"cpl_linked\"", "datafieldname=\"cpl_linkages\"",
        "shows cpl_linkages, which is no column of it")]
    [InlineData(nameof(Forms), Run + "/FormXml/main/*", "datafieldname=\"cpl_continueon\"", "", "No form of cpl_Run shows cpl_continueon.")]
    [InlineData(nameof(Forms), Run + "/FormXml/main/*", "cpl_cpl_run_cpl_batch", "cpl_run_batch", "is no sub-grid whose table, view and relationship exist")]
    [InlineData(nameof(Views), Run + "/SavedQueries/*", "<attribute name=\"cpl_mode\" />", "", "shows cpl_mode and does not read it.")]
    [InlineData(nameof(Views), Run + "/SavedQueries/*", "<cell name=\"cpl_mode\" width=\"100\" />", "", "reads cpl_mode and does not show it.")]
    [InlineData(nameof(Views), Run + "/SavedQueries/*", "<isdefault>1</isdefault>", "<isdefault>0</isdefault>", "default views of the type")]
    [InlineData(nameof(Views), Run + "/SavedQueries/*", "attribute=\"createdon\"", "attribute=\"createdat\"",
        "names createdat, which is no column of the table.")]
    [InlineData(nameof(App), "AppModuleSiteMaps/*", "Entity=\"cpl_issue\"", "Entity=\"cpl_issues\"", "shows cpl_issues, which is no table of the app.")]
    [InlineData(nameof(App), "AppModules/*", "<Role id=\"{", "<Role id=\"{0", "which is not in the solution.")]
    [InlineData(nameof(ManagedProperties), Run + "/Entity.xml", "<CanModifyRequirementLevelSettings>0", "<CanModifyRequirementLevelSettings>1",
        "CanModifyRequirementLevelSettings of <attribute cpl_Name> of cpl_Run is '1'")]
    [InlineData(nameof(ManagedProperties), Run + "/Entity.xml", "<CanCreateViews>1", "<CanCreateViews>0",
        "CanCreateViews of <entity cpl_Run> of cpl_Run is '0', and is to be 1.")]
    [InlineData(nameof(ManagedProperties), "Roles/Customer Profile Linking Reader.xml", "<IsCustomizable>0", "<IsCustomizable>1",
        "IsCustomizable of <Role Customer Profile Linking Reader> is '1'")]
    [InlineData(nameof(ManagedProperties), "customapis/cpl_StartRun/customapi.xml", "<iscustomizable>0", "<iscustomizable>1",
        "iscustomizable of <customapi cpl_StartRun> is '1'")]
    [InlineData(nameof(App), "AppModules/*", "627090ff", "627090f0", "The app is not for the role {627090ff-40a3-4053-8790-584edc5be201}")]
    [InlineData(nameof(Catalogs), "catalogs/cpl_LinkingRuns/catalog.xml", "cpl_CustomerProfileLinking", "cpl_Other",
        "The catalog cpl_LinkingRuns is below cpl_Other, which is no root catalog of the solution.")]
    [InlineData(nameof(Catalogs), "Assets/catalogassignments.xml", "\"cpl_LinkingRuns\"", "\"cpl_CustomerProfileLinking\"",
        "cpl_RunStateChanged is assigned to cpl_CustomerProfileLinking, which is no category of the solution.")]
    [InlineData(nameof(Catalogs), "Assets/catalogassignments.xml", "object.uniquename=\"cpl_RunStateChanged\"", "object.uniquename=\"cpl_StartRun\"",
        "cpl_StartRun is assigned to cpl_LinkingRuns, and it is no event of the solution.")]
    [InlineData(nameof(Catalogs), "customapis/cpl_RunStateChanged/customapi.xml", "<allowedcustomprocessingsteptype>1", "<allowedcustomprocessingsteptype>0",
        "cpl_RunStateChanged is assigned to cpl_LinkingRuns, and it is no event of the solution.")]
    [InlineData(nameof(Catalogs), "Assets/catalogassignments.xml", "objectidtype=\"customapi\"", "objectidtype=\"workflow\"",
        "is no assignment of a custom API")]
    [InlineData(nameof(Identifiers), Run + "/FormXml/main/*", "<tab name=\"batches\" id=\"{", "<tab name=\"batches\" id=\"{x", "is no GUID.")]
    public void What_exports_do_not_have_is_found(string check, string path, string from, string to, string expected)
    {
        var changed = Built.Source;
        foreach (var file in path.EndsWith('*') ? Built.Source.Below(path[..^2]) : [path])
        {
            changed = changed.With(file, XElement.Parse(Built.Source.Xml(file).ToString().Replace(from, to, StringComparison.Ordinal)));
        }

        Assert.Contains(Checks[check](PackedSolution.Of(changed)), finding => finding.Contains(expected, StringComparison.Ordinal));
    }

    [Fact]
    public void Only_what_people_state_can_be_changed_on_a_form()
    {
        var open = Solutions[0].Tables.SelectMany(table => table.Element("FormXml")!.Descendants("control")
            .Where(control => control.Attribute("disabled")?.Value != "true" && control.Attribute("datafieldname") is not null)
            .Select(control => $"{table.Element("Name")!.Value}.{control.Attribute("datafieldname")!.Value}"));
        Assert.Equal(
            [
                "cpl_Run.cpl_mode", "cpl_Run.cpl_name", "cpl_Run.cpl_requestedtables", "cpl_Run.cpl_rowid",
                "cpl_SourceTable.cpl_connector", "cpl_SourceTable.cpl_datasource", "cpl_SourceTable.cpl_declared", "cpl_SourceTable.cpl_entityname",
                    "cpl_SourceTable.cpl_environmenturl",
                "cpl_SourceTable.cpl_logicalname", "cpl_SourceTable.cpl_name", "cpl_SourceTable.cpl_primarykey", "cpl_SourceTable.cpl_rank",
            ],
            open.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_used_id_is_found()
    {
        var path = "PluginAssemblies/" + Built.Source.Below("PluginAssemblies").Single().Split('/')[1] + "/LinkingPlugins.dll.data.xml";
        var root = Built.Source.Xml(path);
        var types = root.Descendants("PluginType").ToList();
        types[1].SetAttributeValue("PluginTypeId", types[0].Attribute("PluginTypeId")!.Value);
        Assert.Contains(Identifiers.Findings(PackedSolution.Of(Built.Source.With(path, root))), finding =>
            finding.Contains(types[0].Attribute("PluginTypeId")!.Value, StringComparison.Ordinal));
    }

    [Fact]
    public void Entries_and_root_components_that_do_not_agree_are_found()
    {
        var solution = PackedSolution.Of(Built.Source);
        var icon = solution.Parts.Keys.First(path => path.StartsWith("WebResources/cpl_images", StringComparison.Ordinal));
        solution.Parts.Remove(icon);
        solution.Parts.Add("WebResources/other", []);
        solution.Manifest.Descendants("RootComponent").First().SetAttributeValue("schemaName", "cpl_other");
        Assert.Equal(4, PartList.Findings(solution).Count());
        Assert.Equal(2, RootComponentList.Findings(solution).Count());
    }
}
