using Linking.Benchmarks.Counting;
using Linking.Plugins.Batches;
using Linking.Plugins.Execution;
using Linking.Plugins.RunRecords;
using Microsoft.Xrm.Sdk;
using Names = Linking.Plugins.Schema.Names;

namespace Linking.Benchmarks.Scale;

/// <summary>
/// Makes a full run over synthetic rows with the engine itself, on several workers in virtual time: the worker whose time is the
/// smallest takes the next job that is due, and each call moves its clock on by what the cost table says.
/// </summary>
internal sealed class SimulatedRun
{
    private readonly BenchmarkOrganization organization;
    private readonly SyntheticRows rows;
    private readonly CostTable costs;
    private readonly SyntheticService service;
    private readonly PriorityQueue<(Guid Batch, int Depth), (DateTime Due, long Number)> queue = new();
    private readonly PriorityQueue<int, DateTime> workers = new();
    private readonly Dictionary<CallKind, long> calls = [];
    private readonly DateTime start;
    private readonly MemoryWatch? memory;
    private DateTime now;
    private DateTime latest;
    private readonly HashSet<int> begun = [];
    private TimeSpan busy;
    private TimeSpan idleAtStart;
    private TimeSpan idleBetween;
    private int depth = 1;
    private int jobs;
    private int waits;

    private SimulatedRun(BenchmarkOrganization organization, SyntheticRows rows, CostTable costs, int workers, MemoryWatch? memory)
    {
        this.organization = organization;
        this.rows = rows;
        this.costs = costs;
        this.memory = memory;
        start = latest = now = organization.Dataverse.Clock.UtcNow;
        service = new SyntheticService(organization, rows, Called) { BatchWritten = Written };
        for (var worker = 0; worker < workers; worker++)
        {
            this.workers.Enqueue(worker, start);
        }
    }

    /// <summary>Makes the run.</summary>
    public static SimulatedResult Execute(long count, bool linked, int workers, CostTable costs, MemoryWatch? memory = null)
    {
        using var host = new BenchmarkOrganization(new OrganizationShape("synthetic", 1));
        host.Run("preparation");
        host.Dataverse.Clock.Advance(TimeSpan.FromHours(6));
        return new SimulatedRun(host, new SyntheticRows(count, linked), costs, workers, memory).Execute(workers);
    }

    private SimulatedResult Execute(int count)
    {
        var run = organization.Request();
        memory?.Begin();
        Job(() => new RunStart(Scope()).Execute(run), 1, start);
        while (queue.TryDequeue(out var batch, out var due))
        {
            Job(() => new BatchExecution(Scope()).Execute(batch.Batch), batch.Depth, due.Due);
        }

        var row = organization.Dataverse.System.Retrieve(Names.Run.Table, run, new Microsoft.Xrm.Sdk.Query.ColumnSet(true));
        var status = (RunStatus)row.GetAttributeValue<OptionSetValue>(Names.Run.Status).Value;
        var examined = row.GetAttributeValue<int>(Names.Run.Examined);
        return status == RunStatus.Successful && examined == rows.Count
            ? new SimulatedResult(rows.Count, count, latest - start, busy, jobs, waits, calls, service.Reads)
            {
                IdleAtStart = idleAtStart,
                IdleBetween = idleBetween,
                IdleAtEnd = (count * (latest - start)) - busy - idleAtStart - idleBetween,
            }
            : throw new InvalidOperationException($"The run ended as {status} with {examined} of {rows.Count} rows.");
    }

    private void Job(Action work, int jobDepth, DateTime due)
    {
        _ = workers.TryDequeue(out var worker, out var free);
        now = free > due ? free : due;
        Idle(worker, now - free, isBatch: jobDepth > 1);
        depth = jobDepth;
        var from = now;
        organization.Dataverse.Clock.JumpTo(now);
        work();
        jobs++;
        busy += now - from;
        latest = now > latest ? now : latest;
        workers.Enqueue(worker, now);
    }

    // A worker begins with its first batch: the one who started the run waits like the others until there are any.
    private void Idle(int worker, TimeSpan idle, bool isBatch)
    {
        if (begun.Contains(worker))
        {
            idleBetween += idle;
        }
        else
        {
            idleAtStart += idle;
        }

        if (isBatch)
        {
            begun.Add(worker);
        }
    }

    // What other jobs do later than this one's start is done before it here. The batches that follow all keys begin when the last job ended.
    private void Written(Guid id, Entity batch)
    {
        if (batch.GetAttributeValue<OptionSetValue>(Names.Batch.Status) is not { } status)
        {
            return;
        }

        var kind = batch.GetAttributeValue<OptionSetValue>(Names.Batch.Kind)?.Value;
        if (status.Value == (int)BatchStatus.Queued)
        {
            var from = kind is (int)BatchKind.Links && latest > now ? latest : now;
            queue.Enqueue((id, depth + 1), (from.AddMilliseconds(costs.JobStart), jobs));
        }
        else if (status.Value == (int)BatchStatus.Waiting && kind is null)
        {
            waits++;
            organization.Dataverse.System.Update(new Entity(Names.Batch.Table, id) { [Names.Batch.Status] = new OptionSetValue((int)BatchStatus.Queued) });
            queue.Enqueue((id, 2), (now.AddMilliseconds(costs.Schedule + costs.JobStart), jobs));
        }
    }

    private void Called(CallKind kind, int rowsOfCall)
    {
        calls[kind] = calls.GetValueOrDefault(kind) + 1;
        now = now.AddMilliseconds(kind switch
        {
            CallKind.Read => costs.Read + (rowsOfCall * costs.RowRead),
            CallKind.Other => costs.Other,
            _ => costs.Write,
        });
        memory?.Look();
    }

    private ExecutionScope Scope() => new()
    {
        Service = service,
        Trace = _ => { },
        UtcNow = () => now,
        OrganizationId = organization.Dataverse.OrganizationId,
        UserId = organization.Dataverse.SystemUserId,
        IsAsynchronous = true,
        Depth = depth,
        StartedOn = now,
    };
}
