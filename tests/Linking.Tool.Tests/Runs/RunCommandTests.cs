using System.Text.Json;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;
using Names = Linking.Plugins.Schema.Names;

namespace Linking.Tool.Tests.Runs;

/// <summary>Runs on an organisation where rows, profiles and keys were there before the product.</summary>
public sealed class RunCommandTests : IDisposable
{
    private readonly OrganizationFile file = new(OrganizationFiles.Loaded);

    public void Dispose() => file.Dispose();

    [Fact]
    public void A_preview_writes_nothing_and_predicts_the_run_and_a_second_run_writes_nothing()
    {
        var before = file.Rows("contact").Concat(file.Rows("lead")).ToList();
        var (previewCode, preview) = file.CallForJson("preview");
        Assert.Equal(before, file.Rows("contact").Concat(file.Rows("lead")).ToList());
        Assert.Equal(0, preview.GetProperty("sourceRowWrites").GetInt64());

        var (runCode, run) = file.CallForJson("run");
        Assert.Equal((0, 0), (previewCode, runCode));
        Assert.Equal(preview.GetProperty("tables").GetRawText(), run.GetProperty("tables").GetRawText());
        Assert.Equal(preview.GetProperty("samples").GetRawText(), run.GetProperty("samples").GetRawText());
        Assert.Equal(Count(run, "linked"), run.GetProperty("sourceRowWrites").GetInt64());
        Assert.Equal(Count(run, "linked"), file.Rows("contact").Values.Concat(file.Rows("lead").Values).Count(row => row.Link is not null));

        var linked = file.Rows("contact").Concat(file.Rows("lead")).ToList();
        var (_, second) = file.CallForJson("run");
        Assert.Equal(0, second.GetProperty("sourceRowWrites").GetInt64());
        Assert.Equal(Count(run, "linked"), Count(second, "unchanged"));
        Assert.Equal(linked, file.Rows("contact").Concat(file.Rows("lead")).ToList());
    }

    [Fact]
    public void A_preview_predicts_unlinks_too_and_shows_them()
    {
        file.Call("run");
        var orphans = file.MakeOrphans("contact", 3);

        var (_, preview) = file.CallForJson("preview");
        var (_, run) = file.CallForJson("run");

        Assert.Equal(preview.GetProperty("tables").GetRawText(), run.GetProperty("tables").GetRawText());
        Assert.True(Count(run, "unlinked") >= 3);
        Assert.All(orphans, orphan => Assert.Null(file.Rows("contact")[orphan].Link));
        Assert.Contains(preview.GetProperty("samples").EnumerateArray(), sample =>
            sample.GetProperty("change").GetString() == "Unlinked" && sample.GetProperty("rowId").GetGuid() == orphans[0]);
    }

    [Fact]
    public void People_see_a_table_and_examples()
    {
        var (code, text, error) = file.Call("preview", "--table", "contact");

        Assert.Equal(0, code);
        Assert.Empty(error);
        Assert.Contains("Preview run, batches: 2 of 2, ", text, StringComparison.Ordinal);
        Assert.Contains(": Successful", text, StringComparison.Ordinal);
        Assert.Contains("Linked, for example:", text, StringComparison.Ordinal);
        Assert.Equal(20, text.Split('\n').Count(line => line.Contains(": no link -> ", StringComparison.Ordinal)));
        Assert.DoesNotContain(" lead", text, StringComparison.Ordinal);
        Assert.Contains("0 writes of source rows", text, StringComparison.Ordinal);
    }

    [Fact]
    public void One_row_is_run_alone()
    {
        var row = file.Rows("contact").Keys.First();

        var (code, run) = file.CallForJson("run", "--table", "contact", "--row", row.ToString());

        Assert.Equal((0, 1L), (code, Count(run, "linked")));
        Assert.Equal([row], file.Rows("contact").Where(pair => pair.Value.Link is not null).Select(pair => pair.Key));
    }

