namespace EmbeddedDataverse.Tests.Jobs;

public sealed class KilledWorkerTests : IDisposable
{
    private readonly string path = Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString("N") + ".db");

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 2)]
    public void The_job_ends_at_the_named_call_and_stays_in_progress(bool beforeEffect, int written)
    {
        using var organization = Sample.Open();
        var rule = organization.Faults.KillWorkerAt(2, beforeEffect);
        Writing(organization);
        Assert.Equal(1, organization.Async.RunAll());
        Assert.Equal(1, rule.Struck);
        Assert.Equal(written, organization.Count("account"));
        Assert.Equal((2, 20), State(organization));
        Assert.Equal((20, null), (organization.Async.History.Single().Status, organization.Async.History.Single().Error));
        Assert.Equal(0, organization.Async.RunAll());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Nothing_the_killed_plug_in_does_reaches_the_organisation(bool interleave)
    {
        using var organization = Sample.Open();
        var caught = "";
        _ = organization.Step(
            "Create",
            "contact",
            40,
            call =>
            {
                call.Trace.Trace("lost");
                try
                {
                    _ = call.Service().Create(new Entity("account"));
                }
                catch (Exception exception) when (exception is FaultException<OrganizationServiceFault> or TimeoutException or InvalidPluginExecutionException)
                {
                    caught = "handled";
                }
                catch (Exception)
                {
                    caught = Record.Exception(() => call.Service().Create(new Entity("account"))) is null ? "wrote" : "gone";
                    throw new InvalidPluginExecutionException(OperationStatus.Retry, 0, "later");
                }
            },
            isAsync: true);
        _ = organization.CreateContact();
        _ = organization.Faults.KillWorkerAt(1);
        Assert.Equal(1, organization.Async.RunAll(workers: 2, interleave: interleave));
        Assert.Equal("gone", caught);
        Assert.Equal(0, organization.Count("account"));
        Assert.Empty(organization.Traces);
        Assert.Equal((2, 20), State(organization));
    }

    [Fact]
    public void Recovery_lets_it_run_again_once_and_the_lost_attempt_counts()
    {
        using var organization = Sample.Open();
        _ = organization.Faults.Add(new FaultRule { KillsWorker = true, Message = "Create", Times = 2 });
        Writing(organization);
        _ = organization.Async.RunAll();
        Assert.Equal(1, organization.Async.Recover());
        Assert.Equal((0, 0), State(organization));
        _ = organization.Async.RunAll();
        Assert.Equal([1, 2], organization.Async.History.Select(run => run.Attempt));
        Assert.Equal(0, organization.Async.Recover());
        Assert.Equal((2, 20), State(organization));
    }

    [Fact]
    public void The_platform_may_leave_it()
    {
        using var organization = Sample.Open(new OrganizationOptions { RunsAfterKill = 0 });
        _ = organization.Faults.KillWorkerAt(1);
        Writing(organization);
        _ = organization.Async.RunAll();
        Assert.Equal(0, organization.Async.Recover());
        Assert.Equal((2, 20), State(organization));
    }

    [Fact]
    public void Calls_of_clients_and_of_synchronous_steps_do_not_count()
    {
        using var organization = Sample.Open();
        var rule = organization.Faults.KillWorkerAt(2);
        _ = organization.Step("Create", "account", 40, call => call.Service().Create(Sample.Row(Sample.Ticket, "nested")));
        Writing(organization);
        _ = organization.System.Create(new Entity("account"));
        Assert.Equal(0, rule.Matched);
        _ = organization.Async.RunAll();
        Assert.Equal(2, rule.Matched);
        Assert.Equal(2, organization.Count(Sample.Ticket));
    }

    [Fact]
    public void A_reopened_file_recovers_it()
    {
        using (var first = Sample.Open(new OrganizationOptions { Path = path }))
        {
            _ = first.Faults.KillWorkerAt(1);
            Writing(first);
            _ = first.Async.RunAll();
        }

        using var second = Sample.Open(new OrganizationOptions { Path = path });
        Assert.Equal((0, 0), State(second));
        Assert.Equal(1,
            second.System.RetrieveMultiple(new QueryExpression("asyncoperation") { ColumnSet = new ColumnSet("retrycount") }).Entities.Single()["retrycount"]);
    }

    public void Dispose()
    {
        foreach (var file in Directory.GetFiles(Path.GetDirectoryName(path)!, Path.GetFileName(path) + "*"))
        {
            File.Delete(file);
        }
    }

    private static void Writing(Organization organization)
    {
        _ = organization.Step(
            "Create",
            "contact",
            40,
            call =>
            {
                for (var i = 0; i < 3; i++)
                {
                    _ = call.Service().Create(new Entity("account"));
                }
            },
            isAsync: true);
        _ = organization.CreateContact();
    }

    private static (int State, int Status) State(Organization organization)
    {
        var job = organization.System.RetrieveMultiple(
            new QueryExpression("asyncoperation") { ColumnSet = new ColumnSet("statecode", "statuscode") }).Entities.Single();
        return (job.GetAttributeValue<OptionSetValue>("statecode").Value, job.GetAttributeValue<OptionSetValue>("statuscode").Value);
    }
}
