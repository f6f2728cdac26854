namespace Linking.Tool.Input.Files;

/// <summary>Finds the files and folders of a simulation folder, whatever the case of their names, and remembers which of them nobody asked for.</summary>
internal sealed class SimulationFolder(string root, InputErrors errors)
{
    private const string DeltaLog = "_delta_log";

    /// <summary>Endings of files that hold tables. Where several files are of one table, the first of these is read.</summary>
    private static readonly string[] Endings = [".csv", ".tsv", ".parquet", ".xlsx", ".xlsm", ".xls", ".txt", ".tab"];

    private readonly HashSet<string> mentioned = new(StringComparer.Ordinal);

    /// <summary>Full path of the folder.</summary>
    public string Root { get; } = Path.GetFullPath(root);

    /// <summary>The path of a file or folder relative to the folder, with forward slashes.</summary>
    public string NameOf(string path) => Path.GetRelativePath(Root, path).Replace('\\', '/');

    /// <summary>The folder of that name below another; null when there is none.</summary>
    public static string? Find(string parent, string name) =>
        Directory.EnumerateDirectories(parent).Order(StringComparer.Ordinal).FirstOrDefault(path => IsNamed(path, name));

    /// <summary>The file of that name; null when there is none.</summary>
    public string? FindFile(string name) => Directory.EnumerateFiles(Root).Order(StringComparer.Ordinal).FirstOrDefault(path => IsNamed(path, name));

    /// <summary>Marks a file or folder as read, or as told of already.</summary>
    public void Mention(string path) => mentioned.Add(Path.GetFullPath(path));

    /// <summary>The tables that files and folders of a folder hold, by their names.</summary>
    /// <param name="folder">Full path.</param>
    /// <param name="notes">Where files are named that are not read because another one of the table is.</param>
    public IReadOnlyList<TableSource> Tables(string folder, InputNotes notes)
    {
        var entries = Directory.EnumerateFiles(folder).Where(HoldsTable).Concat(Directory.EnumerateDirectories(folder).Where(path => Parts(path).Count > 0));
        var sources = new List<TableSource>();
        foreach (var group in entries.GroupBy(StemOf, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            var ordered = group.OrderBy(Rank).ThenBy(path => path, StringComparer.Ordinal).ToList();
            sources.Add(SourceOf(group.Key, ordered[0]));
            foreach (var other in ordered.Skip(1))
            {
                Mention(other);
                if (Rank(other) == Rank(ordered[0]))
                {
                    errors.Add(NameOf(other), null, $"There are two files for the table '{group.Key}'", "Keep one of the two");
                }
                else
                {
                    notes.LeaveOut(NameOf(other), null, $"not read, because {NameOf(ordered[0])} is", "Keep one of the two");
                }
            }
        }

        return sources;
    }

    /// <summary>What is in the folder and was never mentioned; a folder of which nothing was stands for all in it.</summary>
    public IEnumerable<string> Unread() => Unread(Root);

    private IEnumerable<string> Unread(string folder)
    {
        foreach (var path in Directory.EnumerateFileSystemEntries(folder).Order(StringComparer.Ordinal))
        {
            var isFolder = Directory.Exists(path);
            if (Path.GetFileName(path).StartsWith('.') || mentioned.Contains(path))
            {
                continue;
            }

            if (isFolder && mentioned.Any(known => known.StartsWith(path + Path.DirectorySeparatorChar, StringComparison.Ordinal)))
            {
                foreach (var name in Unread(path))
                {
                    yield return name;
                }
            }
            else
            {
                yield return isFolder ? NameOf(path) + "/" : NameOf(path);
            }
        }
    }

    private TableSource SourceOf(string stem, string path)
    {
        if (!Directory.Exists(path))
        {
            return new TableSource(stem, NameOf(path), [(path, NameOf(path))]);
        }

        if (Find(path, DeltaLog) is not null)
        {
            errors.Add(NameOf(path), null, "The folder is a Delta table, whose log says which of its files count",
                "Export the table as one Parquet or CSV file");
        }

        return new TableSource(stem, NameOf(path), [.. Parts(path).Select(part => (part, NameOf(part)))]);
    }

    private static List<string> Parts(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(HoldsTable).Order(StringComparer.Ordinal)];

    private static bool HoldsTable(string path) => Array.IndexOf(Endings, EndingOf(path)) >= 0 && Path.GetFileName(path)[0] is not ('.' or '_' or '~');

    /// <summary>A folder of parts comes after any file.</summary>
    private static int Rank(string path) => Directory.Exists(path) ? Endings.Length : Array.IndexOf(Endings, EndingOf(path));

    private static string StemOf(string path) =>
        (Directory.Exists(path) ? Path.GetFileName(path) : Path.GetFileNameWithoutExtension(path)).Trim().ToLowerInvariant();

    private static string EndingOf(string path) => Path.GetExtension(path).ToLowerInvariant();

    private static bool IsNamed(string path, string name) => string.Equals(Path.GetFileName(path), name, StringComparison.OrdinalIgnoreCase);
}
