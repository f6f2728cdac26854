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
            call.Context.OutputParameters["Undeclared"] = 1;
        });
        var response = organization.System.Execute(new OrganizationRequest("new_Next") { ["RunId"] = "1", ["tag"] = "mine" });
        Assert.True((bool)response["More"]);
        Assert.False(response.Results.Contains("Undeclared"));
        Assert.Equal((30, true, 1, "mine"), (context!.Stage, context.IsInTransaction, context.Depth, context.SharedVariables["tag"]));
    }

    [Fact]
    public void Its_writes_are_undone_when_it_throws()
    {
        Register(WriteAndThrow);
        Assert.Equal(ErrorCodes.IsvAborted, Sample.Fault(() => Next()).ErrorCode);
        Assert.Equal(0, organization.Count("account"));
    }

    [Fact]
    public void It_may_run_without_a_transaction()
    {
        using var other = Sample.Open(new OrganizationOptions { CustomApisInTransaction = false });
        bool? inTransaction = null;
        var type = other.RegisterPlugin(new ActionPlugin(call =>
        {
            inTransaction = call.Context.IsInTransaction;
            WriteAndThrow(call);
        }));
        _ = other.DefineCustomApi(new CustomApiDefinition { UniqueName = "new_Next", PluginTypeId = type });
        Assert.Equal(ErrorCodes.IsvAborted, Sample.Fault(() => other.System.Execute(new OrganizationRequest("new_Next"))).ErrorCode);
        Assert.False(inTransaction);
        Assert.Equal(1, other.Count("account"));
    }

    [Fact]
    public void Executing_it_may_need_a_privilege()
    {
        Register(_ => { }, privilege: "prvCreatenew_Ticket");
        var user = organization.CreateUser("Eve");
        Assert.Equal(ErrorCodes.PrivilegeDenied, Sample.Fault(() => Next(user)).ErrorCode);
        organization.Grant(user, "prvCreatenew_Ticket");
        Next(user);
    }

    [Fact]
    public void A_missing_an_unknown_and_a_wrong_parameter_are_refused()
    {
        Register(_ => Assert.Fail("not reached"));
        var missing = Sample.Fault(() => organization.System.Execute(new OrganizationRequest("new_Next")));
        Assert.Equal((ErrorCodes.InvalidArgument, "Required field 'RunId' is missing for the request new_Next."), (missing.ErrorCode, missing.Message));
        Assert.Contains("'Runid'", Sample.Fault(() =>
            organization.System.Execute(new OrganizationRequest("new_Next") { ["RunId"] = "1", ["Runid"] = "1" })).Message, StringComparison.Ordinal);
        Assert.Contains("type Integer, not String",
            Sample.Fault(() => organization.System.Execute(new OrganizationRequest("new_Next") { ["RunId"] = "1", ["MaxSeconds"] = "9" })).Message,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void An_optional_parameter_that_is_left_out_is_missing_or_the_default_of_its_type_by_switch(bool haveDefaults)
    {
        using var other = Sample.Open(new OrganizationOptions { OptionalParametersHaveDefaults = haveDefaults });
        ParameterCollection? input = null;
        var type = other.RegisterPlugin(new ActionPlugin(call => input = call.Context.InputParameters));
        var parameters = new[] { CustomApiType.Boolean, CustomApiType.Integer, CustomApiType.String, CustomApiType.DateTime };
        _ = other.DefineCustomApi(new CustomApiDefinition
        {
            UniqueName = "new_Next",
            PluginTypeId = type,
            Parameters = [.. parameters.Select(kind => new CustomApiParameter($"{kind}", kind, IsOptional: true))]
        });
        _ = other.System.Execute(new OrganizationRequest("new_Next") { ["Integer"] = 7 });
        Assert.Equal(7, input!["Integer"]);
        Assert.Equal(haveDefaults ? 4 : 1, input.Count);
        Assert.True(!haveDefaults || (Equals(input["Boolean"], false) && input["String"] is null && Equals(input["DateTime"], DateTime.MinValue)));
    }

    [Fact]
    public void A_bound_one_needs_its_row()
    {
        _ = organization.DefineCustomApi(
            new CustomApiDefinition { UniqueName = "new_Close", BoundTable = Sample.Ticket, AllowedSteps = CustomApiSteps.SyncAndAsync });
        (string, Guid) primary = default;
        _ = organization.Step("new_Close", Sample.Ticket, 40, call => primary = (call.Context.PrimaryEntityName, call.Context.PrimaryEntityId));
        var id = organization.System.Create(Sample.Row(Sample.Ticket, "a"));
        Assert.Equal(ErrorCodes.InvalidArgument, Sample.Fault(() => organization.System.Execute(new OrganizationRequest("new_Close"))).ErrorCode);
        _ = organization.System.Execute(new OrganizationRequest("new_Close") { ["Target"] = new EntityReference(Sample.Ticket, id) });
        Assert.Equal((Sample.Ticket, id), primary);
    }

    [Fact]
    public void A_message_of_the_name_must_not_exist()
    {
        foreach (var name in (string[])["Create", "new_Again", "RetrieveEntity"])
        {
            if (name == "new_Again")
            {
                _ = organization.DefineCustomApi(new CustomApiDefinition { UniqueName = name });
            }

            Assert.Equal(ErrorCodes.DuplicateRecord, Sample.Fault(() => organization.DefineCustomApi(new CustomApiDefinition { UniqueName = name })).ErrorCode);
        }
    }

    [Fact]
    public void Deleting_it_takes_its_message_away_unless_steps_need_it()
    {
        var id = organization.DefineCustomApi(new CustomApiDefinition { UniqueName = "new_Event", AllowedSteps = CustomApiSteps.AsyncOnly });
        var step = organization.Step("new_Event", null, 40, _ => { }, isAsync: true);
        _ = Sample.Fault(() => organization.System.Delete("customapi", id));
        organization.System.Delete("sdkmessageprocessingstep", step);
        organization.System.Delete("customapi", id);
        Assert.Equal(ErrorCodes.UnknownRequest, Sample.Fault(() => organization.System.Execute(new OrganizationRequest("new_Event"))).ErrorCode);
        _ = organization.DefineCustomApi(new CustomApiDefinition { UniqueName = "new_Event" });
    }

    public void Dispose()
    {
        organization.Dispose();
    }

    private static void WriteAndThrow(PluginCall call)
    {
        _ = call.Service().Create(new Entity("account"));
        throw new InvalidPluginExecutionException("no");
    }

    private void Register(Action<PluginCall> action, string? privilege = null)
    {
        _ = organization.DefineCustomApi(new CustomApiDefinition
        {
            UniqueName = "new_Next",
            PluginTypeId = organization.RegisterPlugin(new ActionPlugin(action), "Next"),
            ExecutePrivilege = privilege,
            Parameters = [new CustomApiParameter("RunId"), new CustomApiParameter("MaxSeconds", CustomApiType.Integer, IsOptional: true)],
            Properties = [new CustomApiParameter("More", CustomApiType.Boolean)],
        });
    }

    private void Next(Guid? user = null)
    {
        _ = organization.ServiceFor(user ?? organization.SystemUserId).Execute(new OrganizationRequest("new_Next") { ["RunId"] = "1" });
    }
}
