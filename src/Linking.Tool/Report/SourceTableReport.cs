namespace Linking.Tool.Report;

/// <summary>What a unification did to the rows of one source table. Rows examined = linked + relinked + unlinked + unchanged + issues.</summary>
/// <param name="DataSource">Name of the data source in the keys.</param>
/// <param name="Table">Name of the table in the keys.</param>
/// <param name="Status">How it ended.</param>
/// <param name="Keys">Alternate keys of this data source and table in the unification's content.</param>
/// <param name="Counts">Rows by what happened to them; keys without a row count as issues.</param>
/// <param name="Requests">Requests of the product that named the table, by message.</param>
/// <param name="Reasons">Requirements that are not met.</param>
internal sealed record SourceTableReport(
    string DataSource,
    string Table,
    TableStatus Status,
    long Keys,
    ChangeCounts Counts,
    IReadOnlyDictionary<string, long> Requests,
    IReadOnlyList<Reason> Reasons);
