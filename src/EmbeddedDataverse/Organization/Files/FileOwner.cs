using System.Diagnostics;
using System.Text.Json;

namespace EmbeddedDataverse.Files;

/// <summary>
/// Who has an organisation's file open, as a small file beside it says. It only informs: what keeps others out is the lock of the
/// operating system, so that what a killed process left behind keeps nobody out.
/// </summary>
/// <param name="ProcessId">The id of the process.</param>
/// <param name="ProcessName">Its name.</param>
/// <param name="MachineName">The machine it runs on.</param>
/// <param name="Since">Since when (UTC).</param>
internal sealed record FileOwner(int ProcessId, string ProcessName, string MachineName, DateTime Since)
{
    public static void Announce(string file)
    {
        using var process = Process.GetCurrentProcess();
        var owner = new FileOwner(process.Id, process.ProcessName, Environment.MachineName, DateTime.UtcNow);
        File.WriteAllBytes(PathOf(file), JsonSerializer.SerializeToUtf8Bytes(owner));
    }

    public static void Withdraw(string file) => File.Delete(PathOf(file));

    public static FileOwner? Of(string file)
    {
        try
        {
            return JsonSerializer.Deserialize<FileOwner>(File.ReadAllBytes(PathOf(file)));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }

    private static string PathOf(string file) => file + ".owner";
}
