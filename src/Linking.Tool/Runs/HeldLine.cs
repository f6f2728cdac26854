namespace Linking.Tool.Runs;

/// <summary>A row whose link a run would clear and has not.</summary>
internal sealed record HeldLine(string Table, Guid RowId, Guid Profile);
