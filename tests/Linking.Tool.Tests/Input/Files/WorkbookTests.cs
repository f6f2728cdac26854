using System.IO.Compression;

namespace Linking.Tool.Tests.Input.Files;

public class WorkbookTests
{
    private const string Ada = "11111111-1111-4111-8111-111111111111";

    private const string Contacts = $"""
        <row r="1"><c r="A1" t="inlineStr"><is><t>(Do Not Modify) Contact</t></is></c><c r="B1" t="inlineStr"><is><t>(Do Not Modify) Row Checksum</t></is></c><c r="C1" t="inlineStr"><is><t>(Do Not Modify) Modified On</t></is></c><c r="D1" t="s"><v>0</v></c><c r="E1" t="inlineStr"><is><t>creditlimit</t></is></c><c r="F1" t="inlineStr"><is><t>donotemail</t></is></c><c r="G1" t="inlineStr"><is><t>birthdate</t></is></c></row>
        <row r="3"><c r="A3" t="inlineStr"><is><t>{Ada}</t></is></c><c r="B3" t="inlineStr"><is><t>x==</t></is></c><c r="C3"><v>45293.5</v></c><c r="D3" t="inlineStr"><is><t>Ada</t></is></c><c r="E3"><v>12.5</v></c><c r="F3" t="b"><v>1</v></c><c r="G3" s="1"><v>45293</v></c></row>
        <row r="4"><c r="A4" t="inlineStr"><is><t>22222222-2222-4222-8222-222222222222</t></is></c></row>
        """;

    [Theory]
    [InlineData("rows/contact.xlsx")]
    [InlineData("rows/Contacts.XLSX")]
    [InlineData("rows/contact.csv")]
    public void The_first_sheet_is_read_whatever_the_file_is_called(string name)
    {
        using var folder = SmallSimulation.Create().Without("rows/contact.csv");
        Write(folder[name], ("Contacts", Contacts));

        var input = folder.Read();

        Assert.Equal(["11 birthdate=01/02/2024 00:00:00 creditlimit=12.5 donotemail=True firstname=Ada", "22"], input.Rows());
        Assert.Equal([$"{name}: not loaded, and not needed for linking: (Do Not Modify) Row Checksum, (Do Not Modify) Modified On."], input.Notes);
    }

    [Fact]
    public void Further_sheets_are_not_read_and_that_is_said()
    {
        using var folder = SmallSimulation.Create().Without("rows/contact.csv");
        Write(folder["rows/contact.xlsx"], ("Active Contacts", Contacts), ("hiddenSheet", "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>"));

        Assert.Contains("rows/contact.xlsx: read is the first sheet, 'Active Contacts', of 2.", folder.Read().Notes);
    }

    [Fact]
    public void Keys_and_profiles_may_be_workbooks_too()
    {
        using var folder = SmallSimulation.Create().Without("unification-1/msdynci_customerprofile.csv");
        Write(folder["unification-1/Customer.xlsx"],
            ("Sheet1", "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>CustomerId</t></is></c></row><row r=\"2\"><c r=\"A2\" "
            + "t=\"inlineStr\"><is><t>c1</t></is></c></row>"));

        Assert.Equal(1, folder.Read().Unifications[0].Profiles.Count);
    }

    [Theory]
    [InlineData(new byte[] { 0x50, 0x4B, 0x03, 0x04, 0x14, 0, 6, 0, 8, 0, 0, 0, 0x21, 0 })]
    [InlineData(new byte[] { 0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0 })]
    [InlineData(new byte[] { 0x50, 0x4B, 0x03, 0x04 })]
    public void A_broken_workbook_is_refused_as_what_it_is(byte[] content)
    {
        using var folder = SmallSimulation.Create();
        File.WriteAllBytes(folder["rows/contact.csv"], content);

        var error = Assert.Single(folder.Refused());

        Assert.StartsWith("This is an Excel workbook that cannot be read (", error.Problem, StringComparison.Ordinal);
        Assert.Contains("save it as 'CSV UTF-8'", error.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void An_id_that_is_none_is_refused_by_its_row()
    {
        using var folder = SmallSimulation.Create().Without("rows/contact.csv");
        Write(folder["rows/contact.xlsx"],
            ("Sheet1", "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>contactid</t></is></c></row><row r=\"5\"><c r=\"A5\"><v>7</v></c></row>"));

        Assert.Equal("rows/contact.xlsx:5: '7' in 'contactid' is no GUID of a row. Write a GUID, like 0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9.",
            Assert.Single(folder.Refused()).ToString());
    }

    private static void Write(string path, params (string Name, string Rows)[] sheets)
    {
        const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        const string Package = "http://schemas.openxmlformats.org/package/2006";
        using var zip = ZipFile.Open(path, ZipArchiveMode.Create);
        Part("[Content_Types].xml", $"<Types xmlns=\"{Package}/content-types\"><Default Extension=\"rels\" "
            + "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/></Types>");
        Part("_rels/.rels", $"<Relationships xmlns=\"{Package}/relationships\"><Relationship Id=\"r1\" Type=\"{Office}/officeDocument\" "
            + "Target=\"xl/workbook.xml\"/></Relationships>");
        var list = string.Concat(sheets.Select((sheet, i) => $"<sheet name=\"{sheet.Name}\" sheetId=\"{i + 1}\" r:id=\"s{i}\"/>"));
        Part("xl/workbook.xml", $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Office}\"><sheets>{list}</sheets></workbook>");
        Part(
            "xl/_rels/workbook.xml.rels",
            $"<Relationships xmlns=\"{Package}/relationships\">"
            + string.Concat(sheets.Select((_, i) => $"<Relationship Id=\"s{i}\" Type=\"{Office}/worksheet\" Target=\"worksheets/sheet{i}.xml\"/>"))
            + $"<Relationship Id=\"t\" Type=\"{Office}/sharedStrings\" Target=\"sharedStrings.xml\"/><Relationship Id=\"y\" Type=\"{Office}/styles\" "
                + "Target=\"styles.xml\"/></Relationships>");
        Part("xl/sharedStrings.xml", $"<sst xmlns=\"{Main}\" count=\"1\" uniqueCount=\"1\"><si><t>First Name</t></si></sst>");
        Part("xl/styles.xml",
            $"<styleSheet xmlns=\"{Main}\"><cellXfs count=\"2\"><xf numFmtId=\"0\"/><xf numFmtId=\"14\" applyNumberFormat=\"1\"/></cellXfs></styleSheet>");
        for (var i = 0; i < sheets.Length; i++)
        {
            Part($"xl/worksheets/sheet{i}.xml", $"<worksheet xmlns=\"{Main}\"><sheetData>{sheets[i].Rows}</sheetData></worksheet>");
        }

        void Part(string name, string text)
        {
            using var writer = new StreamWriter(zip.CreateEntry(name).Open());
            writer.Write(text);
        }
    }
}
