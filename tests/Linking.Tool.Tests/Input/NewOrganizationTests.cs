using System.Text.Json;

namespace Linking.Tool.Tests.Input;

public class NewOrganizationTests
{
    private const string KeyHeader = "DataSourceName,TableName,AlternateValue,CustomerId\n";

    [Fact]
    public void From_three_exports_to_a_preview_it_takes_three_commands()
    {
        using var folder = Exports();

        var made = Runs.Tool.Call("new", folder["exports"]);
        var loaded = Runs.Tool.Call("simulate", folder["exports"], "--organization", folder["o.db"], "--load-only");
        var (code, preview) = Runs.Tool.CallForJson("preview", "--organization", folder["o.db"]);

        Assert.Equal((0, 0, 0), (made.Code, loaded.Code, code));
        Assert.Contains("Dataverse, contact1: 2 keys, rows of contact, 2 of 2 that were looked up", made.Output, StringComparison.Ordinal);
        Assert.Equal(2, Rows(preview).GetProperty("counts").GetProperty("linked").GetInt32());
        Assert.Equal(2, Rows(preview).GetProperty("counts").GetProperty("examined").GetInt32());
    }

    [Fact]
    public void What_nothing_in_the_folder_says_is_named_as_guessed_there_and_by_the_rehearsal()
    {
        using var folder = Exports();

        _ = Runs.Tool.Call("new", folder["exports"]);

        using var json = JsonDocument.Parse(File.ReadAllText(folder["exports/organization.json"]));
        Assert.Equal(
            "organizationId environmentUrl customerKind outputStorage sourceTables[0].logicalName sourceTables[0].connector sourceTables[0].environmentUrl "
                + "sourceTables[1].connector sourceTables[1].primaryKey",
            string.Join(' ', json.RootElement.GetProperty("guessed").EnumerateArray()));
        var source = json.RootElement.GetProperty("sourceTables")[0];
        Assert.Equal(("contact1", "contact", "contactid"),
            (source.GetProperty("table").GetString(), source.GetProperty("logicalName").GetString(), source.GetProperty("primaryKey").GetString()));
        Assert.Contains("organization.json: guessed, and not confirmed yet: organizationId, environmentUrl,",
            Runs.Tool.Call("simulate", folder["exports"], "--out", folder["out"]).Output.ReplaceLineEndings(" "), StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_is_found_by_its_rows_where_its_name_says_nothing_and_declared_where_no_organisation_has_it()
    {
        const string Member = "cccccccc-0000-4000-8000-000000000001";
        using var folder = new TemporaryFolder()
            .With("in/rows/fab_member.csv", $"fab_memberid,fab_name\n{Member},M\n")
            .With("in/rows/readme.txt", "no table")
            .With("in/unification-1/CustomerProfile.csv", "CustomerId\nc1\n")
            .With("in/unification-1/AlternateKey.csv", $"{KeyHeader}Loyalty,Members of the club,{Member},c1\n");

        Assert.Equal(0, Runs.Tool.Call("new", folder["in"]).Code);

        using var json = JsonDocument.Parse(File.ReadAllText(folder["in/organization.json"]));
        Assert.Equal("fab_member", json.RootElement.GetProperty("sourceTables")[0].GetProperty("logicalName").GetString());
        Assert.Equal("fab_memberid", Assert.Single(json.RootElement.GetProperty("tables").EnumerateArray()).GetProperty("primaryId").GetString());
        Assert.Equal(0, Runs.Tool.Call("simulate", folder["in"], "--out", folder["out"], "--quiet").Code);
        Assert.Contains($"fab_member,{Member},", File.ReadAllText(folder["out/links.csv"]), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_there_is_not_written_over()
    {
        using var folder = Exports().With("exports/Organization.json", "{}");

        var (code, _, error) = Runs.Tool.Call("new", folder["exports"]);

        Assert.Equal(2, code);
        Assert.StartsWith("Organization.json: The file is there already.", error, StringComparison.Ordinal);
        Assert.Equal("{}", File.ReadAllText(folder["exports/Organization.json"]));
    }

    [Fact]
    public void A_folder_without_keys_and_one_that_is_not_there_are_refused_with_what_to_do()
    {
        using var folder = new TemporaryFolder().With("in/contact.csv", SmallSimulation.Contacts);

        var without = Runs.Tool.Call("new", folder["in"]);
        var missing = Runs.Tool.Call("new", folder["none"]);

        Assert.Equal((2, 2), (without.Code, missing.Code));
        Assert.StartsWith("in: The folder holds no alternate keys. Put the export of the table AlternateKey there", without.Error, StringComparison.Ordinal);
        Assert.Contains("There is no such folder", missing.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(folder["in/organization.json"]));
    }

    private static JsonElement Rows(JsonElement preview) =>
        Assert.Single(preview.GetProperty("tables").EnumerateArray(), table => table.GetProperty("table").GetString() == "contact");

    private static TemporaryFolder Exports() => new TemporaryFolder()
        .With("exports/Contacts.csv", SmallSimulation.Contacts)
        .With("exports/CustomerProfile.csv", "CustomerId,FirstName\naaaaaaaaaaaa4aaa8aaaaaaaaaaaaaaa,Ada\n")
        .With(
            "exports/AlternateKey.csv",
            $"{KeyHeader}Dataverse,contact1,11111111-1111-4111-8111-111111111111,aaaaaaaaaaaa4aaa8aaaaaaaaaaaaaaa\nDataverse,contact1,"
                + "22222222-2222-4222-8222-222222222222,aaaaaaaaaaaa4aaa8aaaaaaaaaaaaaaa\nShop,customers,no guid,aaaaaaaaaaaa4aaa8aaaaaaaaaaaaaaa\n");
}
