using Linking.Tool.Input;

namespace Linking.Tool.Tests.Input;

public class OrganizationFileTests
{
    [Theory]
    [InlineData("\"individuals\"", "\"companies\"", 5, "'companies' is no value of 'customerKind'", "Write one of: individuals, businessAccounts")]
    [InlineData("\"managed\"", "\"ownLake\"", 6, "'ownLake' is no value of 'outputStorage'", "Write one of: managed, privateDataLake")]
    [InlineData("\"managed\",", "\"managed\", \"profileTableKind\": \"virtual\",", 6, "'virtual' is no value of 'profileTableKind'",
        "Write one of: elastic, standard")]
    [InlineData("\"connector\": \"dataverse\"", "\"connector\": \"csv\"", 8, "'csv' is no value of 'connector'",
        "Write one of: dataverse, powerQueryDataverse, other")]
    [InlineData("\"name\": \"Contoso\",", "", 1, "'name' is missing from the organisation", "Add \"name\", for example Contoso")]
    [InlineData("\"name\": \"Contoso\",", "\"name\": \"Contoso\", \"colour\": 1,", 2, "'colour' is no member of the organisation",
        "Remove it, or use one of: name, organizationId")]
    [InlineData("\"name\": \"Contoso\",", "\"name\": \"Contoso\",\n\"name\": \"Other\",", 3, "'name' appears twice in the organisation", "Keep one of the two")]
    [InlineData("\"name\": \"Contoso\",", "\"name\": 7,", 2, "'name' of the organisation must be a text that is not blank", "Write \"name\": \"Contoso\"")]
    [InlineData("\"name\": \"Contoso\",", "\"name\": \" \",", 2, "'name' of the organisation must be a text that is not blank", "Write \"name\": \"Contoso\"")]
    [InlineData("6f1c3b52-0d5e-4a51-9d52-6a2a3d1f7c10", "contoso", 3, "'contoso' is no GUID", "Write the organisation's id")]
    [InlineData("\"environmentUrl\": \"https://contoso.crm.dynamics.com\",\n  \"customer", "\"environmentUrl\": \"contoso\",\n  \"customer", 4,
        "'contoso' is no address of an environment", "Write it like https://contoso.crm.dynamics.com")]
    [InlineData("\"primaryKey\": \"contactid\"", "\"key\": \"contactid\"", 8, "'primaryKey' is missing from a source table",
        "Add \"primaryKey\", for example contactid")]
    [InlineData("\"dataSource\": \"Dataverse\", \"table\": \"contact\",", "\"dataSource\": \"Dataverse\", \"table\": null,", 8,
        "'table' of a source table must be a text that is not blank", "Write \"table\": \"contact\"")]
    [InlineData("\"tables\": [", "\"tables\": {}, \"x\": [", 10, "'tables' of the organisation must be a list, not an object", "Write it in brackets")]
    [InlineData("contoso_member\"", "contact\"", 11, "The table 'contact' comes with the organisation", "Declare only tables")]
    [InlineData("contoso_member\"", "my member\"", 11, "'my member' is no logical name of a table or column", "Write a letter and then")]
    [InlineData("contoso_member\"", "msdynci_thing\"", 11, "The table 'msdynci_thing' comes with the organisation", "Declare only tables")]
    [InlineData("contoso_member\"", "cpl_run\"", 11, "The table 'cpl_run' comes with the organisation", "Declare only tables")]
    [InlineData("\"integer\"", "\"number\"", 12, "'number' is no type of a column", "Write one of: text, string, memo, integer")]
    [InlineData("\"type\": \"integer\" }", "\"type\": \"integer\" }, { \"name\": \"contoso_points\", \"type\": \"text\" }", 11,
        "The column 'contoso_points' is declared twice", "Remove one of the two")]
    [InlineData("\"managed\",", "\"managed\", \"refresh\": \"anew\",", 6, "'anew' is no value of 'refresh'",
        "Write one of: update, recreate, recreateWithNewIds")]
    [InlineData("\"managed\",", "\"managed\", \"settings\": { \"cpl_Nothing\": 1 },", 6, "'cpl_Nothing' is no setting of the product",
        "Use one of: cpl_AlertPercent")]
    [InlineData("\"managed\",", "\"managed\", \"settings\": { \"cpl_HistoryDays\": \"many\" },", 6, "'many' is no value of cpl_HistoryDays", "It accepts")]
    [InlineData("\"managed\",", "\"managed\", \"settings\": { \"cpl_HistoryDays\": [] },", 6, "'cpl_HistoryDays' must be a text, a number, true or false",
        "Write")]
    [InlineData("\"managed\",", "\"managed\", \"settings\": { \"HistoryDays\": 1, \"cpl_historydays\": 2 },", 6, "The setting cpl_HistoryDays is stated twice",
        "Keep one of the two")]
    [InlineData("\"managed\",", "\"managed\", \"settings\": [],", 6, "'settings' of the organisation must be a JSON object, not a list", "Write it in braces")]
    [InlineData("\"primaryKey\": \"contactid\"", "\"primaryKey\": \"contactid\", \"rank\": \"high\"", 8, "'rank' of a source table must be a whole number",
        "Write \"rank\": 1")]
    [InlineData("\"primaryKey\": \"contactid\"", "\"primaryKey\": \"contactid\", \"rank\": 1.5", 8, "'rank' of a source table must be a whole number",
        "Write \"rank\": 1")]
    [InlineData("\"name\": \"Contoso\",", "\"name\": \"Contoso\"", 3, "The file is not valid JSON here", "Look for a missing or surplus comma")]
    [InlineData("\"outputStorage\": \"managed\",", "\"outputStorage\": managed,", 6, "The file is not valid JSON here", "Look for a missing or surplus comma")]
    public void A_wrong_member_is_refused_with_its_line_and_a_remedy(string right, string wrong, int line, string problem, string remedy)
    {
        var text = SmallSimulation.Organization.Replace(right, wrong, StringComparison.Ordinal);
        Assert.NotEqual(SmallSimulation.Organization, text);
        using var folder = SmallSimulation.Create().With("organization.json", text);

        var errors = Assert.Throws<InputException>(() => SimulationInputReader.Read(folder.Path, new FewTables())).Errors;

        Assert.Contains(errors, error => error.File == "organization.json" && error.Line == line
            && error.Problem.Contains(problem, StringComparison.Ordinal) && error.Remedy.Contains(remedy, StringComparison.Ordinal));
    }

