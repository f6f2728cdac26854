using System.Diagnostics;
using System.Globalization;

namespace Linking.Tool.Simulation;

/// <summary>
/// Where an organisation is that nobody wants to keep: in memory while it is small, else in a temporary file, so that memory does not
/// grow with the rows.
/// </summary>
internal sealed class ScratchFile : IDisposable
{
    /// <summary>Rows of all files up to which memory is the faster place.</summary>
    public const long MostInMemory = 250_000;

    private const string Prefix = "linking-rehearsal-";

    private readonly DirectoryInfo? folder;

    /// <summary>Makes the place.</summary>
    /// <param name="wanted">The file that the user wants to keep, or null.</param>
    /// <param name="rows">Rows of all files of the folder.</param>
    public ScratchFile(string? wanted, long rows)
    {
        folder = wanted is null && rows > MostInMemory ? Make() : null;
        Path = folder is null ? wanted : System.IO.Path.Combine(folder.FullName, "organization.db");
    }

    /// <summary>The organisation's file; null for memory.</summary>
    public string? Path { get; }

    public void Dispose()
    {
        AppDomain.CurrentDomain.ProcessExit -= OnExit;
        Remove(folder);
    }

    /// <summary>Makes the folder, and takes away those of processes that were killed.</summary>
    private DirectoryInfo Make()
    {
        foreach (var left in new DirectoryInfo(System.IO.Path.GetTempPath()).EnumerateDirectories($"{Prefix}*").Where(IsLeft))
        {
            Remove(left);
        }

        AppDomain.CurrentDomain.ProcessExit += OnExit;
        return Directory.CreateTempSubdirectory($"{Prefix}{Environment.ProcessId}-");
    }

    private void OnExit(object? sender, EventArgs arguments) => Remove(folder);

    private static bool IsLeft(DirectoryInfo folder)
    {
        var number = folder.Name[Prefix.Length..].Split('-')[0];
        return int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var process) && !IsRunning(process);
    }

    private static bool IsRunning(int process)
    {
        try
        {
            using var running = Process.GetProcessById(process);
            return !running.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    /// <summary>A leftover that somebody else may not remove, or that is gone by now, stays a leftover.</summary>
    private static void Remove(DirectoryInfo? folder)
    {
        try
        {
            folder?.Delete(recursive: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return;
        }
    }
}
