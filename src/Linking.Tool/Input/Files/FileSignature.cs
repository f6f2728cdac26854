namespace Linking.Tool.Input.Files;

/// <summary>Finds out what a file holds by its first bytes: names lie, as when a workbook is saved as contact.csv.</summary>
internal static class FileSignature
{
    private static readonly (byte[] Bytes, FileKind Kind)[] Known =
    [
        ([0x50, 0x4B, 0x03, 0x04], FileKind.Workbook),
        ([0xD0, 0xCF, 0x11, 0xE0], FileKind.Workbook),
        ("PAR1"u8.ToArray(), FileKind.Parquet),
        ([0x1F, 0x8B], FileKind.Packed),
    ];

    /// <summary>What the file holds.</summary>
    public static FileKind Of(string path)
    {
        Span<byte> start = stackalloc byte[4];
        using var stream = File.OpenRead(path);
        var read = stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        foreach (var (bytes, kind) in Known)
        {
            if (start[..read].StartsWith(bytes))
            {
                return kind;
            }
        }

        return FileKind.Text;
    }
}
