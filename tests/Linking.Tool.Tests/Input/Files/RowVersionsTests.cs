namespace Linking.Tool.Tests.Input.Files;

public class RowVersionsTests
{
    private const string Ada = "11111111-1111-4111-8111-111111111111";
    private const string Bo = "22222222-2222-4222-8222-222222222222";

    [Theory]
    [InlineData("True")]
    [InlineData("true")]
    [InlineData("1")]
    [InlineData("TRUE")]
    public void Rows_that_are_marked_as_deleted_are_not_loaded_and_that_is_said(string mark)
    {
        using var folder = SmallSimulation.Create().With("rows/contact.csv", $"Id,contactid,firstname,IsDelete\n{Ada},{Ada},Ada,{mark}\n{Bo},{Bo},Bo,\n");

        var input = folder.Read();

        Assert.Equal(["22 firstname=Bo"], input.Rows());
        Assert.Equal(1, input.Rows[0].File.Count);
        Assert.Equal(["rows/contact.csv: 1 row not loaded, because IsDelete says that the row is deleted."], input.Notes);
    }

    [Theory]
    [InlineData("SinkModifiedOn", "2024-01-02T10:00:00Z", "2024-01-02T09:00:00Z", "old first")]
    [InlineData("SinkModifiedOn", "1/2/2024 10:00:00 AM", "1/2/2024 9:00:00 AM", "old first")]
    [InlineData("SinkModifiedOn", "2024-01-02 10:00:00.0000001", "2024-01-02 10:00:00.0000000", "")]
    [InlineData("versionnumber", "1000", "999", "")]
    [InlineData("VersionNumber", "12", "NULL", "")]
    public void Of_several_versions_the_newest_counts(string column, string newer, string older, string _)
    {
        using var folder = SmallSimulation.Create();
        foreach (var (first, second) in new[] { ((newer, "new"), (older, "old")), ((older, "old"), (newer, "new")) })
        {
            folder.With("rows/contact.csv",
                $"Id,firstname,{column}\n{Ada},{first.Item2},{first.Item1}\n{Bo},Bo,{first.Item1}\n{Ada},{second.Item2},{second.Item1}\n");

            var input = folder.Read();

            Assert.Equal(["11 firstname=new", "22 firstname=Bo"], input.Rows().Order(StringComparer.Ordinal));
            Assert.Equal(2, input.Rows[0].File.Count);
            Assert.Contains("rows/contact.csv: 1 row left out, because a newer version of the row is there (by SinkModifiedOn, then versionnumber).",
                input.Notes);
        }
    }

    [Fact]
    public void The_sink_decides_before_the_version_and_the_place_at_last()
    {
        using var folder = SmallSimulation.Create().With(
            "rows/contact.csv",
            $"Id,firstname,SinkModifiedOn,versionnumber\n{Ada},a,2024-01-02,9\n{Ada},b,2024-01-03,1\n{Ada},c,2024-01-03,2\n{Ada},d,2024-01-03,2\n{Bo},e,,\n");

        Assert.Equal(["11 firstname=d", "22 firstname=e"], folder.Read().Rows());
    }

    [Fact]
    public void A_row_whose_newest_version_is_a_deletion_is_gone_and_one_made_again_is_there()
    {
        using var folder = SmallSimulation.Create().With(
            "rows/contact.csv",
            $"Id,contactid,firstname,SinkModifiedOn,IsDelete\n{Ada},{Ada},a,2024-01-01,\n{Ada},,,2024-01-02,True\n{Bo},,,2024-01-02,True\n{Bo},{Bo},b,"
                + "2024-01-03,False\n");

        var input = folder.Read();

        Assert.Equal(["22 firstname=b"], input.Rows());
        Assert.Equal(2, input.Notes.Count);
    }

    [Fact]
    public void Without_anything_that_says_which_is_newer_an_id_may_not_appear_twice()
    {
        using var folder = SmallSimulation.Create().With("rows/contact.csv", $"Id,firstname,SinkCreatedOn\n{Ada},a,2024-01-01\n{Ada},b,2024-01-02\n");

        Assert.Equal((3, $"The id {Ada} appears twice"), Assert.Single(folder.Refused()) is var error ? (error.Line, error.Problem) : default);
    }

    [Fact]
    public void Versions_of_keys_and_deleted_profiles_are_read_in_the_same_way()
    {
        using var folder = SmallSimulation.Create()
            .With("unification-1/msdynci_customerprofile.csv", $"Id,msdynci_customerid,IsDelete\n{Ada},c1,\n{Bo},,True\n")
            .With("unification-1/msdynci_alternatekey.csv",
                $"Id,msdynci_datasourcename,msdynci_entityname,msdynci_alternatevalue,msdynci_customerid,versionnumber\n{Ada},D,contact,{Ada},c2,1\n{Ada},D,"
                + $"contact,{Ada},c1,2\n");

        var input = folder.Read();

        Assert.Equal((1, 1), (input.Unifications[0].Profiles.Count, input.Unifications[0].Keys.Count));
        var keys = Tool.Simulation.ContentTable.Keys(input);
        Assert.Contains("c1", Assert.Single(Tool.Simulation.ContentFile.Read(input.Unifications[0].Keys, keys)).Values);
    }

    [Fact]
    public void A_version_may_be_in_another_part()
    {
        using var folder = SmallSimulation.Create().Without("rows/contact.csv")
            .With("rows/contact/1.csv", $"Id,firstname,versionnumber\n{Ada},old,1\n{Bo},Bo,1\n")
            .With("rows/contact/2.csv", $"Id,firstname,versionnumber\n{Ada},new,2\n");

        Assert.Equal(["22 firstname=Bo", "11 firstname=new"], folder.Read().Rows());
    }
}
