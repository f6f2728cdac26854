using Linking.Plugins.Batches;
using Linking.Plugins.RunRecords;
using Linking.Plugins.Schema;
using Linking.Plugins.Settings;

namespace Linking.Solution.Tests.Drift;

/// <summary>
/// The types that the code gives to columns when it reads and writes them. Whether the list is complete is told by the names file, whose
/// classes are read by reflection; lengths are those at which the code cuts.
/// </summary>
internal static class DeclaredColumns
{
    private static readonly string Name = $"nvarchar {PlatformLimits.Name}";
    private static readonly string Text = $"nvarchar {PlatformLimits.Text}";
    private static readonly string Id = $"nvarchar {PlatformLimits.IdText}";
    private static readonly string Memo = $"ntext {PlatformLimits.Memo}";
    private const string Number = "int";
    private const string Flag = "bit";
    private const string Moment = "datetime";
    private const string Key = "primarykey";

    /// <summary>Type by class of the names file and constant in it.</summary>
    public static readonly IReadOnlyDictionary<string, string> All = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["SourceTable.Id"] = Key,
        ["SourceTable.Name"] = Name,
        ["SourceTable.DataSource"] = Text,
        ["SourceTable.EntityName"] = Text,
        ["SourceTable.LogicalName"] = Name,
        ["SourceTable.Connector"] = Choice<Connector>(),
        ["SourceTable.EnvironmentUrl"] = Text,
        ["SourceTable.PrimaryKey"] = Name,
        ["SourceTable.Declared"] = Flag,
        ["SourceTable.Rank"] = Number,
        ["SourceTable.RunForKeys"] = Text,
        ["SourceTable.FullRunOn"] = Moment,
        ["SourceTable.Status"] = Choice<SourceTableStatus>(),
        ["SourceTable.Reasons"] = Memo,
        ["SourceTable.CheckedOn"] = Moment,
        ["Run.Id"] = Key,
        ["Run.Name"] = Name,
        ["Run.Mode"] = Choice<RunMode>(),
        ["Run.Status"] = Choice<RunStatus>(),
        ["Run.Detail"] = Memo,
        ["Run.Tables"] = Memo,
        ["Run.Examined"] = Number,
        ["Run.Linked"] = Number,
        ["Run.Relinked"] = Number,
        ["Run.Unlinked"] = Number,
        ["Run.Unchanged"] = Number,
        ["Run.Issues"] = Number,
        ["Run.AlertState"] = Name,
        ["Run.RequestedTables"] = Text,
        ["Run.RowId"] = Id,
        ["Run.Approved"] = Flag,
        ["Run.Held"] = Number,
        ["Run.Samples"] = Memo,
        ["Run.Keys"] = Name,
        ["Run.Customers"] = Name,
        ["Run.Links"] = Name,
        ["Run.Automatic"] = Flag,
        ["Run.ContinueOn"] = Moment,
        ["Run.StartedOn"] = Moment,
        ["Run.EndedOn"] = Moment,
        ["Batch.Id"] = Key,
        ["Batch.Name"] = Name,
        ["Batch.Run"] = "lookup " + Names.Run.Table,
        ["Batch.Kind"] = Choice<BatchKind>(),
        ["Batch.Status"] = Choice<BatchStatus>(),
        ["Batch.LogicalName"] = Name,
        ["Batch.From"] = Name,
        ["Batch.To"] = Name,
        ["Batch.Cursor"] = Text,
        ["Batch.Counts"] = Memo,
        ["Batch.Pass"] = Number,
        ["Batch.Reading"] = Number,
        ["Batch.Origin"] = Id,
        ["Batch.CountedTo"] = Name,
        ["Batch.Sums"] = Memo,
        ["Batch.Left"] = Memo,
        ["Batch.Expected"] = Memo,
        ["Batch.Keys"] = Name,
        ["Batch.Customers"] = Name,
        ["Batch.Links"] = Name,
        ["Batch.Samples"] = Memo,
        ["Batch.Parts"] = Number,
        ["Batch.Attempts"] = Number,
        ["Batch.Heartbeat"] = Moment,
        ["Batch.Detail"] = Text,
        ["Outcome.Id"] = Key,
        ["Outcome.Name"] = Name,
        ["Outcome.IsSum"] = Flag,
        ["Outcome.Events"] = Number,
        ["Outcome.Examined"] = Number,
        ["Outcome.Linked"] = Number,
        ["Outcome.Relinked"] = Number,
        ["Outcome.Issues"] = Number,
        ["Outcome.Left"] = Number,
        ["Outcome.Tables"] = Memo,
        ["Outcome.Pending"] = Memo,
        ["Outcome.StartedOn"] = Moment,
        ["Outcome.EndedOn"] = Moment,
        ["Issue.Id"] = Key,
        ["Issue.Name"] = Name,
        ["Issue.Code"] = Name,
        ["Issue.Message"] = Text,
        ["Issue.Remedy"] = Text,
        ["Issue.LogicalName"] = Name,
        ["Issue.RowId"] = Id,
        ["Issue.DataSource"] = Text,
        ["Issue.EntityName"] = Text,
        ["Issue.Key"] = Text,
        ["Issue.CustomerIds"] = Memo,
        ["Issue.Attempts"] = Number,
        ["Issue.FirstSeen"] = Moment,
        ["Issue.LastSeen"] = Moment,
    };

    /// <summary>Columns that the platform adds to each table and the code uses.</summary>
    public static readonly IReadOnlyDictionary<string, string> OfEachTable = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [Names.CreatedOn] = Moment,
        [Names.ModifiedOn] = Moment,
        [Names.State.Code] = "state 0, 1",
        [Names.State.Reason] = "status 1, 2",
    };

    private static string Choice<TChoice>()
        where TChoice : struct, Enum
    {
        return "picklist " + string.Join(", ", Enum.GetValues<TChoice>().Select(value => Convert.ToInt32(value, provider: null)).Order());
    }
}
