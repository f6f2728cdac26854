namespace Linking.Tool.Runs;

/// <summary>The task as Customer Insights names it, and how it stands.</summary>
/// <param name="Group">What the task stands under.</param>
/// <param name="Task">Its name.</param>
/// <param name="Status">Of the latest run; null before the first.</param>
/// <param name="When">When the latest run ended, or began.</param>
/// <param name="Runs">The latest runs, the newest first.</param>
/// <param name="SourceTables">By data source and table.</param>
/// <param name="HeldUnlinks">What the guard holds back, by run.</param>
/// <param name="OpenIssues">How many issues are open, by code.</param>
internal sealed record TaskView(
    string Group,
    string Task,
    string? Status,
    DateTime? When,
    IReadOnlyList<RunLine> Runs,
    IReadOnlyList<SourceTableLine> SourceTables,
    IReadOnlyList<HeldByRun> HeldUnlinks,
    IReadOnlyDictionary<string, int> OpenIssues);
