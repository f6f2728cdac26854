namespace Linking.Tool.Input;

/// <summary>Collects what a reader should know of an input that is not refused, a sentence each.</summary>
/// <param name="errors">Where what is left out goes instead when it is to be refused.</param>
/// <param name="strict">True to refuse whatever would be left out.</param>
internal sealed class InputNotes(InputErrors errors, bool strict = false)
{
    /// <summary>Names in one note.</summary>
    private const int MostNames = 20;

    private readonly List<string> notes = [];

    public IReadOnlyList<string> All => notes;

    /// <summary>Notes how something is read.</summary>
    public void Say(string file, string what) => notes.Add($"{file}: {what}.");

    /// <summary>Notes that something is left out, or refuses it.</summary>
    /// <param name="file">Path relative to the simulation folder.</param>
    /// <param name="line">1-based line of the first case; null for the file itself.</param>
    /// <param name="what">What is left out and why, without a full stop.</param>
    /// <param name="remedy">What to do so that it is not.</param>
    public void LeaveOut(string file, int? line, string what, string remedy)
    {
        if (strict)
        {
            errors.Add(file, line, char.ToUpperInvariant(what[0]) + what[1..], remedy);
        }
        else
        {
            notes.Add($"{file}: {what}.");
        }
    }

    /// <summary>Names with commas, at most as many as one reads.</summary>
    public static string List(IReadOnlyCollection<string> names) =>
        names.Count <= MostNames ? string.Join(", ", names) : $"{string.Join(", ", names.Take(MostNames))} and {names.Count - MostNames} more";
}
