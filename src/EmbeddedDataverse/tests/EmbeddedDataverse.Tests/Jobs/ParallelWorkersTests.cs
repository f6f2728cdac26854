namespace EmbeddedDataverse.Tests.Jobs;

public sealed class ParallelWorkersTests
{
    private static readonly DateTime Start = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void Workers_run_jobs_side_by_side_in_virtual_time()
    {
        using var organization = Open(perWrite: 10);
        Writing(organization, calls: 2);
        Queue(organization, 6);
        var queued = organization.Clock.UtcNow;

        Assert.Equal(6, organization.Async.RunAll(workers: 3));

        Assert.Equal(queued.AddSeconds(40), organization.Clock.UtcNow);
        Assert.Equal([1, 2, 3, 1, 2, 3], organization.Async.History.Select(run => run.Worker));
        Assert.All(organization.Async.History, run => Assert.Equal((20, 1, 1, 30), ((int)run.Duration.TotalSeconds, run.Depth, run.Attempt, run.Status)));
        Assert.All(organization.Async.History, run => Assert.True(run.Start >= queued));
    }

    [Fact]
    public void A_job_starts_when_it_was_queued_at_the_earliest()
    {
        // Each job queues the next one with its second call, at 20 seconds, and ends at 30.
        using var organization = Open(perWrite: 10);
        _ = organization.Step(
            "Create",
            "contact",
            40,
            call =>
            {
                _ = call.Service().Create(new Entity("account"));
                if (call.Context.Depth < 3)
                {
                    _ = call.Service().Create(new Entity("contact"));
                }

                _ = call.Service().Create(new Entity("account"));
            },
            isAsync: true);
        Queue(organization, 1);
        var queued = organization.Clock.UtcNow;
        Assert.Equal(3, organization.Async.RunAll(workers: 2));
        Assert.Equal([0, 20, 40], organization.Async.History.Select(run => (int)(run.Start - queued).TotalSeconds));
        Assert.Equal([1, 2, 1], organization.Async.History.Select(run => run.Worker));
        Assert.Equal([1, 2, 3], organization.Async.History.Select(run => run.Depth));
        Assert.Equal(queued.AddSeconds(60), organization.Clock.UtcNow);
    }

    [Theory]
    [InlineData(false, 2560)]
    [InlineData(true, 640)]
    public void What_64_workers_do_in_an_hour_is_the_same_each_time(bool interleave, int jobs)
    {
        List<string> Played(int seed)
        {
            using var organization = Open(perWrite: 15, seed);
            Writing(organization, calls: 6);
            Queue(organization, jobs);
            var queued = organization.Clock.UtcNow;
            Assert.Equal(jobs, organization.Async.RunAll(workers: 64, interleave: interleave));
            Assert.Equal(jobs / 64 * TimeSpan.FromSeconds(90), organization.Clock.UtcNow - queued);
            return [.. organization.Async.History.Select(run => $"{run.Worker} {run.JobId} {run.Start:O} {run.End:O}")];
        }

        var first = Played(1);
        Assert.Equal(first, Played(1));
        Assert.NotEqual(first, Played(2));
    }

    [Fact]
    public void The_limit_counts_executions()
    {
        using var organization = Open(perWrite: 1);
        Writing(organization, calls: 1);
        Queue(organization, 5);
        Assert.Equal(2, organization.Async.RunAll(limit: 2, workers: 4));
        Assert.Equal(3, organization.Async.RunAll(limit: 4, workers: 4, interleave: true));
    }

    [Fact]
    public void The_service_cannot_be_used_from_inside_a_job()
    {
        using var organization = Open(perWrite: 1);
        Exception? refused = null;
        _ = organization.Step("Create", "contact", 40, _ => refused = Record.Exception(() => organization.Async.RunAll()), isAsync: true);
        Queue(organization, 1);
        _ = organization.Async.RunAll();
        _ = Assert.IsType<InvalidOperationException>(refused);
    }

    [Fact]
    public void Without_interleaving_a_job_is_done_before_the_next_begins()
    {
        Assert.Equal(2, CountUp(interleave: false).Count);
    }

    [Fact]
    public void With_interleaving_two_jobs_may_read_before_either_writes()
    {
        var (count, threads) = CountUp(interleave: true);
        Assert.Equal(1, count);
        Assert.All(threads, thread => Assert.False(thread.IsAlive));
    }

    [Fact]
    public void With_interleaving_a_call_with_its_synchronous_steps_is_one_piece()
    {
        using var organization = Open(perWrite: 10);
        var open = 0;
        _ = organization.Step("Create", "account", 40, call =>
        {
            Assert.Equal(1, Interlocked.Increment(ref open));
            _ = call.Service().Create(Sample.Row(Sample.Ticket, "nested"));
            _ = Interlocked.Decrement(ref open);
        });
        Writing(organization, calls: 3);
        Queue(organization, 8);
        _ = organization.Async.RunAll(workers: 4, interleave: true);
        Assert.Equal(24, organization.Count(Sample.Ticket));
        Assert.All(organization.Async.History, run => Assert.Equal(30, run.Status));
    }

    /// <summary>Two jobs at once read a count and write it back, one higher.</summary>
    private static (int Count, IReadOnlyList<Thread> Threads) CountUp(bool interleave)
    {
        using var organization = Open(perWrite: 1, perRead: 1);
        var counter = organization.System.Create(Sample.Row(Sample.Ticket, "counter"));
        var threads = new List<Thread>();
        _ = organization.Step(
            "Create",
            "contact",
            40,
            call =>
            {
                threads.Add(Thread.CurrentThread);
                var count = call.Service().Retrieve(Sample.Ticket, counter, new ColumnSet("new_count")).GetAttributeValue<int>("new_count");
                call.Service().Update(new Entity(Sample.Ticket, counter) { ["new_count"] = count + 1 });
            },
            isAsync: true);
        Queue(organization, 2);
        _ = organization.Async.RunAll(workers: 2, interleave: interleave);
        return (organization.Get(Sample.Ticket, counter).GetAttributeValue<int>("new_count"), [.. threads.Where(thread => thread != Thread.CurrentThread)]);
    }

    private static Organization Open(int perWrite, int seed = 1, int perRead = 0)
    {
        return Sample.Open(new OrganizationOptions
        {
            StartTime = Start,
            Seed = seed,
            Costs = new CallCosts { Write = TimeSpan.FromSeconds(perWrite), Read = TimeSpan.FromSeconds(perRead) },
        });
    }

    private static void Writing(Organization organization, int calls)
    {
        _ = organization.Step(
            "Create",
            "contact",
            40,
            call =>
            {
                for (var i = 0; i < calls; i++)
                {
                    _ = call.Service().Create(new Entity("account"));
                }
            },
            isAsync: true);
    }

    /// <summary>Contacts that are all there, with their jobs, at the same moment.</summary>
    private static void Queue(Organization organization, int count)
    {
        _ = organization.System.Execute(Sample.Bulk("CreateMultiple", [.. Enumerable.Range(0, count).Select(_ => new Entity("contact"))]));
    }
}
