namespace Linking.Client;

/// <summary>A page of rows.</summary>
/// <param name="Rows">The rows.</param>
/// <param name="Next">Where the next page is; null after the last.</param>
internal sealed record RowPage(IReadOnlyList<DataverseRow> Rows, string? Next);
