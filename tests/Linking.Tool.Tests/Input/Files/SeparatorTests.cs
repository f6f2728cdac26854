namespace Linking.Tool.Tests.Input.Files;

public class SeparatorTests
{
    private const string Ada = "11111111-1111-4111-8111-111111111111";
    private const string Bo = "22222222-2222-4222-8222-222222222222";

    [Theory]
    [InlineData("contactid;firstname;lastname\n{0};Ada;\"Love;lace\"\n{1};Bo;x\n", "semicolons")]
    [InlineData("contactid\tfirstname\tlastname\r\n{0}\tAda\tLove;lace\r\n{1}\tBo\tx\r\n", "tabs")]
    [InlineData("contactid|firstname|lastname\n{0}|Ada|Love;lace\n{1}|Bo|x\n", "bars")]
    [InlineData("sep=;\r\ncontactid;firstname;lastname\r\n{0};Ada;\"Love;lace\"\r\n{1};Bo;x\r\n", "semicolons")]
    [InlineData("sep=\t\ncontactid\tfirstname\tlastname\n{0}\tAda\tLove;lace\n{1}\tBo\tx\n", "tabs")]
    public void The_separator_is_found_and_said(string text, string separator)
    {
        using var folder = SmallSimulation.Create().With("rows/contact.csv", Fill(text));

        var input = folder.Read();

        Assert.Equal(["11 firstname=Ada lastname=Love;lace", "22 firstname=Bo lastname=x"], input.Rows());
        Assert.Equal([$"rows/contact.csv: read as separated by {separator}."], input.Notes);
    }

    [Theory]
    [InlineData("contactid,firstname,lastname\n{0},Ada,Love;lace;x;y\n{1},Bo,x\n")]
    [InlineData("sep=,\ncontactid,firstname,lastname\n{0},Ada,Love;lace;x;y\n{1},Bo,x\n")]
    public void Commas_go_without_saying_however_many_semicolons_the_values_hold(string text)
    {
        using var folder = SmallSimulation.Create().With("rows/contact.csv", Fill(text));

        var input = folder.Read();

        Assert.Equal(["11 firstname=Ada lastname=Love;lace;x;y", "22 firstname=Bo lastname=x"], input.Rows());
        Assert.Empty(input.Notes);
    }

    [Fact]
    public void A_file_of_one_column_needs_none()
    {
        using var folder = SmallSimulation.Create().With("rows/contact.csv", $"contactid\n{Ada}\n{Bo}\n");

        Assert.Equal(["11", "22"], folder.Read().Rows());
    }

    [Fact]
    public void Profiles_and_keys_are_read_with_any_separator_too()
    {
        using var folder = SmallSimulation.Create()
            .With("unification-1/msdynci_alternatekey.csv", SmallSimulation.Keys.Replace(',', ';'))
            .With("unification-1/msdynci_customerprofile.csv", SmallSimulation.Profiles.Replace(',', '\t'));

        var unification = folder.Read().Unifications[0];

        Assert.Equal((1, 1), (unification.Keys.Count, unification.Profiles.Count));
    }

    private static string Fill(string text) => text.Replace("{0}", Ada, StringComparison.Ordinal).Replace("{1}", Bo, StringComparison.Ordinal);
}
