namespace EmbeddedDataverse.Tests.Messages;

public sealed class CustomApiTests : IDisposable
{
    private readonly Organization organization = Sample.Open();

    [Fact]
    public void The_plugin_of_a_custom_api_is_its_main_operation()
    {
        IPluginExecutionContext4? context = null;
        Register(call =>
        {
            context = call.Context;
            call.Context.OutputParameters["More"] = (string)call.Context.InputParameters["RunId"] == "1";
        });
        var response = organization.System.Execute(new OrganizationRequest("new_Next") { ["RunId"] = "1" });
        Assert.True((bool)response["More"]);
        Assert.Equal((30, true, 1), (context!.Stage, context.IsInTransaction, context.Depth));
    }

    [Fact]
    public void Its_writes_are_undone_when_it_throws()
    {
        Register(call =>
        {
            _ = call.Service().Create(new Entity("account"));
            throw new InvalidPluginExecutionException("no");
        });
        Assert.Equal(ErrorCodes.IsvAborted, Sample.Fault(() => organization.System.Execute(new OrganizationRequest("new_Next"))).ErrorCode);
        Assert.Equal(0, organization.Count("account"));
    }

    [Fact]
    public void Executing_it_may_need_a_privilege()
    {
        Register(_ => { });
        organization.System.Update(new Entity("customapi", organization.Find("customapi", "uniquename", "new_Next")) { ["executeprivilegename"] = "prvCreatenew_Ticket" });
        var user = organization.CreateUser("Eve");
        Assert.Equal(ErrorCodes.PrivilegeDenied, Sample.Fault(() => organization.ServiceFor(user).Execute(new OrganizationRequest("new_Next"))).ErrorCode);
    }

    public void Dispose()
    {
        organization.Dispose();
    }

    private void Register(Action<PluginCall> action)
    {
        var type = organization.RegisterPlugin(new ActionPlugin(action), "Next");
        _ = organization.System.Create(new Entity("customapi") { ["uniquename"] = "new_Next", ["name"] = "Next", ["plugintypeid"] = new EntityReference("plugintype", type) });
    }
}
