namespace EmbeddedDataverse.Tests.Jobs;

public sealed class RetryTests
{
    private static readonly DateTime Start = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void A_retry_waits_for_its_delay_and_the_clock_jumps_to_it()
    {
        using var organization = Sample.Open(new OrganizationOptions { StartTime = Start, RetryDelay = TimeSpan.FromMinutes(5) });
        var runs = Retrying(organization, succeedAt: 3);
        Assert.True(organization.Async.RunNext());
        Assert.False(organization.Async.RunNext());
        Assert.Equal(1, organization.Async.PendingCount);

        Assert.Equal(2, organization.Async.RunAll());

        Assert.Equal([Start, Start.AddMinutes(5), Start.AddMinutes(10)], runs);
        Assert.Equal(Start.AddMinutes(10), organization.Clock.UtcNow);
        Assert.Equal([(1, 0), (2, 0), (3, 30)], organization.Async.History.Select(run => (run.Attempt, run.Status)));
        Assert.Equal("later", organization.Async.History[0].Error);
    }

    [Fact]
    public void Other_jobs_run_while_one_waits()
    {
        using var organization = Sample.Open(new OrganizationOptions { StartTime = Start });
        var runs = Retrying(organization, succeedAt: 2);
        var others = new List<DateTime>();
        _ = organization.Step("Create", "account", 40, _ => others.Add(organization.Clock.UtcNow), isAsync: true);
        _ = organization.System.Create(new Entity("account"));
        Assert.Equal(3, organization.Async.RunAll(workers: 2));
        Assert.Equal([Start, Start.AddMinutes(1)], runs);
        Assert.Equal([Start], others);
    }

    [Fact]
    public void A_postponed_job_waits_until_then()
    {
        using var organization = Sample.Open(new OrganizationOptions { StartTime = Start });
        var runs = Retrying(organization, succeedAt: 1);
        var job = organization.System.RetrieveMultiple(new QueryExpression("asyncoperation")).Entities.Single().Id;
        organization.System.Update(new Entity("asyncoperation", job) { ["postponeuntil"] = Start.AddHours(2) });
        Assert.False(organization.Async.RunNext());
        _ = organization.Async.RunAll();
        Assert.Equal([Start.AddHours(2)], runs);
    }

    /// <summary>One job that asks for retries, and the moments it ran.</summary>
    private static List<DateTime> Retrying(Organization organization, int succeedAt)
    {
        var runs = new List<DateTime>();
        _ = organization.Step(
            "Create",
            "contact",
            40,
            _ =>
            {
                runs.Add(organization.Clock.UtcNow);
                if (runs.Count < succeedAt)
                {
                    throw new InvalidPluginExecutionException(OperationStatus.Retry, 0, "later");
                }
            },
            isAsync: true);
        _ = organization.CreateContact();
        return runs;
    }
}
