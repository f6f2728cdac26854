namespace Linking.Tool.Tests;

/// <summary>A folder of its own for one test, gone when it ends.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public TemporaryFolder() => Directory.CreateDirectory(Path);

    public string Path { get; } = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"linking-{Guid.NewGuid():N}");

    public string this[string name] => System.IO.Path.Combine(Path, name);

    /// <summary>Writes a text file, with its folders.</summary>
    public TemporaryFolder With(string name, string text)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(this[name])!);
        File.WriteAllText(this[name], text);
        return this;
    }

    public TemporaryFolder Without(string name)
    {
        if (Directory.Exists(this[name]))
        {
            Directory.Delete(this[name], recursive: true);
        }
        else
        {
            File.Delete(this[name]);
        }

        return this;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
