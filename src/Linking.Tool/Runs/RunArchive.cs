using Linking.Plugins.Planning;
using Linking.Plugins.RunRecords;
using Linking.Plugins.Schema;
using Linking.Tool.Input;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace Linking.Tool.Runs;

/// <summary>Reads the runs that an organisation keeps.</summary>
internal sealed class RunArchive(IOrganizationService service)
{
    private const string CreatedOn = "createdon";

    /// <summary>The run with everything there is to show of it.</summary>
    public RunView Read(Guid id)
    {
        var row = service.Retrieve(Names.Run.Table, id, new ColumnSet(true));
        var state = StateOf(row);
        var held = state == RunStatus.StoppedByGuard ? HeldOf(row) : [];
        return new RunView(state, LineOf(row), TablesOf(row), held, SamplesOf(row));
    }

    /// <summary>The latest runs, the newest first.</summary>
    public IReadOnlyList<RunLine> Latest(int count) => [.. Rows(count, _ => { }).Select(LineOf)];

    /// <summary>The runs that the guard has stopped and nobody has decided on, the newest first.</summary>
    public IReadOnlyList<RunView> Stopped() =>
        [.. Rows(PlatformLimits.StandardPage, query => query.Criteria.AddCondition(Names.Run.Status, ConditionOperator.Equal, (int)RunStatus.StoppedByGuard)).Select(row => Read(row.Id))];

    /// <summary>The runs that are queued, processing or settling, the newest first.</summary>
    public IReadOnlyList<RunLine> UnderWay() => WithStatus(RunStatus.Queued, RunStatus.Processing, RunStatus.Settling);

    /// <summary>The runs that stand so, the newest first.</summary>
    public IReadOnlyList<RunLine> WithStatus(params RunStatus[] statuses) =>
        [.. Rows(PlatformLimits.StandardPage, query => query.Criteria.AddCondition(Names.Run.Status, ConditionOperator.In, [.. statuses.Select(status => (object)(int)status)])).Select(LineOf)];

    /// <summary>What the latest full run of each table counted.</summary>
    public IReadOnlyDictionary<string, CountLine> LatestFullCounts()
    {
        var latest = new Dictionary<string, CountLine>(StringComparer.Ordinal);
        var rows = Rows(100, query =>
        {
            query.Criteria.AddCondition(Names.Run.Mode, ConditionOperator.Equal, (int)RunMode.Full);
            query.Criteria.AddCondition(Names.Run.RowId, ConditionOperator.Null);
        });
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
        var column = Guid.TryParse(idOrName, out var id) ? Names.Run.Id : Names.Run.Name;
        var rows = Rows(1, query => query.Criteria.AddCondition(column, ConditionOperator.Equal, id == Guid.Empty ? idOrName : id));
        return rows.Count > 0 ? rows[0].Id : throw new InputException(argument, null, $"There is no run '{idOrName}'", "Look for its id with 'linking status'");
    }

    private DataCollection<Entity> Rows(int count, Action<QueryExpression> restrict)
    {
        var query = new QueryExpression(Names.Run.Table) { ColumnSet = new ColumnSet(true), TopCount = count };
        restrict(query);
        query.AddOrder(CreatedOn, OrderType.Descending);
        return service.RetrieveMultiple(query).Entities;
    }

    // No list is kept of what the guard holds back: the run has the number, and a sample.
    private static List<HeldLine> HeldOf(Entity row) =>
    [
        .. SampleRows.Parse(row.GetAttributeValue<string>(Names.Run.Samples)).All
            .Where(sample => sample.Change == Change.Left && sample.From is not null)
            .Select(sample => new HeldLine(sample.Row.Table, sample.Row.Id, sample.From!.Value)),
    ];

    private static RunLine LineOf(Entity row) => new(
        row.Id,
        row.GetAttributeValue<string>(Names.Run.Name) ?? "",
        ((RunMode)row.GetAttributeValue<OptionSetValue>(Names.Run.Mode).Value).ToString(),
        RunStatusText.Of(StateOf(row)),
        row.GetAttributeValue<DateTime?>(Names.Run.StartedOn) ?? row.GetAttributeValue<DateTime?>(CreatedOn),
        row.GetAttributeValue<DateTime?>(Names.Run.EndedOn),
        row.GetAttributeValue<string>(Names.Run.Detail) ?? "",
        new CountLine(
            row.GetAttributeValue<int>(Names.Run.Examined),
            row.GetAttributeValue<int>(Names.Run.Linked),
            row.GetAttributeValue<int>(Names.Run.Relinked),
            row.GetAttributeValue<int>(Names.Run.Unlinked),
            row.GetAttributeValue<int>(Names.Run.Unchanged),
            row.GetAttributeValue<int>(Names.Run.Issues)),
        row.GetAttributeValue<int>(Names.Run.Held));

    private static List<TableLine> TablesOf(Entity row)
    {
        // The record of a skipped environment keeps its unmet requirements here.
        var text = row.GetAttributeValue<string>(Names.Run.Tables);
        var counts = TableCounts.Parse(text?.StartsWith('[') == true ? null : text);
        return [.. counts.Tables.Select(table => new TableLine(table, CountsOf(counts, table)))];
    }

    private static CountLine CountsOf(TableCounts counts, string table)
    {
        long Of(Change change) => counts.Get(table, change);
        return new CountLine(counts.ExaminedOf(table), Of(Change.Linked), Of(Change.Relinked), Of(Change.Unlinked), Of(Change.Unchanged), Of(Change.Issue));
    }

    private static List<SampleLine> SamplesOf(Entity row) =>
    [
        .. SampleRows.Parse(row.GetAttributeValue<string>(Names.Run.Samples)).All
            .Select(sample => new SampleLine(sample.Row.Table, sample.Row.Id, sample.Change.ToString(), sample.From, sample.To, sample.Reason)),
    ];

    private static RunStatus StateOf(Entity row) => (RunStatus)row.GetAttributeValue<OptionSetValue>(Names.Run.Status).Value;
}
