using System.Globalization;
using Linking.Client;
using Linking.Plugins.Planning;
using Linking.Plugins.RunRecords;
using Linking.Plugins.Schema;
using Linking.Tool.Environments;
using Linking.Tool.Input;

namespace Linking.Tool.Runs;

/// <summary>Reads the runs that an organisation keeps.</summary>
internal sealed class RunArchive(DataverseService service)
{
    private const string CreatedOn = "createdon";

    private static readonly string[] Columns =
    [
        Names.Run.Id, Names.Run.Name, Names.Run.Mode, Names.Run.Status, Names.Run.StartedOn, CreatedOn, Names.Run.EndedOn, Names.Run.Detail,
            Names.Run.Examined, Names.Run.Linked,
        Names.Run.Relinked, Names.Run.Unlinked, Names.Run.Unchanged, Names.Run.Issues, Names.Run.Held, Names.Run.Tables, Names.Run.Samples,
    ];

    /// <summary>The run with everything there is to show of it.</summary>
    public RunView Read(Guid id)
    {
        var row = Row(id);
        var state = StateOf(row);
        var held = state == RunStatus.StoppedByGuard ? HeldOf(row) : [];
        return new RunView(state, LineOf(row), TablesOf(row), held, SamplesOf(row));
    }

    /// <summary>How a run stands.</summary>
    public RunStatus StateOf(Guid id) => StateOf(Row(id));

    /// <summary>The latest runs, the newest first.</summary>
    public IReadOnlyList<RunLine> Latest(int count) => [.. Rows(count, null).Select(LineOf)];

    /// <summary>The runs that the guard has stopped and nobody has decided on, the newest first.</summary>
    public IReadOnlyList<RunView> Stopped() =>
        [.. Rows(null, In(RunStatus.StoppedByGuard)).Select(row => Read(IdOf(row)))];

    /// <summary>The runs that are queued, processing or settling, the newest first.</summary>
    public IReadOnlyList<RunLine> UnderWay() => WithStatus(RunStatus.Queued, RunStatus.Processing, RunStatus.Settling);

    /// <summary>The runs that stand so, the newest first.</summary>
    public IReadOnlyList<RunLine> WithStatus(params RunStatus[] statuses) => [.. Rows(null, In(statuses)).Select(LineOf)];

    /// <summary>What the latest full run of each table counted.</summary>
    public IReadOnlyDictionary<string, CountLine> LatestFullCounts()
    {
        var latest = new Dictionary<string, CountLine>(StringComparer.Ordinal);
        var rows = Rows(100, string.Create(CultureInfo.InvariantCulture, $"{Names.Run.Mode} eq {(int)RunMode.Full} and {Names.Run.RowId} eq null"));
        foreach (var line in rows.SelectMany(TablesOf))
        {
            latest.TryAdd(line.Table, line.Counts);
        }

        return latest;
    }

    /// <summary>The run of that id or name.</summary>
    /// <param name="idOrName">Its id or name.</param>
    /// <param name="argument">The argument that gave it, for the complaint.</param>
    /// <exception cref="InputException">There is none.</exception>
    public Guid Find(string idOrName, string argument = "--approve")
    {
        var rows = Rows(1, Guid.TryParse(idOrName, out var id) ? $"{Names.Run.Id} eq {id:D}" : $"{Names.Run.Name} eq {RowQuery.Quoted(idOrName)}");
        return rows.Count > 0
            ? IdOf(rows[0]) : throw new InputException(argument, null, $"There is no run '{idOrName}'", "Look for its id with 'linking status'");
    }

    private DataverseRow Row(Guid id) => Rows(1, $"{Names.Run.Id} eq {id:D}").FirstOrDefault()
        ?? throw new InputException(Names.Run.Table, null, $"There is no run {id:D}", "Look for its id with 'linking status'");

    private List<DataverseRow> Rows(int? count, string? filter) =>
        service.Read(new RowQuery(Names.Run.Table, Columns) { Filter = filter, OrderBy = CreatedOn + " desc", Top = count });

    private static string In(params RunStatus[] states) =>
        "(" + string.Join(" or ", states.Select(state => string.Create(CultureInfo.InvariantCulture, $"{Names.Run.Status} eq {(int)state}"))) + ")";

    private static Guid IdOf(DataverseRow row) => row.Id(Names.Run.Id)!.Value;

    // No list is kept of what the guard holds back: the run has the number, and a sample.
    private static List<HeldLine> HeldOf(DataverseRow row) =>
    [
        .. SampleRows.Parse(row.TextOrNull(Names.Run.Samples)).All
            .Where(sample => sample.Change == Change.Left && sample.From is not null)
            .Select(sample => new HeldLine(sample.Row.Table, sample.Row.Id, sample.From!.Value)),
    ];

    private static RunLine LineOf(DataverseRow row) => new(
        IdOf(row),
        row.Text(Names.Run.Name),
        ((RunMode)row.Number(Names.Run.Mode)).ToString(),
        RunStatusText.Of(StateOf(row)),
        row.Time(Names.Run.StartedOn) ?? row.Time(CreatedOn),
        row.Time(Names.Run.EndedOn),
        row.Text(Names.Run.Detail),
        new CountLine(
            row.Number(Names.Run.Examined),
            row.Number(Names.Run.Linked),
            row.Number(Names.Run.Relinked),
            row.Number(Names.Run.Unlinked),
            row.Number(Names.Run.Unchanged),
            row.Number(Names.Run.Issues)),
        row.Number(Names.Run.Held));

    private static List<TableLine> TablesOf(DataverseRow row)
    {
        // The record of a skipped environment keeps its unmet requirements here.
        var text = row.TextOrNull(Names.Run.Tables);
        var counts = TableCounts.Parse(text?.StartsWith('[') == true ? null : text);
        return [.. counts.Tables.Select(table => new TableLine(table, CountsOf(counts, table)))];
    }

    private static CountLine CountsOf(TableCounts counts, string table)
    {
        long Of(Change change) => counts.Get(table, change);
        return new CountLine(counts.ExaminedOf(table), Of(Change.Linked), Of(Change.Relinked), Of(Change.Unlinked), Of(Change.Unchanged), Of(Change.Issue));
    }

    private static List<SampleLine> SamplesOf(DataverseRow row) =>
    [
        .. SampleRows.Parse(row.TextOrNull(Names.Run.Samples)).All
            .Select(sample => new SampleLine(sample.Row.Table, sample.Row.Id, sample.Change.ToString(), sample.From, sample.To, sample.Reason)),
    ];

    private static RunStatus StateOf(DataverseRow row) => (RunStatus)row.Number(Names.Run.Status);
}
