namespace Linking.Tool.Runs;

/// <summary>Links that a run stopped by the guard would clear.</summary>
internal sealed record HeldByRun(Guid Run, long Total, IReadOnlyList<HeldLine> Rows);
