using System.IO.Compression;

namespace SolutionPackaging;

/// <summary>Writes zip files whose bytes depend on nothing but their entries.</summary>
internal static class DeterministicZip
{
    // No entry has a time of its own; this is one that every zip reader can hold.
    private static readonly DateTimeOffset Time = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Writes the entries in the order given.</summary>
    public static byte[] Write(IEnumerable<Part> parts)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var part in parts)
            {
                var entry = archive.CreateEntry(part.Path, CompressionLevel.Optimal);
                entry.LastWriteTime = Time;
                entry.ExternalAttributes = 0;
                using var content = entry.Open();
                content.Write(part.Content);
            }
        }

        return stream.ToArray();
    }
}
