namespace Linking.Tool.Tests.Input.Files;

public class FolderTests
{
    [Fact]
    public void Files_and_folders_are_found_in_any_case_and_under_the_names_of_Customer_Insights()
    {
        using var folder = new TemporaryFolder()
            .With("Organization.JSON", SmallSimulation.Organization)
            .With("ROWS/Contacts.CSV", SmallSimulation.Contacts)
            .With("Unification-1/Customer.csv", SmallSimulation.Profiles)
            .With("Unification-1/AlternateKey.csv", SmallSimulation.Keys)
            .With("UNIFICATION-2/msdynci_CustomerProfiles.csv", SmallSimulation.Profiles)
            .With("UNIFICATION-2/msdynci_AlternateKeys.csv", SmallSimulation.Keys)
            .With("Before/CustomerProfile.tsv", SmallSimulation.Profiles.Replace(',', '\t'))
            .With("Before/Alternatekeys.csv", SmallSimulation.Keys)
            .With("Insights/MSDYNCI_points.csv", "CustomerId,msdynci_sumofpoints\nc1,12.5\n");

        var input = folder.Read();

        Assert.Equal(["contact"], input.Rows.Select(rows => rows.Table.LogicalName));
        Assert.Equal([1, 2], input.Unifications.Select(unification => unification.Number));
        Assert.Equal(1, input.Before!.Keys.Count);
        Assert.Equal("msdynci_points", Assert.Single(input.Insights).Table.LogicalName);
        Assert.Equal(["Before/CustomerProfile.tsv: read as separated by tabs."], input.Notes);
    }

    [Fact]
    public void Whatever_is_not_read_is_named()
    {
        using var folder = SmallSimulation.Create()
            .With("README.md", "x")
            .With(".gitignore", "x")
            .With("notes.docx", "x")
            .With("rows/lead.csv", "leadid\n")
            .With("rows/lead.txt", "x")
            .With("rows/lead.xlsx", "PK")
            .With("rows/invoice.csv", "invoiceid\n")
            .With("rows/msdynci_customerprofile.csv", "msdynci_customerprofileid\n")
            .With("rows/schema.xml", "<x/>")
            .With("unification-1/msdynci_keyring.csv", "x")
            .With("unification_2/msdynci_customerprofile.csv", "msdynci_customerid\n")
            .With("insight/a.csv", "x");

        var input = folder.Read();

        Assert.Equal(
            [
                "insight/: not read.",
                "notes.docx: not read.",
                "rows/invoice.csv: not read, because there is no table 'invoice'.",
                "rows/lead.txt: not read, because rows/lead.csv is.",
                "rows/lead.xlsx: not read, because rows/lead.csv is.",
                "rows/msdynci_customerprofile.csv: not read, because there is no table 'msdynci_customerprofile'.",
                "rows/schema.xml: not read.",
                "unification-1/msdynci_keyring.csv: not read.",
                "unification_2/: not read.",
            ],
            input.Notes.Order(StringComparer.Ordinal));
        Assert.Equal(9, folder.Refused(strict: true).Count);
    }

    [Fact]
    public void A_file_of_a_declared_source_table_is_refused_when_its_table_is_missing()
    {
        const string Invoice = "\"sourceTables\": [ { \"dataSource\": \"Dataverse\", \"table\": \"Invoice\", \"connector\": \"other\", \"primaryKey\": "
            + "\"invoiceid\" },";
        using var folder = SmallSimulation.Create()
            .With("organization.json", SmallSimulation.Organization.Replace("\"sourceTables\": [", Invoice, StringComparison.Ordinal))
            .With("rows/invoice.csv", "invoiceid\n");

        Assert.Equal("There is no table 'invoice'", Assert.Single(folder.Refused()).Problem);
    }

    [Fact]
    public void Two_files_of_one_table_are_refused_where_nothing_says_which_counts()
    {
        using var folder = SmallSimulation.Create().With("rows/contacts.csv", SmallSimulation.Contacts);
        Assert.Equal("There are two files for the table 'contact'", Assert.Single(folder.Refused()).Problem);

        using var other = SmallSimulation.Create().With("unification-1/Customer.csv", SmallSimulation.Profiles);
        Assert.Equal("There are two files for the table 'msdynci_customerprofile'", Assert.Single(other.Refused()).Problem);

        using var third = SmallSimulation.Create().With("Unification-1/x.csv", "x");
        Assert.Contains(third.Refused(), error => error.Problem == "There are two folders of unification 1");
    }

    [Fact]
    public void Exports_that_lie_side_by_side_are_how_things_stand_before_the_product()
    {
        using var folder = new TemporaryFolder()
            .With("organization.json", SmallSimulation.Organization)
            .With("contact.csv", SmallSimulation.Contacts)
            .With("CustomerProfile.csv", SmallSimulation.Profiles)
            .With("AlternateKey.csv", SmallSimulation.Keys);

        var input = folder.Read();

        Assert.Equal(("contact", 1, 0), (Assert.Single(input.Rows).Table.LogicalName, input.Before!.Keys.Count, input.Unifications.Count));
        Assert.Empty(input.Notes);
    }

    [Fact]
    public void Rows_may_stand_otherwise_before_a_unification()
    {
        using var folder = SmallSimulation.Create().With("unification-1/rows/contact.csv", "contactid\n22222222-2222-4222-8222-222222222222\n");

        var input = folder.Read();

        Assert.Equal(["22"], FolderReading.Rows(Assert.Single(input.Unifications[0].Rows)));
        Assert.Equal(2, input.Rows[0].File.Count);
        Assert.Empty(input.Notes);
    }

    [Fact]
    public void A_packed_file_is_refused_by_name()
    {
        using var folder = SmallSimulation.Create();
        File.WriteAllBytes(folder["rows/contact.csv"], [0x1F, 0x8B, 0x08, 0x00]);

        Assert.Equal("rows/contact.csv: The file is packed with gzip. Unpack it.", Assert.Single(folder.Refused()).ToString());
    }
}
