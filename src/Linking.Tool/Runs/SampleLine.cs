namespace Linking.Tool.Runs;

/// <summary>A row shown as an example of what a run does.</summary>
internal sealed record SampleLine(string Table, Guid RowId, string Change, Guid? From, Guid? To, string Reason);