    [Fact]
    public void A_source_table_declared_twice_is_refused()
    {
        const string Line = "{ \"dataSource\": \"Dataverse\", \"table\": \"contact\", \"connector\": \"dataverse\", \"environmentUrl\": "
            + "\"https://contoso.crm.dynamics.com\", \"primaryKey\": \"contactid\" }";
        using var folder = SmallSimulation.Create()
            .With("organization.json", SmallSimulation.Organization.Replace(Line,
            $"{Line},\n{Line.Replace("contact\"", "Contact\"", StringComparison.Ordinal)}", StringComparison.Ordinal));

        var error = Assert.Single(Assert.Throws<InputException>(() => SimulationInputReader.Read(folder.Path, new FewTables())).Errors);

        Assert.Equal("organization.json:9: The source table 'Dataverse, Contact' is declared twice, first on line 8. Remove one of the two.", error.ToString());
    }

    [Fact]
    public void Every_fault_is_told_at_once()
    {
        using var folder = SmallSimulation.Create().With("organization.json", "{ \"name\": 1,\n \"sourceTables\": 2,\n \"x\": 3 }");

        var errors = Assert.Throws<InputException>(() => SimulationInputReader.Read(folder.Path, new FewTables())).Errors;

        Assert.Equal([1, 2, 3], errors.Select(error => error.Line!.Value).Distinct().Order());
    }

