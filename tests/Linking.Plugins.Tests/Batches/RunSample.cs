using Linking.Plugins.Batches;
using Linking.Plugins.Execution;
using Linking.Plugins.Requirements;
using Linking.Plugins.RunRecords;
using Linking.Plugins.Schema;
using Linking.Plugins.Settings;
using Linking.Plugins.Tests.Execution;
using Linking.Plugins.Tests.Facts;
using Linking.Plugins.Tests.Requirements;
using Microsoft.Xrm.Sdk;
using static Linking.Plugins.Tests.Execution.ExecutionSample;

namespace Linking.Plugins.Tests.Batches;

/// <summary>A run over contacts and leads in memory, whose batches are executed by calls: a test decides when, and how fast time passes.</summary>
internal sealed class RunSample
{
    private readonly Guid organization = Guid.NewGuid();

    public RunSample(RunMode mode = RunMode.Full, RunStatus status = RunStatus.Processing)
    {
        RunId = Put(mode, status, id: FlowSample.RunId);
        foreach (var number in new[] { 1, 2 })
        {
            Data.Service.Put(new Entity(Names.SourceTable.Table, new Guid(number, 0, 0, new byte[8])));
        }
    }

    public UnifiedData Data { get; } = new();

    public MemoryService Service => Data.Service;

    public Guid RunId { get; }

    public LinkingSettings Settings { get; set; } = new();

    public DateTime Now { get; set; } = Noon;

    public int Depth { get; set; } = 1;

    public bool IsInTransaction { get; set; }

    public List<string> Trace { get; } = [];

    /// <summary>How much time passes whenever somebody asks what time it is.</summary>
    public TimeSpan Step { get; set; }

    /// <summary>Called with the number of the question whenever somebody asks what time it is.</summary>
    public Action<int> OnTime { get; set; } = _ => { };

    /// <summary>How often somebody asked what time it is.</summary>
    public int Asked { get; private set; }

    public RunRow Run => new RunStore(Scope()).Find(RunId)!;

    public Entity RunEntity => Service.Find(Names.Run.Table, RunId)!;

    public BatchStore Store => new(Scope());

    public List<Batch> Batches => Store.OfRun(RunId);

    /// <summary>Puts another run there.</summary>
    public Guid Put(RunMode mode, RunStatus status, Action<Entity>? change = null, Guid? id = null)
    {
        var row = new Entity(Names.Run.Table, id ?? Guid.NewGuid())
        {
            [Names.Run.Name] = "run",
            [Names.Run.Mode] = new OptionSetValue((int)mode),
            [Names.Run.Status] = new OptionSetValue((int)status),
            [Names.Run.StartedOn] = Noon,
        };
        change?.Invoke(row);
        return Service.Put(row);
    }

    /// <summary>An execution, for which settings and definitions are remembered.</summary>
    public ExecutionScope Scope()
    {
        var tables = new[] { SnapshotSample.Table("contact", 1), SnapshotSample.Table("lead", 2) }.Select(table => table.Recorded(table.Table.Id)).ToArray();
        SnapshotCache.Keep(organization, SnapshotSample.Snapshot(tables) with { Settings = Settings, TakenAt = Now });
        return ExecutionSample.Scope(Service, Trace, IsInTransaction) with { OrganizationId = organization, UtcNow = Time, StartedOn = Now, Depth = Depth };
    }

    public bool IsRemembered => SnapshotCache.Find(organization, Now) is not null;

    /// <summary>Adds a batch and gives it as it was read.</summary>
    public Batch Add(
        BatchKind kind,
        string table = "",
        string from = "",
        string cursor = "",
        BatchStatus status = BatchStatus.Queued,
        LinkReading reading = LinkReading.BesideKeys)
    {
        var batch = new Batch { RunId = RunId, Kind = kind, Table = table, From = from, Reading = reading, Progress = new BatchProgress { Cursor = cursor } };
        Store.Add(batch, status);
        return Store.Find(BatchStore.IdOf(batch))!;
    }

    /// <summary>Adds a batch that ended, with what it did and left.</summary>
    public Batch Ended(
        BatchKind kind,
        LeftRows? left = null,
        string counts = "",
        BatchStatus status = BatchStatus.Completed,
        string table = "",
        Seen? seen = null)
    {
        var batch = Add(kind, table);
        Store.Save(batch.Id, new BatchProgress { Counts = TableCounts.Parse(counts), Left = left ?? new LeftRows(), Seen = seen ?? Seen.Nothing }, status);
        return Store.Find(batch.Id)!;
    }

    public void Change(Batch batch, string column, object? value) => Service.Put(new Entity(Names.Batch.Table, batch.Id) { [column] = value });

    public void ChangeRun(string column, object? value) => Service.Put(new Entity(Names.Run.Table, RunId) { [column] = value });

    public Batch Execute(Batch batch)
    {
        new BatchExecution(Scope()).Execute(batch.Id);
        return Store.Find(batch.Id)!;
    }

    public void Advance() => new RunAdvance(Scope()).Advance(RunId);

    public string? DetailOf(Batch batch) => Service.Find(Names.Batch.Table, batch.Id)!.GetAttributeValue<string>(Names.Batch.Detail);

    /// <summary>Customers with a profile and a key each, whose contact is linked as it is given.</summary>
    public void Customers(int from, int to, Guid? linkedTo = null)
    {
        for (var number = from; number <= to; number++)
        {
            Data.Profile(number);
            Data.Key(number, number);
            Data.Row(number, linkedTo);
        }
    }

    /// <summary>Called before each execution that <see cref="Drain"/> begins.</summary>
    public Action NextExecution { get; set; } = () => { };

    /// <summary>What the asynchronous service and a schedule do, until the run is over: a fault ends an execution, and another one comes.</summary>
    public void Drain()
    {
        for (var step = 1; Peek(() => Run) is { IsOver: false, Status: not RunStatus.StoppedByGuard } run; step++)
        {
            Assert.InRange(step, 1, 500);
            var batches = Peek(() => Batches);
            NextExecution();
            _ = Record.Exception(() => TakeOn(run, batches));
            Now = Now.AddMinutes(1);
        }
    }

    private void TakeOn(RunRow run, List<Batch> batches)
    {
        if (run.Status == RunStatus.Settling)
        {
            Now = run.ContinueOn > Now ? run.ContinueOn.Value : Now;
            new WaitingRuns(Scope()).TakeOn(run);
        }
        else if (batches.Find(batch => batch.IsFree(Now)) is { } free)
        {
            new BatchExecution(Scope()).Execute(free.Id);
        }
        else if (batches.Find(batch => batch.IsStuck(Now)) is { } stuck)
        {
            Store.TryQueue(stuck);
        }
        else if (!batches.Exists(batch => batch.IsUnfinished))
        {
            Advance();
        }
    }

    /// <summary>Looks at what is there without anybody noticing.</summary>
    private T Peek<T>(Func<T> read)
    {
        var (before, after) = (Service.Before, Service.After);
        Service.Before = Service.After = _ => { };
        var answer = read();
        (Service.Before, Service.After) = (before, after);
        return answer;
    }

    private DateTime Time()
    {
        OnTime(++Asked);
        Now += Step;
        return Now;
    }
}
