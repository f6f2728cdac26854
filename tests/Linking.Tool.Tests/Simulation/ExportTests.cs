using System.Text.Json;

namespace Linking.Tool.Tests.Simulation;

/// <summary>Whole rehearsals of exports as people have them.</summary>
public class ExportTests
{
    private const string KeyHeader = "msdynci_datasourcename,msdynci_entityname,msdynci_alternatevalue,msdynci_customerid\n";

    [Fact]
    public void Keys_that_name_a_table_otherwise_are_linked_through_its_logical_name()
    {
        using var folder = Folder(("Dataverse", "contact_1", "\"logicalName\": \"Contact\","))
            .With("unification-1/msdynci_alternatekey.csv", KeyHeader + Key("Dataverse", "contact_1", 1, 1) + Key("Dataverse", "contact_1", 2, 2));

        var table = Play(folder)[0];

        Assert.Equal("contact_1: 2 linked", Counts(table));
    }

    [Theory]
    [InlineData(1, 2, 2)]
    [InlineData(2, 1, 1)]
    [InlineData(-1, 0, 2)]
    public void A_rank_decides_between_two_source_tables(int first, int second, int customer)
    {
        using var folder = Folder(("Dataverse", "contact", $"\"rank\": {first},"), ("PQ", "contact", $"\"rank\": {second},"))
            .With("unification-1/msdynci_alternatekey.csv", KeyHeader + Key("Dataverse", "contact", 1, 1) + Key("PQ", "contact", 1, 2));

        _ = Play(folder);

        Assert.Contains($"contact,{RowId(1)},{ProfileId(customer)},", File.ReadAllText(folder["out/links.csv"]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Münchén Données", "msdynci_munchen_donnees_contact_contactid")]
    [InlineData("Łódź CRM", "msdynci_lodz_crm_contact_contactid")]
    public void A_key_column_belongs_to_the_data_source_whose_simplified_name_it_carries(string dataSource, string column)
    {
        using var folder = Folder((dataSource, "contact", ""))
            .With("unification-1/msdynci_alternatekey.csv", KeyHeader)
            .With("unification-1/msdynci_customerprofile.csv",
                $"msdynci_customerprofileid,msdynci_customerid,{column}\n{ProfileId(1)},{CustomerId(1)},{RowId(3)}\n");

        Assert.Equal("contact: 1 linked", Counts(Play(folder)[0]));
    }

    [Theory]
    [InlineData("DataSourceName,TableName,AlternateValue,CustomerId\n", "CustomerProfileId,CustomerId\n")]
    [InlineData("Data Source Name;Table Name;Alternate Value;Customer Id\n", "CustomerProfileId;CustomerId\n")]
    public void Customer_Insights_own_files_are_linked(string keys, string profiles)
    {
        var separator = keys.Contains(';', StringComparison.Ordinal) ? ';' : ',';
        using var folder = Folder(("Dataverse", "contact", ""))
            .Without("unification-1/msdynci_customerprofile.csv")
            .With("unification-1/AlternateKey.csv", keys + Key("Dataverse", "contact", 1, 1).Replace(',', separator))
            .With("unification-1/CustomerProfile.csv", profiles + $"{ProfileId(1)}{separator}{CustomerId(1)}\n");

        Assert.Equal("contact: 1 linked", Counts(Play(folder)[0]));
    }

    [Fact]
    public void Rows_that_people_delete_and_make_between_unifications_are_gone_and_there()
    {
        var keys = KeyHeader + Key("Dataverse", "contact", 1, 1) + Key("Dataverse", "contact", 2, 2) + Key("Dataverse", "contact", 3, 3);
        using var folder = Folder(("Dataverse", "contact", ""))
            .With("unification-1/msdynci_alternatekey.csv", keys)
            .With("unification-2/rows/contact.csv", $"contactid,firstname\n{RowId(1)},A\n{RowId(3)},C\n")
            .With("unification-2/msdynci_alternatekey.csv", keys)
            .With("unification-2/msdynci_customerprofile.csv", Profiles)
            .With("unification-3/rows/contact.csv", $"contactid,firstname\n{RowId(1)},A\n{RowId(2)},B\n{RowId(3)},C\n")
            .With("unification-3/msdynci_alternatekey.csv", keys + Key("Dataverse", "contact", 4, 1))
            .With("unification-3/msdynci_customerprofile.csv", Profiles + $"{ProfileId(4)},{CustomerId(4)}\n");

        _ = Play(folder, "--organization", folder["o.db"]);

        using var organization = EmbeddedDataverse.Organization.Open(new EmbeddedDataverse.OrganizationOptions { Path = folder["o.db"] });
        var rows = organization.System.RetrieveMultiple(
            new Microsoft.Xrm.Sdk.Query.QueryExpression("contact") { ColumnSet = new Microsoft.Xrm.Sdk.Query.ColumnSet(true) }).Entities;
        Assert.Equal([RowId(1), RowId(2), RowId(3)], rows.Select(row => row.Id.ToString("D")).Order(StringComparer.Ordinal));
        Assert.Equal("B", rows.Single(row => row.Id == Guid.Parse(RowId(2))).GetAttributeValue<string>("firstname"));
        DateTime MadeOn(int number) => rows.Single(row => row.Id == Guid.Parse(RowId(number))).GetAttributeValue<DateTime>("createdon");
        Assert.True(MadeOn(2) > MadeOn(1));
        Assert.Equal(MadeOn(3), MadeOn(1));
    }

    [Theory]
    [InlineData(20, 4, "Stopped by guard", 30, 0)]
    [InlineData(2, 0, "Successful", 28, 2)]
    public void The_guard_of_a_real_environment_stops_a_rehearsal_too(int gone, int exitCode, string status, int linked, int unlinked)
    {
        using var folder = Folder(("Dataverse", "contact", ""));
        string Keys(int first) => KeyHeader + string.Concat(Enumerable.Range(first, 31 - first).Select(i => Key("Dataverse", "contact", i, 1)));
        folder.With("rows/contact.csv", "contactid\n" + string.Concat(Enumerable.Range(1, 30).Select(i => $"{RowId(i)}\n")))
            .With("organization.json", File.ReadAllText(folder["organization.json"])
                .Replace("\"outputStorage\"", "\"settings\": { \"guardSmallest\": 3, \"guardPercent\": 10 }, \"outputStorage\"", StringComparison.Ordinal))
            .With("unification-1/msdynci_alternatekey.csv", Keys(1))
            .With("unification-2/msdynci_alternatekey.csv", Keys(1 + gone))
            .With("unification-2/msdynci_customerprofile.csv", Profiles);

        var (code, output, _) = Runs.Tool.Call("simulate", folder.Path, "--out", folder["out"]);

        Assert.Equal(exitCode, code);
        Assert.Contains($"Unification 2: {status}, ", output, StringComparison.Ordinal);
        Assert.Matches($@"Dataverse, contact {status} +\S+ +0 +0 +{unlinked} +{(exitCode == 4 ? 30 : linked)} +0 ",
            output.Split("Unification 2: " + status)[1]);
        Assert.Equal(linked, File.ReadLines(folder["out/links.csv"]).Count(line => line.Contains(ProfileId(1), StringComparison.Ordinal)));
        Assert.Equal(exitCode == 4, output.Contains("The environment: Guard", StringComparison.Ordinal));
    }

    [Fact]
    public void Moving_over_from_the_built_in_task_is_rehearsed_with_exact_counts()
    {
        const int All = 1000, Wrong = 30, Orphans = 10, Unlinked = 40;
        static int Linked(int row) => row <= Wrong ? row + 100 : row <= Wrong + Orphans ? row + 5000 : row;
        using var folder = Folder(("Dataverse", "contact", ""));
        folder.With("rows/contact.csv", "contactid,_msdynci_lookupfield_customerprofile_value\n"
            + Lines(All, row => $"{RowId(row)},{(row > All - Unlinked ? "" : ProfileId(Linked(row)))}\n"))
            .With("unification-1/msdynci_customerprofile.csv", "msdynci_customerprofileid,msdynci_customerid\n"
                + Lines(All, row => $"{ProfileId(row)},{CustomerId(row)}\n"))
            .With("unification-1/msdynci_alternatekey.csv", KeyHeader
                + Lines(All, row => row is > Wrong and <= Wrong + Orphans ? "" : Key("Dataverse", "contact", row, row)));

        Assert.Equal("contact: 40 linked, 30 relinked, 10 unlinked, 920 unchanged", Counts(Play(folder)[0]));
        var links = File.ReadAllLines(folder["out/links.csv"]);
        Assert.Contains($"contact,{RowId(1)},{ProfileId(1)},{CustomerId(1)},relinked", links);
        Assert.Contains($"contact,{RowId(Wrong + 1)},,,unlinked", links);
        Assert.Contains($"contact,{RowId(Wrong + Orphans + 1)},{ProfileId(41)},{CustomerId(41)},unchanged", links);

        Directory.Move(folder["unification-1"], folder["before"]);
        Assert.Equal(0, Runs.Tool.Call("simulate", folder.Path, "--organization", folder["o.db"], "--load-only").Code);
        var (code, preview) = Runs.Tool.CallForJson("preview", "--organization", folder["o.db"]);
        var counts = preview.GetProperty("run").GetProperty("counts");
        Assert.Equal((0, 0L), (code, preview.GetProperty("sourceRowWrites").GetInt64()));
        Assert.Equal([40L, 30L, 10L, 920L], new[] { "linked", "relinked", "unlinked", "unchanged" }.Select(name => counts.GetProperty(name).GetInt64()));
    }

    private static string Lines(int count, Func<int, string> line) => string.Concat(Enumerable.Range(1, count).Select(line));

    [Fact]
    public void A_setting_of_the_organisation_is_set_before_the_first_unification()
    {
        using var folder = Folder(("Dataverse", "contact", ""));
        folder.With("organization.json", File.ReadAllText(folder["organization.json"])
            .Replace("\"outputStorage\"",
            "\"settings\": { \"historyDays\": 7, \"cpl_UseUpdateMultiple\": true }, \"refresh\": \"recreate\", \"outputStorage\"", StringComparison.Ordinal))
            .With("unification-1/msdynci_alternatekey.csv", KeyHeader + Key("Dataverse", "contact", 1, 1) + Key("Dataverse", "contact", 2, 2));

        Assert.Equal("contact: 2 linked", Counts(Play(folder, "--organization", folder["o.db"])[0]));

        using var organization = EmbeddedDataverse.Organization.Open(new EmbeddedDataverse.OrganizationOptions { Path = folder["o.db"] });
        var settings = new Plugins.Settings.SettingsReader(organization.System).Read();
        Assert.Equal((7, true), (settings.HistoryDays, settings.UseUpdateMultiple));
    }

    [Fact]
    public void Notes_stand_in_what_is_printed()
    {
        using var folder = Folder(("Dataverse", "contact", "")).With("rows/contact.csv", $"contactid;donotemail\n{RowId(1)};ja\n").With("rows/lead.xml", "<x/>")
            .With("unification-1/msdynci_alternatekey.csv", KeyHeader + Key("Dataverse", "contact", 1, 1));

        var (code, output, _) = Runs.Tool.Call("simulate", folder.Path, "--out", folder["out"]);

        Assert.Equal(0, code);
        Assert.Contains("rows/contact.csv: read as separated by semicolons.\n", output, StringComparison.Ordinal);
        Assert.Contains("1 cell in 'donotemail'", output, StringComparison.Ordinal);
        Assert.Contains("rows/lead.xml: not read.\n", output, StringComparison.Ordinal);
        Assert.Equal(2, Runs.Tool.Call("simulate", folder.Path, "--strict", "--out", folder["out"]).Code);
    }

    private static string Profiles =>
        "msdynci_customerprofileid,msdynci_customerid\n" + string.Concat(Enumerable.Range(1, 3).Select(i => $"{ProfileId(i)},{CustomerId(i)}\n"));

    private static string RowId(int number) => $"aaaaaaaa-0000-4000-8000-{number:D12}";

    private static string ProfileId(int number) => $"dddddddd-0000-4000-8000-{number:D12}";

    private static string CustomerId(int number) => $"{number:D32}";

    private static string Key(string dataSource, string table, int row, int customer) => $"{dataSource},{table},{RowId(row)},{CustomerId(customer)}\n";

    /// <summary>Three contacts and three profiles; what is missing are the keys.</summary>
    private static TemporaryFolder Folder(params (string DataSource, string Table, string More)[] sources)
    {
        const string Address = "https://fabrikam.crm4.dynamics.com";
        var tables = sources.Select(source => $$"""{ "dataSource": "{{source.DataSource}}", "table": "{{source.Table}}", {{source.More}} "connector": "dataverse", "environmentUrl": "{{Address}}", "primaryKey": "contactid" }""");
        return new TemporaryFolder()
            .With("organization.json", $$"""
                { "name": "Fabrikam", "organizationId": "11111111-2222-4333-8444-555555555555", "environmentUrl": "{{Address}}",
                  "customerKind": "individuals", "outputStorage": "managed", "sourceTables": [ {{string.Join(", ", tables)}} ] }
                """)
            .With("rows/contact.csv", "contactid,firstname\n" + string.Concat(Enumerable.Range(1, 3).Select(i => $"{RowId(i)},C{i}\n")))
            .With("unification-1/msdynci_customerprofile.csv", Profiles);
    }

    /// <summary>Plays the folder and gives the source tables of the last unification.</summary>
    private static List<JsonElement> Play(TemporaryFolder folder, params string[] arguments)
    {
        var (code, _, error) = Runs.Tool.Call(["simulate", folder.Path, "--quiet", "--out", folder["out"], .. arguments]);
        Assert.True(code is 0 or 1, error);
        using var status = JsonDocument.Parse(File.ReadAllText(folder["out/status.json"]));
        return [.. status.RootElement.GetProperty("unifications").EnumerateArray().Last().GetProperty("sourceTables").EnumerateArray()
            .Select(table => table.Clone())];
    }

    private static string Counts(JsonElement table) => $"{table.GetProperty("table").GetString()}: " + string.Join(
        ", ",
        new[] { "linked", "relinked", "unlinked", "unchanged", "issues" }.Where(name => table.GetProperty(name).GetInt64() > 0)
            .Select(name => $"{table.GetProperty(name).GetInt64()} {name}"));
}
