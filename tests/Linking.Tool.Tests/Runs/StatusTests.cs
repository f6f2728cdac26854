using System.Text.Json;

namespace Linking.Tool.Tests.Runs;

/// <summary>What status, issues and repair say of an organisation with linked tables, skipped ones and every kind of issue.</summary>
public sealed class StatusTests : IDisposable
{
    private readonly OrganizationFile file = new(OrganizationFiles.Played);

    public void Dispose() => file.Dispose();

    [Fact]
    public void Status_names_the_task_its_history_and_why_tables_are_skipped()
    {
        Assert.Equal(1, file.Call("run").Code);

        var (code, text, _) = file.Call("status", "--last", "2");

        Assert.Equal(0, code);
        Assert.StartsWith("Completed with issues (2026-", text, StringComparison.Ordinal);
        Assert.Matches(@"^Completed with issues \(2026-[^)]* UTC\): 4 of 8 source tables are linked, 7 issues are open\.\n\nDataverse Hydration > CustomerId Backstamping Hydration\n", text);
        Assert.Contains("LoyaltyFiles, loyaltycard: ", text, StringComparison.Ordinal);
        Assert.Contains("× ClaimedByTwoProfiles", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Status_fits_a_terminal_of_80_columns()
    {
        Assert.Equal(1, file.Call("run").Code);

        var (_, text, _) = Tool.CallAt(80, "status", "--organization", file.Path);

        Assert.All(text.Split('\n'), line => Assert.True(line.Length <= 80, line));
        Assert.Matches(@"\n 2026-\d\d-\d\d \d\d:\d\d +Full +Completed", text);
    }

    [Fact]
    public void A_text_of_several_lines_is_printed_in_lines()
    {
        using var output = new StringWriter { NewLine = "\n" };

        new Linking.Tool.Runs.RunConsole(new Linking.Tool.Commands.Terminal(output, output, Interactive: false).CreateConsole())
            .Line("first\r\nsecond \u001b[31m\nthird");

        Assert.Equal("first\nsecond \u241B[31m\nthird\n", output.ToString());
    }

    [Fact]
    public void Status_as_json_holds_the_counts_of_the_latest_full_run_of_each_linked_table()
    {
        var (_, run) = file.CallForJson("run");
        file.Call("preview");

        var (_, status) = file.CallForJson("status", "--last", "2");

        Assert.Equal(["Preview", "Full"], status.GetProperty("runs").EnumerateArray().Select(line => line.GetProperty("mode").GetString()));
        var tables = status.GetProperty("sourceTables").EnumerateArray().ToList();
        Assert.Equal(["account", "contact", "contact", "loyaltycard"], tables.Where(table => table.GetProperty("state").GetString() == "Skipped")
            .Select(table => table.GetProperty("table").GetString()).Order(StringComparer.Ordinal));
        Assert.All(tables.Where(table => table.GetProperty("state").GetString() == "Skipped"), table =>
            Assert.NotEqual(0, table.GetProperty("unmet").GetArrayLength()));
        var lead = tables.Single(table => table.GetProperty("table").GetString() == "lead");
        Assert.Equal(CountsOf(run, "lead"), lead.GetProperty("latestFullRun").GetRawText().Replace(" ", "", StringComparison.Ordinal));
    }

    [Fact]
    public void Issues_are_listed_with_their_remedy_filtered_and_written_to_a_file()
    {
        var (code, text, _) = file.Call("issues");
        Assert.Equal(1, code);
        Assert.Contains("ClaimedByTwoProfiles: contact c0ffee21-", text, StringComparison.Ordinal);

        var (_, all) = file.CallForJson("issues", "--all");
        var (_, open) = file.CallForJson("issues");
        var (_, ofCode) = file.CallForJson("issues", "--table", "contact", "--code", "RowNotFound");
        Assert.True(all.GetArrayLength() > open.GetArrayLength());
        Assert.All(open.EnumerateArray(), issue => Assert.True(issue.GetProperty("open").GetBoolean()));
        Assert.All(open.EnumerateArray(), issue => Assert.NotEqual("", issue.GetProperty("remedy").GetString()));
        Assert.Single(ofCode.EnumerateArray());
        Assert.Equal((0, "[]"), file.CallForJson("issues", "--table", "account") is var none ? (none.Code, none.Result.GetRawText()) : default);

        Assert.Equal(1, file.Call("issues", "--csv", file["issues.csv"]).Code);
        var lines = File.ReadAllLines(file["issues.csv"]);
        Assert.Equal("state,code,table,rowId,dataSource,key,customerIds,message,remedy,firstSeen,lastSeen", lines[0]);
        Assert.Equal(open.GetArrayLength() + 1, lines.Length);
    }

    [Fact]
    public void Repair_looks_at_rejected_rows_only_and_leaves_issues_that_stand()
    {
        var (_, open) = file.CallForJson("issues");

        var (code, run) = file.CallForJson("repair");

        Assert.Equal(1, code);
        Assert.True(run.GetProperty("run").GetProperty("counts").GetProperty("examined").GetInt64() <= open.GetArrayLength());
        Assert.Equal(open.GetArrayLength(), file.CallForJson("issues").Result.GetArrayLength());
    }

    [Fact]
    public void A_skipped_table_is_a_success_that_says_why()
    {
        var (code, run) = file.CallForJson("run", "--table", "account");

        Assert.Equal(0, code);
        Assert.Equal("Skipped", run.GetProperty("run").GetProperty("status").GetString());
        Assert.StartsWith("Linking of Dataverse tables to the CustomerProfile table is skipped.", run.GetProperty("run").GetProperty("detail")
            .GetString(), StringComparison.Ordinal);
    }

    private static string CountsOf(JsonElement run, string table) => run.GetProperty("tables").EnumerateArray()
        .Single(line => line.GetProperty("table").GetString() == table).GetProperty("counts").GetRawText().Replace(" ", "", StringComparison.Ordinal);
}
