namespace EmbeddedDataverse.Tests.Jobs;

public sealed class AsyncServiceTests : IDisposable
{
    private readonly Organization organization = Sample.Open();

    [Fact]
    public void A_job_goes_from_ready_to_succeeded_and_its_row_stays()
    {
        Step(_ => { });
        _ = organization.CreateContact();
        Assert.Equal((0, 0), State());
        Assert.True(organization.Async.RunNext());
        Assert.Equal((3, 30), State());
        Assert.False(organization.Async.RunNext());
    }

    [Fact]
    public void A_successful_job_of_a_step_that_asks_for_it_is_deleted_and_a_failed_one_is_not()
    {
        var fail = false;
        Step(_ => fail = fail ? throw new InvalidPluginExecutionException("broken") : false, row => row["asyncautodelete"] = true);
        _ = organization.CreateContact();
        _ = organization.Async.RunAll();
        Assert.Equal(0, organization.Count("asyncoperation"));

        fail = true;
        _ = organization.CreateContact();
        _ = organization.Async.RunAll();
        Assert.Equal((3, 31), State());
        Assert.Equal("broken", Job()["message"]);
        Assert.Equal(ErrorCodes.IsvAborted, Job()["errorcode"]);
    }

    [Fact]
    public void A_job_that_asks_for_a_retry_runs_four_times_at_most()
    {
        var runs = 0;
        Step(_ =>
        {
            runs++;
            throw new InvalidPluginExecutionException(OperationStatus.Retry, 0, "later");
        });
        _ = organization.CreateContact();
        _ = organization.Async.RunAll();
        Assert.Equal(4, runs);
        Assert.Equal((3, 31), State());
    }

    [Fact]
    public void A_retry_that_succeeds_is_the_same_job()
    {
        var runs = 0;
        Step(_ => runs = ++runs == 1 ? throw new InvalidPluginExecutionException(OperationStatus.Retry, 0, "later") : runs);
        _ = organization.CreateContact();
        _ = organization.Async.RunAll();
        Assert.Equal(2, runs);
        Assert.Equal((3, 30), State());
        Assert.Equal(1, organization.Count("asyncoperation"));
    }

    [Fact]
    public void Each_call_of_a_job_commits_on_its_own_and_a_swallowed_fault_does_no_harm()
    {
        Step(call =>
        {
            var service = call.Service();
            _ = service.Create(new Entity("account"));
            _ = Assert.Throws<FaultException<OrganizationServiceFault>>(() => service.Update(new Entity("account", Guid.NewGuid()) { ["name"] = "x" }));
            _ = service.Create(new Entity("account"));
            throw new InvalidPluginExecutionException("end");
        });
        _ = organization.CreateContact();
        _ = organization.Async.RunAll();
        Assert.Equal(2, organization.Count("account"));
        Assert.Equal((3, 31), State());
    }

    [Fact]
    public void No_job_is_left_by_a_transaction_that_is_rolled_back()
    {
        Step(_ => { });
        _ = organization.Step("Create", "contact", 40, _ => throw new InvalidPluginExecutionException("no"));
        _ = Sample.Fault(() => organization.CreateContact());
        Assert.Equal(0, organization.Async.PendingCount);
    }

    [Fact]
    public void Depth_goes_on_through_jobs_so_that_a_chain_ends()
    {
        var depths = new List<int>();
        Step(call =>
        {
            depths.Add(call.Context.Depth);
            _ = call.Service().Create(new Entity("contact"));
        });
        _ = organization.CreateContact();
        _ = organization.Async.RunAll();
        Assert.Equal(Enumerable.Range(1, 8), depths);
        var query = new QueryExpression("asyncoperation") { ColumnSet = new ColumnSet("errorcode") };
        query.Criteria.AddCondition("statuscode", ConditionOperator.Equal, 31);
        Assert.Equal(-2147204734, Assert.Single(organization.System.RetrieveMultiple(query).Entities).GetAttributeValue<int>("errorcode"));
    }

    [Fact]
    public void A_job_that_calls_on_after_two_minutes_fails_even_when_it_swallows_that()
    {
        Step(call =>
        {
            var service = call.Service();
            _ = service.Create(new Entity("account"));
            organization.Clock.Advance(TimeSpan.FromSeconds(121));
            _ = Record.Exception(() => service.Create(new Entity("account")));
        });
        _ = organization.CreateContact();
        _ = organization.Async.RunAll();
        Assert.Equal(1, organization.Count("account"));
        Assert.Equal((3, 31), State());
    }

