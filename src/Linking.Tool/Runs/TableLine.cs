namespace Linking.Tool.Runs;

/// <summary>What a run did to the rows of a table.</summary>
internal sealed record TableLine(string Table, CountLine Counts);
