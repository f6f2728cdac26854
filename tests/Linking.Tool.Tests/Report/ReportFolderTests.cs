using System.Text.Json;
using Linking.Tool.Report;

namespace Linking.Tool.Tests.Report;

public class ReportFolderTests
{
    private static readonly Guid Row = Guid.Parse("0A000000-0000-4000-8000-000000000001");
    private static readonly Guid Profile = Guid.Parse("0B000000-0000-4000-8000-000000000001");

    [Fact]
    public void Links_have_lower_case_ids_CustomerIds_as_they_were_written_and_nothing_where_there_is_none()
    {
        using var folder = new TemporaryFolder();
        using (var report = new ReportFolder(folder.Path))
        {
            report.Add(new LinkLine("contact", Row, Profile, "CE759201F786D590BF2134BFF576C369", Change.Linked));
            report.Add(new LinkLine("contact", Guid.Parse("0A000000-0000-4000-8000-000000000002"), null, "", Change.Unlinked));
            report.Add(new LinkLine("lead", Row, Profile, "7,\"x\"", Change.Issue));
            report.Complete(Sample.Report());
        }

        Assert.Equal(
            "table,rowId,profileId,customerId,change\n"
            + "contact,0a000000-0000-4000-8000-000000000001,0b000000-0000-4000-8000-000000000001,CE759201F786D590BF2134BFF576C369,linked\n"
            + "contact,0a000000-0000-4000-8000-000000000002,,,unlinked\n"
            + "lead,0a000000-0000-4000-8000-000000000001,0b000000-0000-4000-8000-000000000001,\"7,\"\"x\"\"\",issue\n",
            File.ReadAllText(folder["links.csv"]));
        Assert.NotEqual(0xEF, File.ReadAllBytes(folder["links.csv"])[0]);
    }

    [Fact]
    public void Issues_are_ordered_by_table_row_and_code_whatever_order_they_come_in()
    {
        IssueLine[] lines =
        [
            new(1, "lead", null, "B", "", "Dataverse", "x", "No GUID", "Do"),
            new(1, "contact", Row, "B", "x;CE759201F786D590BF2134BFF576C369", "Dataverse", "k", "Two,\nlines", "Rank, them"),
            new(1, "contact", null, "A", "", "Dataverse", "y", "m", "d"),
            new(1, "contact", Row, "A", "", "Dataverse", "k", "m", "d"),
        ];
        using var folder = new TemporaryFolder();
        Write(folder.Path, lines);
        var first = File.ReadAllText(folder["issues.csv"]);
        Write(folder.Path, [.. lines.Reverse()]);

        Assert.Equal(
            "unification,table,rowId,code,customerId,dataSource,key,message,remedy\n"
            + "1,contact,,A,,Dataverse,y,m,d\n"
            + "1,contact,0a000000-0000-4000-8000-000000000001,A,,Dataverse,k,m,d\n"
            + "1,contact,0a000000-0000-4000-8000-000000000001,B,x;CE759201F786D590BF2134BFF576C369,Dataverse,k,\"Two,\nlines\",\"Rank, them\"\n"
            + "1,lead,,B,,Dataverse,x,No GUID,Do\n",
            first);
        Assert.Equal(first, File.ReadAllText(folder["issues.csv"]));
    }

    [Fact]
    public void Status_holds_what_happened_to_each_source_table()
    {
        using var folder = new TemporaryFolder();
        using (var report = new ReportFolder(folder.Path))
        {
            report.Complete(Sample.Report());
        }

        using var status = JsonDocument.Parse(File.ReadAllText(folder["status.json"]));
        var unification = status.RootElement.GetProperty("unifications")[0];
        var table = unification.GetProperty("sourceTables")[0];
        Assert.Equal(1, unification.GetProperty("number").GetInt32());
        Assert.Equal("Successful", unification.GetProperty("environment").GetProperty("status").GetString());
        Assert.Equal(
            "{\"dataSource\":\"Dataverse\",\"table\":\"contact\",\"status\":\"Completed with issues\",\"keys\":7,\"linked\":1,\"relinked\":2,\"unlinked\":3,"
                + "\"unchanged\":4,\"issues\":5,"
            + "\"requests\":{\"RetrieveMultiple\":2,\"Update\":6},\"reasons\":[]}",
            JsonSerializer.Serialize(table));
        Assert.Equal(
            "[{\"requirement\":\"key\",\"found\":\"a\",\"expected\":\"b\",\"remedy\":\"Do\\u0027it.\",\"sentence\":\"It is.\"}]",
            JsonSerializer.Serialize(unification.GetProperty("sourceTables")[1].GetProperty("reasons")));
    }

    [Fact]
    public void Without_completion_the_folder_stays_as_it_was()
    {
        using var folder = new TemporaryFolder().With("links.csv", "old");
        using (var report = new ReportFolder(folder.Path))
        {
            report.Add(new LinkLine("contact", Row, null, "", Change.Unchanged));
        }

        Assert.Equal([folder["links.csv"]], Directory.EnumerateFiles(folder.Path));
        Assert.Equal("old", File.ReadAllText(folder["links.csv"]));
    }

    private static void Write(string folder, IEnumerable<IssueLine> lines)
    {
        using var report = new ReportFolder(folder);
        report.Add(lines);
        report.Complete(Sample.Report());
    }
}
