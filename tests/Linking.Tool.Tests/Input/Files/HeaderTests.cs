namespace Linking.Tool.Tests.Input.Files;

public class HeaderTests
{
    private const string Ada = "11111111-1111-4111-8111-111111111111";

    [Theory]
    [InlineData("(Do Not Modify) Contact,(Do Not Modify) Row Checksum,(Do Not Modify) Modified On,First Name,Last Name", "{0},sum==,2024-01-02 10:11:12,Ada,L",
        "firstname=Ada lastname=L")]
    [InlineData("(Do Not Modify) Row Checksum,(Do Not Modify) Contact,firstname", "sum==,{0},Ada", "firstname=Ada")]
    [InlineData("(Nicht ändern) Kontakt,(Nicht ändern) Zeilenprüfsumme,(Nicht ändern) Geändert am,firstname", "{0},x,y,Ada", "firstname=Ada")]
    [InlineData("contactid,(Do Not Modify) Row Checksum,firstname", "{0},sum,Ada", "firstname=Ada")]
    [InlineData("Contact,First Name", "{0},Ada", "firstname=Ada")]
    [InlineData("ContactId,FirstName,LASTNAME", "{0},Ada,L", "firstname=Ada lastname=L")]
    [InlineData("Id,SinkModifiedOn,firstname", "{0},,Ada", "firstname=Ada")]
    [InlineData("Id,contactid,firstname", "22222222-2222-4222-8222-222222222222,{0},Ada", "firstname=Ada")]
    [InlineData(" contactid , firstname ", "{0},Ada", "firstname=Ada")]
    [InlineData("contactid,firstname,", "{0},Ada,", "firstname=Ada")]
    [InlineData("contactid,,firstname,,", "{0},x,Ada,y,", "firstname=Ada")]
    [InlineData("contactid,firstname,firstname", "{0},Ada,x", "firstname=Ada")]
    [InlineData("contactid,First Name,firstname", "{0},x,Ada", "firstname=Ada")]
    [InlineData("contactid,_transactioncurrencyid_value,firstname", "{0},99999999-9999-4999-8999-999999999999,Ada",
        "firstname=Ada transactioncurrencyid=transactioncurrency:99")]
    [InlineData("contactid,Shoe Size,Owner,(weird),firstname", "{0},42,me,?,Ada", "firstname=Ada")]
    public void Columns_of_rows_are_found_under_the_names_that_exports_give_them(string header, string row, string values)
    {
        using var folder = SmallSimulation.Create().With("rows/contact.csv", $"{header}\n{row.Replace("{0}", Ada, StringComparison.Ordinal)}\n");

        Assert.Equal([$"11 {values}"], folder.Read().Rows());
    }

    [Theory]
    [InlineData("contactid,firstname,lastname,lastname\n{0},A,B,x\n", "named twice in the header, and read where it stands first: lastname")]
    [InlineData("contactid,firstname,\n{0},A,\n", "left out, because the header does not name it: 1 column")]
    [InlineData("contactid,,,firstname\n{0},,,A\n", "left out, because the header does not name them: 2 columns")]
    [InlineData("contactid,Shoe Size\n{0},42\n", "not loaded, and not needed for linking: Shoe Size")]
    public void What_is_left_out_is_said_once_and_refused_when_asked_for(string text, string note)
    {
        using var folder = SmallSimulation.Create().With("rows/contact.csv", text.Replace("{0}", Ada, StringComparison.Ordinal));

        Assert.Equal([$"rows/contact.csv: {note}."], folder.Read().Notes);
        var error = Assert.Single(folder.Refused(strict: true));
        Assert.Equal(("rows/contact.csv", 1), (error.File, error.Line));
        Assert.Equal(note, error.Problem, ignoreCase: true);
    }

