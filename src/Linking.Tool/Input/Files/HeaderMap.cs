namespace Linking.Tool.Input.Files;

/// <summary>How the header of a file is read.</summary>
/// <param name="Names">The logical name of each of the file's columns; null where the column is left out.</param>
/// <param name="Unknown">Columns that the table does not have, as they are written.</param>
/// <param name="Repeated">Logical names that stand in the header again; the first one counts.</param>
/// <param name="Unnamed">Number of columns without a name.</param>
internal sealed record HeaderMap(IReadOnlyList<string?> Names, IReadOnlyList<string> Unknown, IReadOnlyList<string> Repeated, int Unnamed);
