namespace EmbeddedDataverse.Tests.Pipeline;

public sealed class BypassTests : IDisposable
{
    private readonly Organization organization = Sample.Open();
    private readonly List<string> seen = [];

    public BypassTests()
    {
        _ = organization.Step("Create", "account", 40, _ => seen.Add("nested"));
        _ = organization.Step("Create", "contact", 40, call =>
        {
            seen.Add("sync");
            _ = call.Service().Create(new Entity("account"));
        });
        _ = organization.Step("Create", "contact", 40, _ => seen.Add("async"), isAsync: true);
    }

    [Theory]
    [InlineData("CustomSync", "async")]
    [InlineData("CustomAsync", "sync,nested")]
    [InlineData("CustomSync,CustomAsync", "")]
    public void Steps_of_the_named_kinds_are_skipped(string kinds, string expected)
    {
        _ = organization.System.Execute(Request(kinds));
        _ = organization.Async.RunAll();
        Assert.Equal(expected, string.Join(',', seen));
    }

    [Fact]
    public void The_caller_needs_the_privilege()
    {
        var user = organization.CreateUser("Eve", "prvCreateContact");
        var fault = Sample.Fault(() => organization.ServiceFor(user).Execute(Request("CustomSync")));
        Assert.Equal(ErrorCodes.PrivilegeDenied, fault.ErrorCode);
        Assert.Contains("prvBypassCustomBusinessLogic", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Nested_requests_are_not_affected()
    {
        _ = organization.Step("Update", "contact", 40, call => call.Service().Create(new Entity("account")), isAsync: true);
        var id = organization.CreateContact();
        seen.Clear();
        _ = organization.System.Execute(
            new UpdateRequest { Target = new Entity("contact", id) { ["lastname"] = "x" }, ["BypassBusinessLogicExecution"] = "CustomSync" });
        _ = organization.Async.RunAll();
        Assert.Contains("nested", seen);
    }

    public void Dispose()
    {
        organization.Dispose();
    }

    private static CreateRequest Request(string kinds)
    {
        return new CreateRequest { Target = new Entity("contact"), ["BypassBusinessLogicExecution"] = kinds };
    }
}