    [Theory]
    [InlineData("6f1c3b520d5e4a519d526a2a3d1f7c10")]
    [InlineData("{6F1C3B52-0D5E-4A51-9D52-6A2A3D1F7C10}")]
    [InlineData("(6f1c3b52-0d5e-4a51-9d52-6a2a3d1f7c10)")]
    public void The_organisations_id_is_read_in_any_standard_format(string id)
    {
        using var folder = SmallSimulation.Create()
            .With("organization.json", SmallSimulation.Organization.Replace("6f1c3b52-0d5e-4a51-9d52-6a2a3d1f7c10", id, StringComparison.Ordinal));

        Assert.Equal(Guid.Parse(id), SimulationInputReader.Read(folder.Path, new FewTables()).Organization.OrganizationId);
    }

    [Fact]
    public void A_standard_table_that_the_organisation_lacks_can_be_declared_with_columns_that_have_no_prefix()
    {
        const string Opportunity = "{ \"logicalName\": \"opportunity\", \"primaryId\": \"opportunityid\", \"primaryName\": \"name\", \"columns\": [ { "
            + "\"name\": \"estimatedvalue\", \"type\": \"Money\" } ] },";
        using var folder = SmallSimulation.Create()
            .With("organization.json", SmallSimulation.Organization.Replace("\"tables\": [", $"\"tables\": [{Opportunity}", StringComparison.Ordinal));

        var table = SimulationInputReader.Read(folder.Path, new FewTables()).Organization.Tables[0];

        Assert.Equal("opportunity: estimatedvalue, name, opportunityid",
            $"{table.LogicalName}: {string.Join(", ", table.Columns.Select(column => column.Name))}");
    }

    [Theory]
    [InlineData("null")]
    [InlineData("\"\"")]
    [InlineData("\"ftp://files/cards\"")]
    public void What_stands_as_address_of_a_source_that_is_not_Dataverse_is_not_judged(string address)
    {
        var other = $"\"sourceTables\": [ {{ \"dataSource\": \"Files\", \"table\": \"card\", \"connector\": \"other\", \"environmentUrl\": {address}, "
            + $"\"primaryKey\": \"number\" }},";
        using var folder = SmallSimulation.Create()
            .With("organization.json", SmallSimulation.Organization.Replace("\"sourceTables\": [", other, StringComparison.Ordinal));

        Assert.Equal("card", SimulationInputReader.Read(folder.Path, new FewTables()).Organization.SourceTables[0].Table);
    }

    [Fact]
    public void A_source_that_is_not_Dataverse_needs_no_address_and_its_table_need_not_exist()
    {
        const string Other = "\"sourceTables\": [ { \"dataSource\": \"Files\", \"table\": \"card\", \"connector\": \"other\", \"primaryKey\": \"number\" },";
        using var folder = SmallSimulation.Create()
            .With("organization.json", SmallSimulation.Organization.Replace("\"sourceTables\": [", Other, StringComparison.Ordinal));

        var source = SimulationInputReader.Read(folder.Path, new FewTables()).Organization.SourceTables[0];

        Assert.Equal(new SourceTableDefinition("Files", "card", Connector.Other, null, "number"), source);
    }

    [Fact]
    public void What_is_stated_beside_the_essentials_is_read()
    {
        var text = SmallSimulation.Organization
            .Replace("\"managed\",", "\"managed\", \"$schema\": \"x.json\", \"refresh\": \"recreateWithNewIds\", \"settings\": { \"cpl_AutomaticRuns\": "
                + "false, \"guardsmallest\": 3 }, \"guessed\": [ \"name\" ],", StringComparison.Ordinal)
            .Replace("\"primaryKey\": \"contactid\"", "\"primaryKey\": \"contactid\", \"rank\": -2, \"logicalName\": \"Contact\"", StringComparison.Ordinal);
        using var folder = SmallSimulation.Create().With("organization.json", text);

        var organization = folder.Read().Organization;

        Assert.Equal(Refresh.RecreateWithNewIds, organization.Refresh);
        Assert.Equal(["cpl_AutomaticRuns=no", "cpl_GuardSmallest=3"], organization.Settings.Select(setting => $"{setting.Key}={setting.Value}"));
        Assert.Equal((-2, "contact"), (organization.SourceTables[0].Rank, organization.SourceTables[0].LogicalName));
        Assert.Equal(["organization.json: guessed, and not confirmed yet: name."], folder.Read().Notes);
    }
}
