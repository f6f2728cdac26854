using System.Text;

namespace Linking.Tool.Tests.Input.Files;

public class EncodingTests
{
    private const string Text = "contactid,firstname\n11111111-1111-4111-8111-111111111111,Zoë\n22222222-2222-4222-8222-222222222222,Łukasz\n";

    [Theory]
    [InlineData("utf-8", false)]
    [InlineData("utf-8", true)]
    [InlineData("utf-16", false)]
    [InlineData("utf-16", true)]
    [InlineData("utf-16BE", false)]
    [InlineData("utf-16BE", true)]
    public void Text_is_read_in_each_encoding_with_and_without_its_mark(string name, bool mark)
    {
        using var folder = SmallSimulation.Create();
        var encoding = Encoding.GetEncoding(name);
        File.WriteAllBytes(folder["rows/contact.csv"], [.. mark ? encoding.Preamble : [], .. encoding.GetBytes(Text)]);

        var input = folder.Read();

        Assert.Equal(["11 firstname=Zoë", "22 firstname=Łukasz"], input.Rows());
        Assert.Empty(input.Notes);
    }

    [Fact]
    public void Unicode_text_of_Excel_is_read_under_its_own_ending()
    {
        using var folder = SmallSimulation.Create().Without("rows/contact.csv");
        File.WriteAllText(folder["rows/contact.txt"], Text.Replace(',', '\t'), Encoding.Unicode);

        Assert.Equal(["11 firstname=Zoë", "22 firstname=Łukasz"], folder.Read().Rows());
    }

    [Fact]
    public void Rows_in_the_code_page_of_a_machine_are_read_because_only_their_ids_matter()
    {
        using var folder = SmallSimulation.Create();
        File.WriteAllBytes(folder["rows/contact.csv"], Encoding.Latin1.GetBytes("contactid;firstname\n11111111-1111-4111-8111-111111111111;Zoë\n"));

        var input = folder.Read();

        Assert.Equal(["11 firstname=Zoë"], input.Rows());
        Assert.Contains("rows/contact.csv: neither UTF-8 nor UTF-16, and read as Windows text; accented letters may be wrong, ids are not.", input.Notes);
    }

    [Fact]
    public void Keys_in_an_unknown_encoding_are_refused_because_their_texts_decide()
    {
        using var folder = SmallSimulation.Create();
        File.WriteAllBytes(folder["unification-1/msdynci_alternatekey.csv"],
            Encoding.Latin1.GetBytes(SmallSimulation.Keys.Replace("Dataverse", "Münchén", StringComparison.Ordinal)));

        Assert.Equal("unification-1/msdynci_alternatekey.csv: The file is not UTF-8. Save it as UTF-8.", Assert.Single(folder.Refused()).ToString());
    }

    [Fact]
    public void A_wrong_byte_far_behind_the_start_is_found()
    {
        using var folder = SmallSimulation.Create();
        var rows = string.Concat(Enumerable.Range(0, 9000).Select(i => $"Dataverse,contact,{i},x\n"));
        File.WriteAllBytes(
            folder["unification-1/msdynci_alternatekey.csv"],
            [.. Encoding.UTF8.GetBytes("msdynci_datasourcename,msdynci_entityname,msdynci_alternatevalue,msdynci_customerid\n" + rows), 0xFF, 0x2C, 0x2C, 0x2C,
                0x0A]);

        Assert.Equal("The file is not UTF-8", Assert.Single(folder.Refused()).Problem);
    }
}
