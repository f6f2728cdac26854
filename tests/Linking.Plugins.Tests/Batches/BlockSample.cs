using Linking.Plugins.Batches;
using Linking.Plugins.Execution;
using Linking.Plugins.Issues;
using Linking.Plugins.Planning;
using Linking.Plugins.Requirements;
using Linking.Plugins.RunRecords;
using Linking.Plugins.Schema;
using Linking.Plugins.Tests.Execution;
using Linking.Plugins.Tests.Facts;
using Linking.Plugins.Tests.Requirements;
using Microsoft.Xrm.Sdk;

namespace Linking.Plugins.Tests.Batches;

/// <summary>Blocks of batches over contacts and leads in memory.</summary>
internal sealed class BlockSample
{
    private SourceTables? tables;

    public UnifiedData Data { get; } = new();

    public RunRow Run { get; set; } = new() { Id = FlowSample.RunId, Mode = RunMode.Full, Status = RunStatus.Processing };

    public OrganizationSnapshot Snapshot { get; set; } = SnapshotSample.Snapshot(SnapshotSample.Table("contact", 1), SnapshotSample.Table("lead", 2));

    /// <summary>So many writes are allowed before the time is over.</summary>
    public int WritesAllowed { get; set; } = int.MaxValue;

    public DateTime? CreatedSince { get; set; }

    public SourceTables Tables => tables ??= Data.TablesOf(Snapshot);

    public ExecutionScope Scope => ExecutionSample.Scope(Data.Service);

    public BatchStore Store => new(Scope);

    public BlockRunner NewRunner() => new(Scope, Run, Tables, () => WritesAllowed-- <= 0);

    /// <summary>A batch of keys, which looks for the first time, again, or acts on what was left.</summary>
    public Batch Keys(int pass = 1, LeftRows? expected = null, string from = "", string to = "") =>
        NewBatch(BatchKind.Keys, pass, expected) with { From = from, To = to };

    public Batch NewBatch(BatchKind kind, int pass = 1, LeftRows? expected = null, string table = "", LinkReading reading = LinkReading.BesideKeys) =>
        new() { RunId = Run.Id, Kind = kind, Pass = pass, Expected = expected ?? new LeftRows(), Table = table, Reading = reading };

    public IBatchWork WorkOf(Batch batch) => batch.Kind switch
    {
        BatchKind.Keys => new KeysWork(Data.Service, Run, Tables.Current, CreatedSince, Scope.UtcNow),
        BatchKind.Links => new LinksWork(Data.Service, Store, Run, Tables),
        BatchKind.Issues => new IssuesWork(Run, Issues()),
        BatchKind.Clear => new ClearWork(Data.Service, Tables.ShapeOf(batch.Table)!),
        _ => new RowWork(new RowKey(batch.Table, Run.RowId!.Value)),
    };

    /// <summary>Does the next block of a batch, as a new execution would.</summary>
    public BlockOutcome Next(Batch batch) => WorkOf(batch).Next(batch, NewRunner());

    /// <summary>Does all blocks of a batch.</summary>
    public Batch Work(Batch batch)
    {
        while (Next(batch) != BlockOutcome.Last)
        {
            WritesAllowed = int.MaxValue;
        }

        return batch;
    }

    public IssueStore? Issues() => Snapshot.Has(Names.Issue.Table) ? new IssueStore(Data.Service, Snapshot.Shapes[Names.Issue.Table], Scope.UtcNow) : null;

    /// <summary>Opens an issue of a contact.</summary>
    public void Open(int row, IssueCode code) => Issues()!.Record(IssueTexts.ForRow(UnifiedData.Contact(row), new RowIssue(code, [])), null);

    /// <summary>The codes of the issues that are open.</summary>
    public List<string> OpenCodes() => [.. Data.Service.All(Names.Issue.Table)
        .Where(issue => issue.GetAttributeValue<OptionSetValue>(Names.State.Code).Value == 0)
        .Select(issue => issue.GetAttributeValue<string>(Names.Issue.Code))
        .Order(StringComparer.Ordinal)];

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

    public static LeftRows LeftOf(params (int Row, Guid? Fate)[] rows)
    {
        var left = new LeftRows();
        foreach (var (row, fate) in rows)
        {
            left.Add(UnifiedData.Contact(row), fate, isGuarded: false);
        }

        return left;
    }
}
