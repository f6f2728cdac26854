namespace Linking.Tool.Input;

/// <summary>One thing wrong with the input.</summary>
/// <param name="File">Path relative to the simulation folder, with forward slashes.</param>
/// <param name="Line">1-based line in that file; null when the fault is the file itself.</param>
/// <param name="Problem">What is wrong, without a full stop.</param>
/// <param name="Remedy">What to do about it, as a sentence without a full stop.</param>
internal sealed record InputError(string File, int? Line, string Problem, string Remedy)
{
    /// <summary><c>file:line: problem. Remedy.</c></summary>
    public override string ToString() => Line is { } line ? $"{File}:{line}: {Problem}. {Remedy}." : $"{File}: {Problem}. {Remedy}.";
}
