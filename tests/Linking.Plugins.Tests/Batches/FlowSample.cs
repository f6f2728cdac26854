using Linking.Plugins.Batches;
using Linking.Plugins.Planning;
using Linking.Plugins.RunRecords;
using Linking.Plugins.Settings;
using Linking.Plugins.Tests.Execution;

namespace Linking.Plugins.Tests.Batches;

/// <summary>A run with batches that ended, and what it does next.</summary>
internal sealed class FlowSample
{
    public static readonly DateTime Start = ExecutionSample.Noon;
    public static readonly Guid RunId = new("0e000000-0000-4000-8000-00000000000e");

    /// <summary>A profile to which the second look would link a row.</summary>
    public static readonly Guid Fate = new("0b000000-0000-4000-8000-00000000000b");

    public RunRow Run { get; set; } = new() { Id = RunId, Mode = RunMode.Full, Status = RunStatus.Processing, StartedOn = Start };

    public LinkingSettings Settings { get; set; } = new();

    public DateTime Now { get; set; } = Start;

    public DateTime? LatestWrite { get; set; }

    public EndedRun? LastEnded { get; set; }

    public List<Batch> Batches { get; } = [];

    /// <summary>Contacts that lie in different buckets of a fingerprint.</summary>
    public static IReadOnlyList<RowKey> Rows { get; } = RowsApart(40);

    /// <summary>What a look left: contacts by their number, of which the guard watches the first so many.</summary>
    public static LeftRows Guarded(int guarded, params int[] rows)
    {
        var left = new LeftRows();
        for (var index = 0; index < rows.Length; index++)
        {
            left.Add(Rows[rows[index]], null, isGuarded: index < guarded);
        }

        return left;
    }

    /// <summary>What a look left of which the guard watches nothing.</summary>
    public static LeftRows Left(params int[] rows) => Guarded(0, rows);

    /// <summary>Adds a batch of the first look that ended.</summary>
    public Batch First(
        BatchKind kind,
        LeftRows? left = null,
        string counts = "",
        Seen? seen = null,
        BatchStatus status = BatchStatus.Completed,
        string table = "",
        string from = "",
        LinkReading reading = LinkReading.BesideKeys) =>
        Add(new Batch { RunId = RunId, Kind = kind, Table = table, From = from, Reading = reading }, left, counts, seen, status);

    /// <summary>Adds the batches of a step as ended, each with what it left.</summary>
    public List<Batch> Ended(RunStep step, Func<Batch, LeftRows?>? left = null, Func<Batch, Seen?>? seen = null) =>
        [
            .. Assert.IsType<RunStep.Work>(step).Batches
                .Select(batch => Add(batch, left?.Invoke(batch), string.Empty, seen?.Invoke(batch), BatchStatus.Completed))];

    public Batch Add(Batch batch, LeftRows? left, string counts, Seen? seen, BatchStatus status)
    {
        var ended = batch with
        {
            Id = BatchStore.IdOf(batch),
            Status = status,
            Progress = new BatchProgress { Counts = TableCounts.Parse(counts), Left = left ?? new LeftRows(), Seen = seen ?? Seen.Nothing },
        };
        Assert.DoesNotContain(Batches, there => there.Id == ended.Id);
        Batches.Add(ended);
        return ended;
    }

    public RunStep Next() => RunFlow.Next(new RunState(Run, Batches, Settings, Now, LatestWrite, LastEnded));

    /// <summary>Takes the run through its first wait: the tables are quiet and its time has come.</summary>
    public RunStep AfterWaiting()
    {
        var settle = Assert.IsType<RunStep.Settle>(Next());
        return Wait(settle);
    }

    public RunStep Wait(RunStep.Settle settle)
    {
        Now = settle.Until;
        Run = Run with { Status = RunStatus.Settling, ContinueOn = settle.Until };
        var next = Next();
        if (next is RunStep.Work)
        {
            Run = Run with { Status = RunStatus.Processing };
        }

        return next;
    }

    /// <summary>Approves a run that was stopped, which then takes one more look.</summary>
    public RunStep Approve(RunStep.End stopped)
    {
        Run = Run with { Approved = true, Held = (int)stopped.Held, Status = RunStatus.Settling, ContinueOn = Now };
        var next = Next();
        Run = Run with { Status = RunStatus.Processing };
        return next;
    }

    /// <summary>What a step is, for comparing: its kind, and the batches with their pass.</summary>
    public static string Told(RunStep step) => step switch
    {
        RunStep.Nothing => "nothing",
        RunStep.Work work =>
            string.Join(", ", work.Batches.Select(batch => $"{batch.Kind} {batch.Pass} {batch.Table}".TrimEnd()).Order(StringComparer.Ordinal)),
        RunStep.Settle settle => $"settle {(settle.Until - Start).TotalMinutes:0}",
        RunStep.End end => $"{end.Status} {end.Held}",
        _ => throw new InvalidOperationException(),
    };

    private static List<RowKey> RowsApart(int count)
    {
        var rows = new List<RowKey>();
        for (var number = 1; rows.Count < count; number++)
        {
            var row = new RowKey("contact", new Guid(number, 0, 0, new byte[8]));
            if (!rows.Exists(other => IsTogether(other, row)))
            {
                rows.Add(row);
            }
        }

        return rows;
    }

    private static bool IsTogether(RowKey one, RowKey other)
    {
        var left = new LeftRows();
        left.Add(one, null, isGuarded: false);
        return left.MayHold(other);
    }
}
