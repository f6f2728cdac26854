namespace Linking.Tool.Input.Files;

/// <summary>Finds out how the files of a table are to be opened.</summary>
internal sealed class FilePartReader(InputErrors errors, InputNotes notes)
{
    /// <summary>What to do about a workbook or Parquet file that nobody can read.</summary>
    public const string SaveAsText = "Export it again, or open it where it can be opened and save it as 'CSV UTF-8'";

    /// <summary>The files, or null after a complaint.</summary>
    /// <param name="source">The files.</param>
    /// <param name="table">Logical name of the table.</param>
    /// <param name="format">What they may and must hold.</param>
    public IReadOnlyList<FilePart>? Read(TableSource source, string table, FileFormat format)
    {
        var parts = new List<FilePart>();
        foreach (var (path, name) in source.Files)
        {
            if (Read(path, name, table, format) is { } part)
            {
                parts.Add(part);
            }
        }

        return parts.Count == source.Files.Count ? parts : null;
    }

    /// <summary>What is wrong with a file that is no text.</summary>
    public static string Unreadable(FileKind kind, Exception exception) =>
        $"This is {(kind == FileKind.Parquet ? "a Parquet file" : "an Excel workbook")} that cannot be read "
            + $"({exception.Message.ReplaceLineEndings(" ").TrimEnd('.', ' ')})";

    private FilePart? Read(string path, string name, string table, FileFormat format)
    {
        var part = new FilePart(path, name, FileSignature.Of(path));
        if (part.Kind == FileKind.Packed)
        {
            errors.Add(name, null, "The file is packed with gzip", "Unpack it");
            return null;
        }

        if (part.Kind != FileKind.Text)
        {
            return part;
        }

        var encoding = TextEncoding.Detect(path);
        if (encoding is null && !format.HasOnlyIds)
        {
            errors.Add(name, null, "The file is not UTF-8", "Save it as UTF-8");
            return null;
        }

        if (encoding is null)
        {
            notes.Say(name, "neither UTF-8 nor UTF-16, and read as Windows text; accented letters may be wrong, ids are not");
        }

        return part with { Encoding = encoding ?? TextEncoding.Ansi, ModelColumns = new ModelFile(errors).Columns(path, table) };
    }
}
