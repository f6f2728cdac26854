using Microsoft.Xrm.Sdk;
using Names = Linking.Plugins.Schema.Names;

namespace Linking.Tool.Tests.Runs;

/// <summary>pause, resume, cancel and approve on an organisation file.</summary>
public sealed class ControlCommandTests : IDisposable
{
    private readonly OrganizationFile file = new(OrganizationFiles.Loaded);

    public void Dispose() => file.Dispose();

    [Fact]
    public void A_run_is_paused_and_resumed_to_its_end()
    {
        var run = Requested();
        file.Do(organization =>
        {
            // Its start, and some of its batches: as when the tool was stopped in the middle.
            organization.Async.RunAll(limit: 4);
            return 0;
        });

        Assert.Equal((0, $"The run {run:D} is Paused.{Environment.NewLine}", ""), file.Call("pause", run.ToString()));
        var (code, json) = file.CallForJson("resume", run.ToString());

        Assert.Equal(0, code);
        Assert.Equal("Successful", json.GetProperty("run").GetProperty("status").GetString());
        Assert.Contains(file.Rows("contact").Values, row => row.Link is not null);
    }

    [Fact]
    public void A_run_is_canceled_by_its_name()
    {
        var run = Requested();
        var name = file.Do(organization =>
            organization.System.Retrieve(Names.Run.Table, run, new Microsoft.Xrm.Sdk.Query.ColumnSet(Names.Run.Name))
            .GetAttributeValue<string>(Names.Run.Name));

        var (code, json) = file.CallForJson("cancel", name);

        Assert.Equal((0, "Canceled", run), (code, json.GetProperty("status").GetString(), json.GetProperty("runId").GetGuid()));
    }

    [Fact]
    public void A_run_that_the_guard_stopped_is_approved()
    {
        file.Call("run");
        file.MakeOrphans("contact", 30);
        file.SetVariable(Names.EnvironmentVariable.GuardSmallest, "3");
        file.SetVariable(Names.EnvironmentVariable.GuardPercent, "1");
        var (stopped, json) = file.CallForJson("run");
        Assert.Equal(4, stopped);
        var run = json.GetProperty("run").GetProperty("id").GetString()!;

        var (code, approved) = file.CallForJson("approve", run);

        Assert.Equal(0, code);
        Assert.True(approved.GetProperty("run").GetProperty("counts").GetProperty("unlinked").GetInt32() >= 30);
    }

    [Theory]
    [InlineData("pause", "RUN: There is no run 'nightly'. Look for its id with 'linking status'.")]
    [InlineData("approve", "RUN: There is no run 'nightly'. Look for its id with 'linking status'.")]
    public void An_unknown_run_is_refused(string command, string reason)
    {
        var (code, _, error) = file.Call(command, "nightly");
        Assert.Equal(2, code);
        Assert.Contains(reason, error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("pause", "it cannot pause. Possible now: nothing, the run is over")]
    [InlineData("resume", "it cannot resume")]
    [InlineData("approve", "it cannot approve")]
    public void What_is_not_possible_is_refused_with_what_is(string command, string reason)
    {
        var (_, run) = file.CallForJson("run");
        var (code, _, error) = file.Call(command, run.GetProperty("run").GetProperty("id").GetString()!);
        Assert.Equal(2, code);
        Assert.Contains(reason, error, StringComparison.Ordinal);
    }

    private Guid Requested() =>
        file.Do(organization =>
        (Guid)organization.System.Execute(new OrganizationRequest(Names.Api.StartRun) { [Names.ApiParameter.Mode] = "Full" })[Names.ApiParameter.RunId]);
}
