using System.Text;

namespace Linking.Tool.Input.Files;

/// <summary>One of the files that together hold a table; most often the only one.</summary>
/// <param name="Path">Full path.</param>
/// <param name="Name">Path relative to the simulation folder, with forward slashes.</param>
/// <param name="Kind">What it holds.</param>
internal sealed record FilePart(string Path, string Name, FileKind Kind)
{
    /// <summary>How a text file is encoded.</summary>
    public Encoding Encoding { get; init; } = TextEncoding.Utf8;

    /// <summary>Names of the columns that a model.json states for a text file without a header; null where it states none.</summary>
    public IReadOnlyList<string>? ModelColumns { get; init; }

    /// <summary>Opens it and reads its header.</summary>
    public IRawRows Open() => Kind switch
    {
        FileKind.Workbook => new WorkbookRows(Path),
        FileKind.Parquet => new ParquetRows(Path),
        _ => new DelimitedRows(Path, Encoding, ModelColumns),
    };
}
