namespace Linking.Tool.Tests.Input.Files;

public class CellTests
{
    private const string Ada = "11111111-1111-4111-8111-111111111111";
    private const string Bo = "22222222-2222-4222-8222-222222222222";

    [Theory]
    [InlineData("birthdate", "31.03.2026", "a date or a moment, like 2026-03-31 or 2026-03-31T17:05:00Z")]
    [InlineData("creditlimit", "\"1,5\"", "a number with a point, like 12.5")]
    [InlineData("donotemail", "yes", "true or false")]
    [InlineData("gendercode", "Male", "a whole number of 32 bits, like 42")]
    [InlineData("transactioncurrencyid", "EUR", "a GUID, like 0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9")]
    public void A_value_that_linking_does_not_need_leaves_its_cell_empty_and_is_counted(string column, string value, string expected)
    {
        using var folder = SmallSimulation.Create().With("rows/contact.csv", $"contactid,{column},firstname\n{Ada},{value},Ada\n{Bo},{value},Bo\n");

        var input = folder.Read();

        Assert.Equal(["11 firstname=Ada", "22 firstname=Bo"], input.Rows());
        Assert.Equal([$"rows/contact.csv: left empty, and not needed for linking: 2 cells in '{column}', where the text is not {expected} (first in line 2: "
            + $"'{value.Trim('"')}')."], input.Notes);
        Assert.Equal(("rows/contact.csv", 2), Assert.Single(folder.Refused(strict: true)) is var error ? (error.File, error.Line) : default);
    }

    [Fact]
    public void A_text_that_is_too_long_leaves_its_cell_empty()
    {
        using var folder = SmallSimulation.Create()
            .With("rows/contact.csv", $"contactid,firstname,lastname\n{Ada},{new string('x', 51)},{new string('y', 50)}\n");

        var input = folder.Read();

        Assert.Equal([$"11 lastname={new string('y', 50)}"], input.Rows());
        Assert.Contains("1 cell in 'firstname', where the text is longer than the 50 characters that the column takes", Assert.Single(input.Notes),
            StringComparison.Ordinal);
    }

    [Fact]
    public void NULL_is_no_value_and_that_is_said_once()
    {
        using var folder = SmallSimulation.Create()
            .With("rows/contact.csv", $"contactid,firstname,birthdate,donotemail\n{Ada},NULL,NULL,NULL\n{Bo},Null,2024-01-02,1\n");

        var input = folder.Read();

        Assert.Equal(["11", "22 birthdate=01/02/2024 00:00:00 donotemail=True firstname=Null"], input.Rows());
        Assert.Equal(["rows/contact.csv: NULL is read as an empty cell."], input.Notes);
    }

    [Theory]
    [InlineData("rows/contact.csv", "contactid\nNULL\n", 2, "'contactid' is empty")]
    [InlineData("unification-1/msdynci_customerprofile.csv", "msdynci_customerid\nNULL\n", 2, "'msdynci_customerid' is empty")]
    public void An_id_is_never_left_out(string file, string text, int line, string problem)
    {
        using var folder = SmallSimulation.Create().With(file, text);

        Assert.Equal((file, line, problem), Assert.Single(folder.Refused()) is var error ? (error.File, error.Line, error.Problem) : default);
    }

    [Fact]
    public void A_key_text_that_is_too_long_is_refused()
    {
        using var folder = SmallSimulation.Create()
            .With("unification-1/msdynci_alternatekey.csv", SmallSimulation.Keys + $"D,contact,1,{new string('x', 101)}\n");

        var error = Assert.Single(folder.Refused());

        Assert.Equal(3, error.Line);
        Assert.Contains("in 'msdynci_customerid' is longer than the 100 characters that the column takes", error.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_lookup_of_a_key_to_its_profile_is_not_needed()
    {
        using var folder = SmallSimulation.Create().With(
            "unification-1/msdynci_alternatekey.csv",
            "msdynci_datasourcename,msdynci_entityname,msdynci_alternatevalue,msdynci_customerid,msdynci_lookupfield_customer\nD,c,1,x,Ada Lovelace\n");

        var input = folder.Read();

        var table = Tool.Simulation.ContentTable.Keys(input);
        Assert.DoesNotContain("Ada Lovelace", Assert.Single(Tool.Simulation.ContentFile.Read(input.Unifications[0].Keys, table)).Values);
        Assert.Contains("1 cell in 'msdynci_lookupfield_customer'", Assert.Single(input.Notes), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(",", true)]
    [InlineData(",,,,", true)]
    [InlineData(",x", false)]
    [InlineData(",,,x", false)]
    public void Cells_behind_the_last_column_must_be_empty(string rest, bool read)
    {
        using var folder = SmallSimulation.Create().With("rows/contact.csv", $"contactid,firstname\n{Ada},Ada{rest}\n{Bo},Bo\n");

        if (read)
        {
            Assert.Equal(2, folder.Read().Rows[0].File.Count);
        }
        else
        {
            Assert.Equal((2, "Write a cell for each column, and put cells that contain separators in quotes"), Assert.Single(folder.Refused()) is var error
                ? (error.Line, error.Remedy) : default);
        }
    }
}