    [Fact]
    public void The_call_that_crosses_the_limit_has_its_effect_and_the_job_fails()
    {
        using var slow = Sample.Open(new OrganizationOptions { StartTime = DateTime.UnixEpoch, Costs = new CallCosts { Write = TimeSpan.FromSeconds(50) } });
        var made = 0;
        _ = slow.Step(
            "Create",
            "contact",
            40,
            call =>
            {
                for (; made < 9; made++)
                {
                    _ = call.Service().Create(new Entity("account"));
                }
            },
            isAsync: true);
        _ = slow.CreateContact();
        _ = slow.Async.RunAll();
        Assert.Equal(3, slow.Count("account"));
        Assert.Equal(3, made);
        Assert.Equal(31, slow.System.RetrieveMultiple(new QueryExpression("asyncoperation") { ColumnSet = new ColumnSet("statuscode") }).Entities.Single()
            .GetAttributeValue<OptionSetValue>("statuscode").Value);
    }

    [Fact]
    public void A_job_has_the_context_of_its_event()
    {
        IPluginExecutionContext4? context = null;
        var step = organization.Step("UpdateMultiple", "contact", 40, call => context = call.Context, isAsync: true);
        organization.Image(step, 2, "i", "lastname", "Targets");
        var id = organization.CreateContact("old");
        var created = organization.Clock.UtcNow;
        var update = new UpdateRequest
        {
            Target = new Entity("contact", id)
            {
                ["lastname"] = "new",
                ["gendercode"] = new OptionSetValue(1),
                ["creditlimit"] = new Money(5),
                ["birthdate"] = created,
                ["donotemail"] = true,
                ["parentcustomerid"] = null
            },
            ["tag"] = "mine",
        };
        _ = organization.System.Execute(update);
        organization.Clock.Advance(TimeSpan.FromHours(1));
        _ = organization.Async.RunAll();

        var target = ((EntityCollection)context!.InputParameters["Targets"]).Entities.Single();
        Assert.Equal(id, target.Id);
        Assert.Equal(("new", 1, 5m),
            ((string)target["lastname"], target.GetAttributeValue<OptionSetValue>("gendercode").Value, target.GetAttributeValue<Money>("creditlimit").Value));
        Assert.Null(target["parentcustomerid"]);
        Assert.Equal("old", context.PreEntityImagesCollection[0]["i"]["lastname"]);
        Assert.Equal("new", context.PostEntityImagesCollection[0]["i"]["lastname"]);
        Assert.Equal("mine", context.SharedVariables["tag"]);
        Assert.Equal((1, 40, created), (context.Mode, context.Stage, context.OperationCreatedOn));
        Assert.Equal(Job().Id, context.OperationId);
        Assert.Empty(context.ParentContext.InputParameters);
    }

    [Fact]
    public void The_order_of_jobs_is_arbitrary_and_the_seed_decides_it()
    {
        static List<string> Order(int seed)
        {
            using var other = Sample.Open(new OrganizationOptions { Seed = seed });
            var names = new List<string>();
            _ = other.Step("Create", "contact", 40, call => names.Add((string)call.Target["lastname"]), isAsync: true);
            for (var i = 10; i < 30; i++)
            {
                _ = other.CreateContact($"{i}");
            }

            _ = other.Async.RunAll();
            return names;
        }

        Assert.Equal(Order(1), Order(1));
        Assert.NotEqual(Order(1), Order(2));
        Assert.NotEqual(Order(1).Order(), Order(1));
    }

    public void Dispose()
    {
        organization.Dispose();
    }

    private void Step(Action<PluginCall> action, Action<Entity>? more = null)
    {
        _ = organization.Step("Create", "contact", 40, action, isAsync: true, more);
    }

    private Entity Job()
    {
        return organization.System.RetrieveMultiple(new QueryExpression("asyncoperation") { ColumnSet = new ColumnSet(true) }).Entities.Single();
    }

    private (int State, int Status) State()
    {
        var job = Job();
        return (job.GetAttributeValue<OptionSetValue>("statecode").Value, job.GetAttributeValue<OptionSetValue>("statuscode").Value);
    }
}
