namespace EmbeddedDataverse.Tests.Messages;

public sealed class CustomEventTests : IDisposable
{
    private readonly Organization organization = Sample.Open();

    [Fact]
    public void A_custom_api_without_a_plug_in_is_an_event_for_its_steps()
    {
        Define(CustomApiSteps.SyncAndAsync);
        var seen = new List<string>();
        void See(PluginCall call) =>
            seen.Add($"{call.Context.Stage} {call.Context.Mode} {call.Context.IsInTransaction} {call.Context.PrimaryEntityName} "
            + $"{call.Context.InputParameters["Customer"]}");
        foreach (var stage in (int[])[10, 20, 40])
        {
            _ = organization.Step("new_Changed", null, stage, See);
        }

        _ = organization.Step("new_Changed", null, 40, See, isAsync: true);

        Raise("1");

        Assert.Equal(["10 0 False none 1", "20 0 True none 1", "40 0 True none 1"], seen);
        Assert.Equal(1, organization.Async.RunAll());
        Assert.Equal("40 1 False none 1", seen[^1]);
        Assert.Equal(("new_Changed", "none", 1, 30),
            (organization.Async.History[0].Message, organization.Async.History[0].Table, organization.Async.History[0].Depth,
            organization.Async.History[0].Status));
    }

    [Fact]
    public void A_throwing_synchronous_step_stops_it_and_leaves_no_job()
    {
        Define(CustomApiSteps.SyncAndAsync);
        _ = organization.Step("new_Changed", null, 40, _ => { }, isAsync: true);
        _ = organization.Step("new_Changed", null, 40, _ => throw new InvalidPluginExecutionException("no"));
        Assert.Equal(ErrorCodes.IsvAborted, Sample.Fault(() => Raise("1")).ErrorCode);
        Assert.Equal(0, organization.Async.PendingCount);
    }

    [Fact]
    public void Only_the_steps_it_allows_can_be_registered()
    {
        Define(CustomApiSteps.AsyncOnly);
        Assert.Equal(ErrorCodes.InvalidArgument, Sample.Fault(() => organization.Step("new_Changed", null, 40, _ => { })).ErrorCode);
        _ = organization.Step("new_Changed", null, 40, _ => { }, isAsync: true);
        _ = organization.DefineCustomApi(new CustomApiDefinition { UniqueName = "new_Quiet" });
        _ = Sample.Fault(() => organization.Step("new_Quiet", null, 40, _ => { }, isAsync: true));
    }

    [Fact]
    public void A_plug_in_can_raise_it_and_depth_goes_on()
    {
        Define(CustomApiSteps.AsyncOnly);
        var depths = new List<int>();
        _ = organization.Step("Create", "contact", 40, call =>
            call.Service().Execute(new OrganizationRequest("new_Changed") { ["Customer"] = "1" }), isAsync: true);
        _ = organization.Step("new_Changed", null, 40, call => depths.Add(call.Context.Depth), isAsync: true);
        _ = organization.CreateContact();
        Assert.Equal(2, organization.Async.RunAll(workers: 2, interleave: true));
        Assert.Equal([2], depths);
    }

    public void Dispose()
    {
        organization.Dispose();
    }

    private void Define(CustomApiSteps steps)
    {
        _ = organization.DefineCustomApi(
            new CustomApiDefinition { UniqueName = "new_Changed", AllowedSteps = steps, Parameters = [new CustomApiParameter("Customer")] });
    }

    private void Raise(string customer)
    {
        _ = organization.System.Execute(new OrganizationRequest("new_Changed") { ["Customer"] = customer });
    }
}
