namespace Linking.Tool.Input;

/// <summary>A table as far as reading rows for it needs.</summary>
internal sealed class TableShape
{
    private readonly Dictionary<string, ColumnShape> columns;

    public TableShape(string logicalName, string primaryId, string primaryName, IEnumerable<ColumnShape> columns)
    {
        LogicalName = logicalName;
        PrimaryId = primaryId;
        PrimaryName = primaryName;
        this.columns = columns.ToDictionary(column => column.Name, StringComparer.Ordinal);
        this.columns[primaryId] = new ColumnShape(primaryId, ColumnKind.UniqueIdentifier);
    }

    public string LogicalName { get; }

    public string PrimaryId { get; }

    public string PrimaryName { get; }

    public IEnumerable<ColumnShape> Columns => columns.Values.OrderBy(column => column.Name, StringComparer.Ordinal);

    public ColumnShape? Find(string column) => columns.GetValueOrDefault(column);
}
