namespace Linking.Tool.Report;

/// <summary>Why a command was refused or failed.</summary>
/// <param name="Subject">The file or argument that is meant; empty when it is none in particular.</param>
/// <param name="Line">1-based line in that file; null when the fault is the file itself.</param>
/// <param name="Problem">What is wrong.</param>
/// <param name="Remedy">What to do; empty when the problem says it.</param>
internal sealed record AnswerError(string Subject, int? Line, string Problem, string Remedy);
