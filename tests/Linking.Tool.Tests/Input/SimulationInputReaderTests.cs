using Linking.Tool.Input;

namespace Linking.Tool.Tests.Input;

public class SimulationInputReaderTests
{
    private const string Profiles = "unification-1/msdynci_customerprofile.csv";
    private const string Keys = "unification-1/msdynci_alternatekey.csv";
    private const string Id = "44444444-4444-4444-8444-444444444444";

    [Fact]
    public void A_right_folder_is_read_with_its_tables_and_counts()
    {
        using var folder = SmallSimulation.Create()
            .With("unification-2/msdynci_customerprofile.csv", "msdynci_customerid,msdynci_Tier\nx,Gold\n")
            .With("unification-2/msdynci_alternatekey.csv", SmallSimulation.Keys);

        var input = SimulationInputReader.Read(folder.Path, new FewTables());

        Assert.Equal("Contoso", input.Organization.Name);
        Assert.Equal(ProfileTableKind.Elastic, input.Organization.ProfileTableKind);
        Assert.Equal(["contact 2", "contoso_member 1"], input.Rows.Select(rows => $"{rows.Table.LogicalName} {rows.File.Count}"));
        Assert.Equal([1, 2], input.Unifications.Select(unification => unification.Number));
        Assert.Equal(["msdynci_customerid", "msdynci_customerprofileid", "msdynci_email", "msdynci_tier"],
            input.ProfileTable.Columns.Select(column => column.Name));
    }

    [Fact]
    public void A_profile_column_with_a_long_text_becomes_a_memo()
    {
        using var folder = SmallSimulation.Create().With(Profiles, $"msdynci_customerid,msdynci_list\na,{new string('x', 4001)}\n");

        var input = SimulationInputReader.Read(folder.Path, new FewTables());

        Assert.Equal(ColumnKind.Memo, input.ProfileTable.Find("msdynci_list")!.Kind);
        Assert.Equal(ColumnKind.Text, input.ProfileTable.Find("msdynci_customerid")!.Kind);
    }

    [Theory]
    [InlineData("11111111111141118111111111111111")]
    [InlineData("{11111111-1111-4111-8111-111111111111}")]
    [InlineData("(11111111-1111-4111-8111-111111111111)")]
    [InlineData("ABCDEF11-1111-4111-8111-111111111111")]
    public void Ids_are_read_in_any_standard_format(string id)
    {
        using var folder = SmallSimulation.Create().With("rows/contact.csv", $"contactid\n{id}\n");

        Assert.Equal(1, SimulationInputReader.Read(folder.Path, new FewTables()).Rows[0].File.Count);
    }

    [Fact]
    public void What_stands_in_keys_and_key_rings_is_not_judged()
    {
        using var folder = SmallSimulation.Create()
            .With(Keys, "msdynci_datasourcename,msdynci_entityname,msdynci_alternatevalue,msdynci_customerid,msdynci_keyring\n,,no guid,,\"[{\"\n");

        Assert.Equal(1, SimulationInputReader.Read(folder.Path, new FewTables()).Unifications[0].Keys.Count);
    }

