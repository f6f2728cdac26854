namespace Linking.Tool.Runs;

/// <summary>An issue as the product keeps it.</summary>
internal sealed record IssueView(
    bool Open,
    string Code,
    string Table,
    Guid? RowId,
    string DataSource,
    string Key,
    string CustomerIds,
    string Message,
    string Remedy,
    DateTime? FirstSeen,
    DateTime? LastSeen);
