namespace Linking.Tool.Tests.Input.Files;

public class ModelFileTests
{
    private const string Headless = "11111111-1111-4111-8111-111111111111,Ada,Lovelace\n22222222-2222-4222-8222-222222222222,Bo,\n";

    private const string Model = """
        { "name": "cdm", "version": "1.0", "entities": [
          { "$type": "LocalEntity", "name": "lead", "attributes": [ { "name": "leadid" } ] },
          { "$type": "LocalEntity", "name": "Contact", "attributes": [ { "name": "Id", "dataType": "guid" }, { "name": "firstname" }, { "name": "lastname" } ] } ] }
        """;

    [Theory]
    [InlineData("rows/model.json")]
    [InlineData("rows/Model.JSON")]
    [InlineData("model.json")]
    public void A_file_without_a_header_is_read_by_the_model_beside_or_above_it(string model)
    {
        using var folder = SmallSimulation.Create().With("rows/contact.csv", Headless).With(model, Model);

        var input = folder.Read();

        Assert.Equal(["11 firstname=Ada lastname=Lovelace", "22 firstname=Bo"], input.Rows());
        Assert.Empty(input.Notes);
    }

    [Fact]
    public void A_header_counts_more_than_a_model()
    {
        using var folder = SmallSimulation.Create().With("rows/contact.csv", "firstname,Id\nAda,11111111-1111-4111-8111-111111111111\n")
            .With("rows/model.json", Model);

        Assert.Equal(["11 firstname=Ada"], folder.Read().Rows());
    }

    [Theory]
    [InlineData("{ \"entities\": [] }")]
    [InlineData("{ \"entities\": 3 }")]
    [InlineData("[]")]
    [InlineData("{ \"entities\": [ 1, { \"name\": 2 }, { \"name\": \"lead\", \"attributes\": [] } ] }")]
    public void Without_names_it_is_refused_with_what_to_do(string model)
    {
        using var folder = SmallSimulation.Create().With("rows/contact.csv", Headless).With("rows/model.json", model);

        var error = Assert.Single(folder.Refused());

        Assert.Equal("rows/contact.csv:1: The first line holds no column names. Write them into a first line, at least contactid, or put the model.json of "
            + "the export beside the file.", error.ToString());
    }

    [Fact]
    public void A_model_with_other_columns_is_refused_by_the_row()
    {
        using var folder = SmallSimulation.Create().With("rows/contact.csv", Headless)
            .With("rows/model.json", Model.Replace(", { \"name\": \"lastname\" }", "", StringComparison.Ordinal));

        Assert.Equal("The row has 3 cells, the header 2", folder.Refused()[0].Problem);
    }

    [Fact]
    public void A_model_that_is_no_JSON_is_refused()
    {
        using var folder = SmallSimulation.Create().With("rows/contact.csv", Headless).With("rows/model.json", "{");

        Assert.Contains(folder.Refused(), error => error.Problem.Contains("is not valid JSON", StringComparison.Ordinal));
    }

    [Fact]
    public void Parts_of_a_table_lie_in_a_folder_of_its_name()
    {
        using var folder = SmallSimulation.Create().Without("rows/contact.csv").With("model.json", Model)
            .With("rows/Contact/2024-01.csv", "11111111-1111-4111-8111-111111111111,Ada,L\n")
            .With("rows/Contact/2024-02.csv", "22222222-2222-4222-8222-222222222222,Bo,M\n")
            .With("rows/Contact/Snapshot/_tmp.csv", "x\n");

        var input = folder.Read();

        Assert.Equal(["11 firstname=Ada lastname=L", "22 firstname=Bo lastname=M"], input.Rows());
        Assert.Equal("rows/Contact", input.Rows[0].File.Name);
        Assert.Equal(["rows/Contact/Snapshot/: not read."], input.Notes);
    }

    [Fact]
    public void Parts_may_have_their_columns_in_different_orders()
    {
        using var folder = SmallSimulation.Create().Without("rows/contact.csv")
            .With("rows/contact/a.csv", "contactid,firstname\n11111111-1111-4111-8111-111111111111,Ada\n")
            .With("rows/contact/b.tsv", "lastname\tcontactid\nM\t22222222-2222-4222-8222-222222222222\n")
            .With("rows/contact/c.csv", "contactid\nbad\n");

        Assert.Equal("rows/contact/c.csv:2", Assert.Single(folder.Refused()) is var error ? $"{error.File}:{error.Line}" : "");
        Assert.Equal(["11 firstname=Ada", "22 lastname=M"], folder.Without("rows/contact/c.csv").Read().Rows());
    }

    [Fact]
    public void A_Delta_table_is_refused_because_not_all_of_its_files_count()
    {
        using var folder = SmallSimulation.Create().Without("rows/contact.csv").With("rows/contact/part-0.csv", SmallSimulation.Contacts)
            .With("rows/contact/_delta_log/0.json", "{}");

        Assert.Equal("rows/contact: The folder is a Delta table, whose log says which of its files count. Export the table as one Parquet or CSV file.",
            Assert.Single(folder.Refused()).ToString());
    }
}