    [Theory]
    [InlineData("rows/contact.csv", "firstname\nAda\n", 1, "The column 'contactid' is missing", "Add it to the header and give each row a value")]
    [InlineData("rows/contact.csv", "contactid,firstname,contactid\n", 1, "The column 'contactid' appears twice", "Keep one of the two")]
    [InlineData("rows/contact.csv", "contactid,firstname\n" + Id + ",A\n\n" + Id + ",B\n", 4, $"The id {Id} appears twice", "Keep one of the rows")]
    [InlineData("rows/contact.csv", "contactid,firstname\nno-guid,A\n", 2, "'no-guid' in 'contactid' is no GUID of a row", "Write a GUID, like 0a1b2c3d")]
    [InlineData("rows/contact.csv", "contactid,firstname\n,A\n", 2, "'contactid' is empty", "Write a GUID, like 0a1b2c3d")]
    [InlineData("rows/contact.csv", "contactid,firstname\n" + Id + ",A,B\n", 2, "The row has 3 cells, the header 2", "Write a cell for each column")]
    [InlineData("rows/contact.csv", "contactid,firstname\n" + Id + "\n", 2, "The row has 1 cells, the header 2", "Write a cell for each column")]
    [InlineData("rows/contact.csv", "contactid,firstname\n" + Id + ",\"a\nb\"\nbad,c\n", 4, "'bad' in 'contactid' is no GUID of a row", "Write a GUID")]
    [InlineData("rows/contact.csv", "contactid,firstname\n" + Id
        + ",a\"b\n", 2, "A quote is out of place", "Put the cell in quotes and write each quote inside it twice")]
    [InlineData("rows/contact.csv", "contactid,firstname\n" + Id
        + ",\"a\n", 2, "A quote is out of place", "Put the cell in quotes and write each quote inside it twice")]
    [InlineData("rows/contact.csv", "", 1, "The file is empty", "Write a header line with at least: contactid")]
    [InlineData(Profiles, "msdynci_email\na@b\n", 1, "The column 'msdynci_customerid' is missing", "Add it to the header")]
    [InlineData(Profiles, "msdynci_customerid,msdynci_email\n,a@b\n", 2, "'msdynci_customerid' is empty", "Write the profile's CustomerId, or remove the row")]
    [InlineData(Profiles, "msdynci_customerid,msdynci_customerprofileid\na,b\n", 2, "'b' in 'msdynci_customerprofileid' is no GUID of a row", "Write a GUID")]
    [InlineData(Profiles, "msdynci_customerid\naaaaaaaaaaaa4aaa8aaaaaaaaaaaaaaa\nAAAAAAAA-aaaa-4aaa-8aaa-aaaaaaaaaaaa\n", 3,
        "The id aaaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaaaa appears twice", "Keep one of the rows")]
    [InlineData(Keys, "msdynci_datasourcename,msdynci_entityname,msdynci_customerid\n", 1, "The column 'msdynci_alternatevalue' is missing",
        "Add it to the header")]
    [InlineData(Keys, "msdynci_datasourcename,msdynci_entityname,msdynci_alternatevalue,msdynci_customerid\nD,c,1,x\nD,c,1,y\nD,c,1,y\n", 4, "appears twice",
        "Keep one of the rows")]
    [InlineData("unification-x/a", "", null, "'x' is no number of a unification", "Number the unifications from unification-1 without a gap")]
    [InlineData("unification-02/a", "", null, "'02' is no number of a unification", "Number the unifications from unification-1 without a gap")]
    public void A_wrong_file_is_refused_with_its_line_and_a_remedy(string file, string text, int? line, string problem, string remedy)
    {
        using var folder = SmallSimulation.Create().With(file, text);

        var error = Refused(folder)[0];

        Assert.Equal(file.StartsWith("unification-x", StringComparison.Ordinal) || file.StartsWith("unification-0", StringComparison.Ordinal)
            ? Path.GetDirectoryName(file) : file, error.File);
        Assert.Equal(line, error.Line);
        Assert.Contains(problem, error.Problem, StringComparison.Ordinal);
        Assert.Contains(remedy, error.Remedy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("organization.json", "organization.json", "The file is missing")]
    [InlineData("rows", "rows", "The folder is missing")]
    [InlineData("unification-1", "unification-1", "There is no unification")]
    [InlineData(Profiles, Profiles, "The file is missing")]
    [InlineData(Keys, Keys, "The file is missing")]
    public void A_missing_part_is_refused(string part, string file, string problem)
    {
        using var folder = SmallSimulation.Create().Without(part);

        var error = Assert.Single(Refused(folder));

        Assert.Equal((file, null, problem), (error.File, error.Line, error.Problem));
    }

    [Fact]
    public void A_gap_in_the_unifications_is_refused()
    {
        using var folder = SmallSimulation.Create()
            .With("unification-3/msdynci_customerprofile.csv", SmallSimulation.Profiles)
            .With("unification-3/msdynci_alternatekey.csv", SmallSimulation.Keys);

        var error = Assert.Single(Refused(folder));

        Assert.Equal("unification-2: The folder is missing, but unification-3 is there. Number the unifications from unification-1 without a gap.",
            error.ToString());
    }

    [Fact]
    public void An_empty_folder_and_one_that_is_not_there_are_refused()
    {
        using var folder = new TemporaryFolder();

        Assert.Equal("The folder is empty", Assert.Single(Refused(folder)).Problem);
        var error = Assert.Single(Assert.Throws<InputException>(() => SimulationInputReader.Read(folder["none"], new FewTables())).Errors);
        Assert.Equal(("none", "There is no such folder"), (error.File, error.Problem));
    }

    [Fact]
    public void Columns_that_exports_carry_are_left_out_and_told()
    {
        using var folder = SmallSimulation.Create()
            .With("rows/contact.csv", $"contactid,fullname,createdon,_ownerid_value,firstname\n{Id},Ada L,yesterday,x,Ada\n")
            .With(Profiles, "msdynci_customerid,partitionid,createdon\na,a,\n")
            .With(Keys, "msdynci_datasourcename,msdynci_entityname,msdynci_alternatevalue,msdynci_customerid,msdynci_lookupfield_customerpid,versionnumber\n"
                + "D,c,1,x,x,7\n");

        var input = SimulationInputReader.Read(folder.Path, new FewTables());

        Assert.Equal(
            [
                "rows/contact.csv: not loaded, and not needed for linking: fullname, createdon, _ownerid_value.",
                $"{Profiles}: not loaded, and not needed for linking: partitionid, createdon.",
                $"{Keys}: not loaded, and not needed for linking: msdynci_lookupfield_customerpid.",
            ],
            input.Notes);
        Assert.Equal(["msdynci_customerid", "msdynci_customerprofileid"], input.ProfileTable.Columns.Select(column => column.Name));
    }

    [Fact]
    public void Two_profiles_may_claim_a_row_by_keys_without_ids()
    {
        using var folder = SmallSimulation.Create()
            .With(Keys, "msdynci_datasourcename,msdynci_entityname,msdynci_alternatevalue,msdynci_customerid\nD,c,1,x\nD,c,1,y\n");

        Assert.Equal(2, SimulationInputReader.Read(folder.Path, new FewTables()).Unifications[0].Keys.Count);
    }

    [Fact]
    public void File_names_are_read_in_any_casing_but_name_a_table_once()
    {
        using var folder = SmallSimulation.Create().Without("rows/contact.csv").With("rows/Contact.CSV", SmallSimulation.Contacts);
        Assert.Equal("contact", SimulationInputReader.Read(folder.Path, new FewTables()).Rows[0].Table.LogicalName);

        folder.With("rows/contact.csv", SmallSimulation.Contacts);
        Assert.Equal("There are two files for the table 'contact'", Assert.Single(Refused(folder)).Problem);
    }

    [Fact]
    public void Faults_of_several_files_are_told_together_up_to_twenty()
    {
        var rows = string.Concat(Enumerable.Repeat("bad,Ada\n", 15));
        using var folder = SmallSimulation.Create()
            .With("rows/contact.csv", "contactid,firstname\n" + rows)
            .With(Keys, "msdynci_datasourcename\n")
            .With("rows/contoso_member.csv", "contoso_memberid,contoso_points\n" + string.Concat(Enumerable.Repeat("bad,1\n", 15)));

        var errors = Refused(folder);

        Assert.Equal(20, errors.Count);
        Assert.Equal(15, errors.Count(error => error.File == "rows/contact.csv"));
        Assert.Equal(16, errors[14].Line);
    }

    [Fact]
    public void A_byte_order_mark_and_crlf_are_accepted()
    {
        using var folder = SmallSimulation.Create().With("rows/contact.csv", $"\uFEFFcontactid,firstname\r\n{Id},Ada\r\n");

        Assert.Equal(1, SimulationInputReader.Read(folder.Path, new FewTables()).Rows[0].File.Count);
    }

    private static IReadOnlyList<InputError> Refused(TemporaryFolder folder) =>
        Assert.Throws<InputException>(() => SimulationInputReader.Read(folder.Path, new FewTables())).Errors;
}