    [Fact]
    public void Workers_and_slow_calls_lead_to_the_same_links()
    {
        using var other = new OrganizationFile(OrganizationFiles.Loaded);
        file.CallForJson("run");

        var (code, run) = other.CallForJson("run", "--workers", "4", "--seed", "9", "--call-time", "2000");

        Assert.Equal(0, code);
        Assert.Equal(Links(file), Links(other));
        Assert.Equal(Count(run, "examined"), Count(run, "linked"));
        Assert.True(run.GetProperty("run").GetProperty("endedOn").GetDateTime() > run.GetProperty("run").GetProperty("startedOn").GetDateTime());
    }

    [Fact]
    public void The_guard_stops_a_run_before_its_first_unlink_and_an_approval_lets_it_go_on()
    {
        file.Call("run");
        file.SetVariable(Names.EnvironmentVariable.GuardSmallest, "3");
        file.SetVariable(Names.EnvironmentVariable.GuardPercent, "1");
        var orphans = file.MakeOrphans("contact", 30);
        var linked = Links(file);

        var (code, text, _) = file.Call("run");
        Assert.Equal(4, code);
        Assert.Contains("Stopped by guard", text, StringComparison.Ordinal);
        Assert.Contains("Held back: ", text, StringComparison.Ordinal);
        Assert.Contains("; of all of them no list is kept.", text, StringComparison.Ordinal);
        Assert.Equal(linked, Links(file));

        var (_, status) = file.CallForJson("status");
        var held = Assert.Single(status.GetProperty("heldUnlinks").EnumerateArray());
        var rows = held.GetProperty("rows").EnumerateArray().Select(row => row.GetProperty("rowId").GetGuid()).ToHashSet();
        Assert.Equal(20, rows.Count);
        var total = held.GetProperty("total").GetInt64();
        Assert.InRange(total, orphans.Count, long.MaxValue);

        var (approved, run) = file.CallForJson("run", "--approve", held.GetProperty("run").GetGuid().ToString());
        Assert.Equal(0, approved);
        Assert.Equal(total, Count(run, "unlinked"));
        Assert.Empty(run.GetProperty("held").EnumerateArray());
        Assert.All(orphans, orphan => Assert.Null(file.Rows("contact")[orphan].Link));
    }

    [Fact]
    public void A_run_that_was_left_half_way_is_finished_before_the_next_one()
    {
        file.Call("preview", "--table", "lead");
        var left = LeftHalfWay();

        var (code, run) = file.CallForJson("run");

        var former = file.CallForJson("status").Result.GetProperty("runs").EnumerateArray().Single(line => line.GetProperty("id").GetGuid() == left);
        Assert.Equal((0, 0L, "Successful"), (code, run.GetProperty("sourceRowWrites").GetInt64(), former.GetProperty("status").GetString()));
        Assert.Equal(Count(run, "unchanged"), former.GetProperty("counts").GetProperty("linked").GetInt64());
    }

