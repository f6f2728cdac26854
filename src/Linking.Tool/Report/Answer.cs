using System.Text.Json.Serialization;

namespace Linking.Tool.Report;

/// <summary>What a command prints with --json: the same shape for all of them, described in docs/json.</summary>
/// <param name="Command">Name of the command.</param>
/// <param name="Status">How it ended, in a word that belongs to the exit code.</param>
/// <param name="ExitCode">What the process returns.</param>
/// <param name="Data">What the command was asked for; null when it was refused or failed.</param>
/// <param name="Notes">What a reader should know beside it, a sentence each.</param>
/// <param name="Errors">Why it was refused or failed.</param>
internal sealed record Answer<T>(
    string Command,
    string Status,
    int ExitCode,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] T? Data,
    IReadOnlyList<string> Notes,
    IReadOnlyList<AnswerError> Errors);
