using Linking.Tool.Input;

namespace Linking.Tool.Generate;

/// <summary>Guards against writing over somebody's files.</summary>
internal static class EmptyFolder
{
    /// <summary>Makes sure that the folder exists and is empty.</summary>
    /// <exception cref="InputException">It is a file, or holds something.</exception>
    public static void Require(string folder)
    {
        if (File.Exists(folder) || (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any()))
        {
            throw new InputException(folder, null, "The folder is not empty", "Name a new folder, or empty this one");
        }

        Directory.CreateDirectory(folder);
    }
}