    [Theory]
    [InlineData("run", "0 writes of source rows")]
    [InlineData("repair", "0 writes of source rows")]
    public void What_an_earlier_run_did_is_said_apart(string command, string own)
    {
        LeftHalfWay(jobs: 1);

        var (code, text, _) = file.Call(command);

        Assert.Equal(0, code);
        Assert.Contains(own, text, StringComparison.Ordinal);
        Assert.Matches("The run 'Full run of all source tables, .*' of an earlier command is Successful: [1-9][0-9]* linked, 0 relinked, 0 unlinked, 0 "
            + "unchanged, 0 issues in all.", text);
        Assert.Matches("Going on with what an earlier command had left took [1-9][0-9]* writes of source rows, which are not in the counts of this one.", text);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(5)]
    public void A_preview_does_not_go_on_with_an_earlier_run_and_names_it(int jobs)
    {
        var left = LeftHalfWay(jobs);
        var before = file.Rows("contact").Concat(file.Rows("lead")).ToList();

        var (code, _, error) = file.Call("preview");

        Assert.Equal(2, code);
        Assert.Contains("The run 'Full run of all source tables, ", error, StringComparison.Ordinal);
        Assert.Contains($"Go on with it by 'linking run', or cancel it by 'linking cancel {left:D}'.", error, StringComparison.Ordinal);
        Assert.Equal(before, file.Rows("contact").Concat(file.Rows("lead")).ToList());
        Assert.Contains($"or cancel it by 'linking cancel {left:D}'.", file.Call("status").Output, StringComparison.Ordinal);

        Assert.Equal(0, file.Call("cancel", left.ToString()).Code);
        Assert.Equal(0, file.Call("preview").Code);
        Assert.Equal(before, file.Rows("contact").Concat(file.Rows("lead")).ToList());
        Assert.DoesNotContain("has not ended", file.Call("status").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_preview_does_not_let_events_link_that_an_earlier_command_left()
    {
        file.Do(organization =>
        {
            var key = organization.System.RetrieveMultiple(
                new QueryExpression(Names.AlternateKey.Table) { ColumnSet = new ColumnSet(true), TopCount = 1 }).Entities[0];
            organization.System.Execute(new OrganizationRequest("UpdateMultiple")
            {
                ["Targets"] = new EntityCollection([new Entity(key.LogicalName,
                    key.Id) { [Names.AlternateKey.CustomerId] = key[Names.AlternateKey.CustomerId] }])
                { EntityName = key.LogicalName },
            });
            return organization.Async.PendingCount;
        });
        var before = file.Rows("contact");

        var (code, _, error) = file.Call("preview");

        Assert.Equal(2, code);
        Assert.Contains("1 event of an earlier command, which was stopped, would write links first", error, StringComparison.Ordinal);
        Assert.Equal(before, file.Rows("contact"));

        var text = file.Call("run").Output;
        Assert.Contains("The run 'CustomerId Backstamping Hydration: full run of contact,lead' of an earlier command is Successful", text,
            StringComparison.Ordinal);
        Assert.Contains("\n0 writes of source rows", text, StringComparison.Ordinal);
        Assert.Equal(0, file.Call("preview").Code);
    }

    [Fact]
    public void A_paused_run_is_named_with_its_two_ways_on()
    {
        var left = LeftHalfWay();
        file.Call("pause", left.ToString());

        var (code, text, _) = file.Call("preview");

        Assert.Equal(0, code);
        Assert.Contains($"is Paused. Go on with it by 'linking resume {left:D}', or cancel it by 'linking cancel {left:D}'.", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Unlink_clears_every_link_of_a_table_and_no_other()
    {
        file.Call("run");
        var leads = file.Rows("lead");

        var (code, run) = file.CallForJson("unlink", "--table", "contact", "--yes");

        Assert.Equal(0, code);
        Assert.Equal(Count(run, "examined"), Count(run, "unlinked"));
        Assert.All(file.Rows("contact").Values, row => Assert.Null(row.Link));
        Assert.Equal(leads, file.Rows("lead"));
    }

    /// <summary>Asks for a full run and makes so many jobs of it, as a tool that was stopped.</summary>
    private Guid LeftHalfWay(int jobs = 4) => file.Do(organization =>
    {
        using var service = Linking.Tool.Environments.EmbeddedEnvironment.Serve(organization);
        var run = new Linking.Tool.Runs.ProductApi(service).StartRun(new Linking.Tool.Runs.RunRequest(Linking.Plugins.RunRecords.RunMode.Full, []));
        organization.Async.RunAll(limit: jobs);
        return run;
    });

    private static List<Guid?> Links(OrganizationFile of) => [.. of.Rows("contact").Values.Concat(of.Rows("lead").Values).Select(row => row.Link)];

    private static long Count(JsonElement run, string what) => run.GetProperty("run").GetProperty("counts").GetProperty(what).GetInt64();
}
