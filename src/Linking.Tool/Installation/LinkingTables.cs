using EmbeddedDataverse;
using Linking.Plugins.Runs;
using Linking.Plugins.Runs.Batches;
using Linking.Plugins.Schema;
using Linking.Plugins.Settings;

namespace Linking.Tool.Installation;

/// <summary>The product's own tables, as the solution defines them.</summary>
internal static class LinkingTables
{
    private const int NameLength = 200;
    private const int IdLength = 36;

    /// <summary>All of them.</summary>
    internal static IEnumerable<TableDefinition> All => [SourceTable, Run, Batch, Issue];

    private static TableDefinition SourceTable => new()
    {
        LogicalName = Names.SourceTable.Table,
        SchemaName = Names.SourceTable.SchemaName,
        DisplayName = "Source Table",
        PrimaryId = Names.SourceTable.Id,
        PrimaryName = Names.SourceTable.Name,
        Columns =
        [
            Text(Names.SourceTable.Name, NameLength),
            Text(Names.SourceTable.DataSource),
            Text(Names.SourceTable.EntityName),
            Text(Names.SourceTable.LogicalName, NameLength),
            Choice<Connector>(Names.SourceTable.Connector),
            Text(Names.SourceTable.EnvironmentUrl),
            Text(Names.SourceTable.PrimaryKey, NameLength),
            ColumnDefinition.Of(Names.SourceTable.Declared, ColumnType.Boolean),
            Number(Names.SourceTable.Rank),
            Text(Names.SourceTable.RunForKeys),
            Choice<SourceTableStatus>(Names.SourceTable.Status),
            ColumnDefinition.Of(Names.SourceTable.Reasons, ColumnType.Memo),
            ColumnDefinition.Of(Names.SourceTable.CheckedOn, ColumnType.DateTime),
        ],
    };

    private static TableDefinition Run => new()
    {
        LogicalName = Names.Run.Table,
        SchemaName = Names.Run.SchemaName,
        DisplayName = "Linking Run",
        PrimaryId = Names.Run.Id,
        PrimaryName = Names.Run.Name,
        Columns =
        [
            Text(Names.Run.Name, NameLength),
            Choice<RunMode>(Names.Run.Mode),
            Choice<RunStatus>(Names.Run.Status),
            ColumnDefinition.Of(Names.Run.Detail, ColumnType.Memo),
            ColumnDefinition.Of(Names.Run.Tables, ColumnType.Memo),
            ColumnDefinition.Of(Names.Run.Relinks, ColumnType.Memo),
            Number(Names.Run.Examined),
            Number(Names.Run.Linked),
            Number(Names.Run.Relinked),
            Number(Names.Run.Unlinked),
            Number(Names.Run.Unchanged),
            Number(Names.Run.Issues),
            Text(Names.Run.AlertState, NameLength),
            Text(Names.Run.RequestedTables),
            Text(Names.Run.RowId, IdLength),
            ColumnDefinition.Of(Names.Run.Approved, ColumnType.Boolean),
            Number(Names.Run.Held),
            ColumnDefinition.Of(Names.Run.Samples, ColumnType.Memo),
            ColumnDefinition.Of(Names.Run.StartedOn, ColumnType.DateTime),
            ColumnDefinition.Of(Names.Run.EndedOn, ColumnType.DateTime),
        ],
    };

    private static TableDefinition Batch => new()
    {
        LogicalName = Names.Batch.Table,
        SchemaName = Names.Batch.SchemaName,
        DisplayName = "Linking Batch",
        PrimaryId = Names.Batch.Id,
        PrimaryName = Names.Batch.Name,
        Columns =
        [
            Text(Names.Batch.Name, NameLength),
            ColumnDefinition.Lookup(Names.Batch.Run, Names.Run.Table),
            Choice<BatchKind>(Names.Batch.Kind),
            Choice<BatchStatus>(Names.Batch.Status),
            Text(Names.Batch.LogicalName, NameLength),
            Text(Names.Batch.From, NameLength),
            Text(Names.Batch.To, NameLength),
            Text(Names.Batch.Cursor),
            ColumnDefinition.Of(Names.Batch.Counts, ColumnType.Memo),
            ColumnDefinition.Of(Names.Batch.Held, ColumnType.Memo),
            ColumnDefinition.Of(Names.Batch.Samples, ColumnType.Memo),
            ColumnDefinition.Of(Names.Batch.Done, ColumnType.Memo),
            Number(Names.Batch.Parts),
            Number(Names.Batch.Attempts),
            ColumnDefinition.Of(Names.Batch.Heartbeat, ColumnType.DateTime),
            Text(Names.Batch.Detail),
        ],
    };

    private static TableDefinition Issue => new()
    {
        LogicalName = Names.Issue.Table,
        SchemaName = Names.Issue.SchemaName,
        DisplayName = "Linking Issue",
        PrimaryId = Names.Issue.Id,
        PrimaryName = Names.Issue.Name,
        Columns =
        [
            Text(Names.Issue.Name, NameLength),
            Text(Names.Issue.Code, NameLength),
            Text(Names.Issue.Message),
            Text(Names.Issue.Remedy),
            Text(Names.Issue.LogicalName, NameLength),
            Text(Names.Issue.RowId, IdLength),
            Text(Names.Issue.DataSource),
            Text(Names.Issue.EntityName),
            Text(Names.Issue.Key),
            ColumnDefinition.Of(Names.Issue.CustomerIds, ColumnType.Memo),
            Number(Names.Issue.Attempts),
            ColumnDefinition.Of(Names.Issue.FirstSeen, ColumnType.DateTime),
            ColumnDefinition.Of(Names.Issue.LastSeen, ColumnType.DateTime),
        ],
    };

    private static ColumnDefinition Text(string name, int length = PlatformLimits.Text) => ColumnDefinition.Text(name, length);

    private static ColumnDefinition Number(string name) => ColumnDefinition.Of(name, ColumnType.Integer);

    private static ColumnDefinition Choice<TChoice>(string name)
        where TChoice : struct, Enum
    {
        return ColumnDefinition.Choice(name, Enum.GetValues<TChoice>().ToDictionary(value => Convert.ToInt32(value, null), value => value.ToString()));
    }
}