    [Fact]
    public void Of_very_many_columns_that_are_left_out_the_first_are_named()
    {
        using var folder = SmallSimulation.Create()
            .With("rows/contact.csv", $"contactid,{string.Join(',', Enumerable.Range(0, 300).Select(i => $"jt_c{i}"))}\n{Ada}{new string(',', 300)}\n");

        var note = Assert.Single(folder.Read().Notes);

        Assert.EndsWith("jt_c18, jt_c19 and 280 more.", note, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("DataSourceName,TableName,AlternateValue,CustomerId,KeyRing")]
    [InlineData("AlternateKeyId,DataSourceName,EntityName,AlternateValue,CustomerId,Identifier")]
    [InlineData("Data Source Name,Table Name,Alternate Value,Customer Id,Key Ring")]
    [InlineData("msdynci_DataSourceName,msdynci_tablename,msdynci_AlternateValue,msdynci_customerid,msdynci_keyring")]
    [InlineData("Id,SinkModifiedOn,msdynci_datasourcename,msdynci_entityname,msdynci_alternatevalue,msdynci_customerid,_msdynci_lookupfield_customer_value")]
    public void Customer_Insights_own_names_of_key_columns_are_read(string header)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["datasource"] = "Dataverse",
            ["table"] = "contact",
            ["entity"] = "contact",
            ["value"] = Ada,
            ["customerid"] = "c1",
            ["id"] = Ada
        };
        var row = header.ToLowerInvariant().Replace(" ", "", StringComparison.Ordinal).Split(',')
            .Select(name =>
                name is "keyring" or "identifier" or "sinkmodifiedon" or "msdynci_keyring" or "_msdynci_lookupfield_customer_value"
                ? "" : values.First(value => name.Contains(value.Key, StringComparison.Ordinal)).Value);
        using var folder = SmallSimulation.Create().With("unification-1/msdynci_alternatekey.csv", $"{header}\n{string.Join(',', row)}\n");

        var input = folder.Read();

        var table = Tool.Simulation.ContentTable.Keys(input);
        var key = Assert.Single(Tool.Simulation.ContentFile.Read(input.Unifications[0].Keys, table));
        Assert.Equal(
            ["msdynci_alternatevalue="
                + Ada, "msdynci_customerid=c1", "msdynci_datasourcename=Dataverse", "msdynci_entityname=contact",
                $"msdynci_identifier=Dataverse|contact|{Ada}"],
            table.Columns.Zip(key.Values).Where(pair => pair.Second is not null).Select(pair => $"{pair.First.Name}={pair.Second}"));
    }

    [Fact]
    public void Profiles_without_any_prefix_get_it_and_columns_of_the_platform_do_not()
    {
        using var folder = SmallSimulation.Create().With(
            "unification-1/msdynci_customerprofile.csv",
            "CustomerId,CustomerProfileId,First Name,EMail,Münchén Données_contact_contactid,createdon,PartitionId\nc1,aaaaaaaa-0000-4000-8000-000000000001,"
                + "Ada,a@example.com,x,now,p\n");

        var input = folder.Read();

        Assert.Equal(
            ["msdynci_customerid", "msdynci_customerprofileid", "msdynci_email", "msdynci_first_name", "msdynci_munchen_donnees_contact_contactid"],
            input.ProfileTable.Columns.Select(column => column.Name));
        Assert.Equal(["unification-1/msdynci_customerprofile.csv: not loaded, and not needed for linking: createdon, PartitionId."], input.Notes);
    }

    [Fact]
    public void Profiles_with_the_prefix_are_read_by_it_alone()
    {
        using var folder = SmallSimulation.Create()
            .With("unification-1/msdynci_customerprofile.csv", "Id,msdynci_customerid,EMail\naaaaaaaa-0000-4000-8000-000000000001,c1,x\n");

        Assert.Equal(["msdynci_customerid", "msdynci_customerprofileid"], folder.Read().ProfileTable.Columns.Select(column => column.Name));
    }

    [Theory]
    [InlineData("rows/contact.csv", "(Do Not Modify) Row Checksum,First Name\nx,Ada\n", "The column 'contactid' is missing")]
    [InlineData("unification-1/msdynci_alternatekey.csv", "DataSourceName,TableName,CustomerId\nD,c,x\n", "The column 'msdynci_alternatevalue' is missing")]
    [InlineData("unification-1/msdynci_alternatekey.csv", "DataSourceName,TableName,AlternateValue,CustomerId,msdynci_customerid,msdynci_customerid\n",
        "The column 'msdynci_customerid' appears twice")]
    public void What_linking_cannot_do_without_is_refused(string file, string text, string problem)
    {
        using var folder = SmallSimulation.Create().With(file, text);

        Assert.Equal((file, 1, problem), Assert.Single(folder.Refused()) is var error ? (error.File, error.Line, error.Problem) : default);
    }
}
