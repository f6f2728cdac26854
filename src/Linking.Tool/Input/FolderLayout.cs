using Linking.Tool.Input.Files;

namespace Linking.Tool.Input;

/// <summary>
/// Where the parts of a simulation folder are. A folder with nothing but exports, without rows, before or unification-1, is how things stand
/// in an environment that does not have the product: its rows, profiles and keys lie side by side.
/// </summary>
/// <param name="Rows">Folder of the source rows; null when it is missing.</param>
/// <param name="Before">Folder of what was there before the product; null when nothing was.</param>
internal sealed record FolderLayout(string? Rows, string? Before)
{
    /// <summary>Looks at the folder.</summary>
    public static FolderLayout Of(string root)
    {
        var rows = SimulationFolder.Find(root, InputNames.RowsFolder);
        var before = SimulationFolder.Find(root, InputNames.BeforeFolder);
        var hasUnification = Directory.EnumerateDirectories(root, $"{InputNames.UnificationFolderPrefix}*",
            new EnumerationOptions { MatchCasing = MatchCasing.CaseInsensitive }).Any();
        var isFlat = rows is null && before is null && !hasUnification && HasContent(root);
        return isFlat ? new FolderLayout(root, root) : new FolderLayout(rows, before);
    }

    private static bool HasContent(string root) => Directory.EnumerateFileSystemEntries(root)
        .Select(path => Path.GetFileNameWithoutExtension(path).ToLowerInvariant())
        .Any(stem => InputNames.ProfileFiles.Contains(stem) || InputNames.KeyFiles.Contains(stem));
}
