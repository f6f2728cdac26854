namespace EmbeddedDataverse.Tests.Pipeline;

public sealed class ContextTests : IDisposable
{
    private readonly Organization organization = Sample.Open();
    private readonly List<IPluginExecutionContext4> contexts = [];

    [Fact]
    public void Nested_requests_are_one_deeper_and_know_their_parent()
    {
        _ = organization.Step("Create", "account", 40, call => contexts.Add(call.Context));
        _ = organization.Step("Create", "contact", 40, call =>
        {
            contexts.Add(call.Context);
            _ = call.Service().Create(new Entity("account"));
        });
        _ = organization.CreateContact();
        Assert.Equal([1, 2], contexts.Select(context => context.Depth));
        Assert.Same(contexts[0], contexts[1].ParentContext.ParentContext);
        Assert.Equal(contexts[0].CorrelationId, contexts[1].CorrelationId);
        Assert.NotEqual(Guid.Empty, contexts[0].CorrelationId);
    }

    [Fact]
    public void More_than_eight_deep_is_refused()
    {
        var depth = 0;
        _ = organization.Step("Create", "contact", 40, call =>
        {
            depth = call.Context.Depth;
            _ = call.Service().Create(new Entity("contact"));
        });
        var fault = Sample.Fault(() => organization.CreateContact());
        Assert.Equal(-2147204734, fault.ErrorCode);
        Assert.Equal(8, depth);
        Assert.Equal(0, organization.Count("contact"));
    }

    [Fact]
    public void Users_of_the_context_and_of_services_are_those_asked_for()
    {
        var caller = organization.CreateUser("Caller", "System Administrator");
        var other = organization.CreateUser("Other", "System Administrator");
        var owners = new List<Guid>();
        _ = organization.Step("Create", "account", 40, call => owners.Add(call.Context.UserId));
        _ = organization.Step(
            "Create",
            "contact",
            40,
            call =>
            {
                contexts.Add(call.Context);
                foreach (var user in (Guid?[])[null, Guid.Empty, caller])
                {
                    _ = call.Service(user).Create(new Entity("account"));
                }
            },
            more: row => row["impersonatinguserid"] = new EntityReference("systemuser", other));
        _ = organization.ServiceFor(caller).Create(new Entity("contact"));
        Assert.Equal((other, caller), (contexts[0].UserId, contexts[0].InitiatingUserId));
        Assert.Equal([organization.SystemUserId, other, caller], owners);
    }

    [Theory]
    [InlineData(10, false)]
    [InlineData(20, true)]
    [InlineData(40, true)]
    public void Stages_from_pre_operation_on_are_inside_the_transaction(int stage, bool expected)
    {
        _ = organization.Step("Create", "contact", stage, call => contexts.Add(call.Context));
        _ = organization.CreateContact();
        Assert.Equal(expected, contexts[0].IsInTransaction);
    }

    [Fact]
    public void Pre_validation_of_a_nested_request_is_inside_the_outer_transaction()
    {
        _ = organization.Step("Create", "account", 10, call => contexts.Add(call.Context));
        _ = organization.Step("Create", "contact", 20, call => call.Service().Create(new Entity("account")));
        _ = organization.CreateContact();
        Assert.True(contexts[0].IsInTransaction);
    }

    [Fact]
    public void What_pre_validation_wrote_stays_when_a_later_step_throws()
    {
        _ = organization.Step("Create", "contact", 10, call => call.Service().Create(new Entity("account")));
        _ = organization.Step("Create", "contact", 20, _ => throw new InvalidPluginExecutionException("no"));
        _ = Sample.Fault(() => organization.CreateContact());
        Assert.Equal(1, organization.Count("account"));
    }

    [Fact]
    public void Other_exceptions_are_unexpected_errors()
    {
        _ = organization.Step("Create", "contact", 40, _ => throw new FormatException("odd"));
        var fault = Sample.Fault(() => organization.CreateContact());
        Assert.Equal(ErrorCodes.IsvUnExpected, fault.ErrorCode);
        Assert.Contains("FormatException: odd", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Details_of_an_aborting_exception_reach_the_caller()
    {
        _ = organization.Step("CreateMultiple", "contact", 20, _ =>
            throw new InvalidPluginExecutionException("no", new Dictionary<string, string> { ["failedRecordIndex"] = "3" }));
        Assert.Equal("3", Sample.Fault(() => organization.CreateContact()).ErrorDetails["failedRecordIndex"]);
    }

    [Fact]
    public void The_services_offered_are_the_documented_ones_and_a_clock()
    {
        var found = new List<object?>();
        _ = organization.Step("Create", "contact", 40, call =>
        {
            foreach (var type in (Type[])[typeof(IPluginExecutionContext), typeof(IPluginExecutionContext4), typeof(IExecutionContext),
                typeof(ITracingService), typeof(IOrganizationServiceFactory), typeof(Func<DateTime>), typeof(string)])
            {
                found.Add(call.Services.GetService(type));
            }
        });
        _ = organization.CreateContact();
        Assert.All(found.SkipLast(1), Assert.NotNull);
        Assert.Null(found[^1]);
        Assert.Equal(organization.Clock.UtcNow, ((Func<DateTime>)found[^2]!)());
    }

    [Fact]
    public void Traces_are_kept_even_when_the_work_is_rolled_back_and_lose_their_oldest_text()
    {
        _ = organization.Step("Create", "contact", 40, call =>
        {
            call.Trace.Trace("first {0}", new string('x', 200));
            call.Trace.Trace("second {0}", new string('y', 10_000));
            call.Trace.Trace("third {0}", new string('z', 100));
            throw new InvalidPluginExecutionException("no");
        });
        _ = Sample.Fault(() => organization.CreateContact());
        var trace = Assert.Single(organization.Traces);
        Assert.StartsWith("second yyy", trace, StringComparison.Ordinal);
        Assert.Contains("third zzz", trace, StringComparison.Ordinal);
        Assert.Contains("no", trace, StringComparison.Ordinal);
    }

    [Fact]
    public void A_single_line_beyond_the_limit_of_a_trace_keeps_its_end()
    {
        _ = organization.Step("Create", "contact", 40, call => call.Trace.Trace(new string('x', 20_000) + "end"));
        _ = organization.CreateContact();
        var trace = Assert.Single(organization.Traces);
        Assert.Equal(10_240, trace.Length);
        Assert.EndsWith("end\n", trace, StringComparison.Ordinal);
    }

    [Fact]
    public void A_synchronous_plugin_that_calls_on_after_two_minutes_is_ended()
    {
        _ = organization.Step("Create", "contact", 40, call =>
        {
            organization.Clock.Advance(TimeSpan.FromSeconds(121));
            _ = call.Service().Create(new Entity("account"));
        });
        Assert.Equal(ErrorCodes.SandboxWorkerPluginExecuteTimeout, Sample.Fault(() => organization.CreateContact()).ErrorCode);
        Assert.Equal(0, organization.Count("account"));
    }

    public void Dispose()
    {
        organization.Dispose();
    }
}
