namespace SolutionPackaging;

/// <summary>A folder that is to have just what it is given. What stays the same is not written, so that what depends on it is not built again.</summary>
internal static class OutputFolder
{
    /// <summary>Writes what differs, and deletes what is too many.</summary>
    public static void Fill(string folder, IEnumerable<Part> parts)
    {
        var root = Directory.CreateDirectory(folder).FullName;
        var kept = new HashSet<string>(StringComparer.Ordinal);
        foreach (var part in parts)
        {
            var file = Path.Combine(root, part.Path.Replace('/', Path.DirectorySeparatorChar));
            kept.Add(file);
            Write(file, part.Content);
        }

        foreach (var file in Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories).Where(file => !kept.Contains(file)).ToList())
        {
            File.Delete(file);
        }
    }

    /// <summary>Writes a file when its content differs.</summary>
    public static void Write(string file, byte[] content)
    {
        if (!File.Exists(file) || !File.ReadAllBytes(file).AsSpan().SequenceEqual(content))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllBytes(file, content);
        }
    }
}
