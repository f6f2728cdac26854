using System.Collections;

namespace Linking.Tool.Input.Files;

/// <summary>The rows of a table, which have been read through once.</summary>
/// <param name="Name">Path relative to the simulation folder, with forward slashes: of the file, or of the folder of its files.</param>
/// <param name="Format">What it holds.</param>
/// <param name="Parts">The files.</param>
/// <param name="Count">Number of rows that count.</param>
/// <param name="LeftOut">Rows that do not, by their number from 0; null when all do.</param>
internal sealed record InputFile(string Name, FileFormat Format, IReadOnlyList<FilePart> Parts, long Count, BitArray? LeftOut = null)
{
    /// <summary>Opens the rows that count.</summary>
    public TableRows Open() => new(Parts, Format, LeftOut);
}
