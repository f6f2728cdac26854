using System.Runtime.InteropServices;

namespace Linking.Tool.Commands;

/// <summary>Ends the process at Ctrl+C or a request to end, and says what is kept and how to go on. What is not committed was never there.</summary>
internal sealed class Interruption : IDisposable
{
    private const int Interrupted = 130;

    private readonly List<PosixSignalRegistration> registrations;

    /// <summary>Begins to listen.</summary>
    /// <param name="error">Where it is said.</param>
    /// <param name="file">The organisation's file; null when nothing is kept.</param>
    /// <param name="end">Ends the process with an exit code.</param>
    public Interruption(TextWriter error, string? file, Action<int> end)
    {
        registrations = [.. new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM }.Select(signal => PosixSignalRegistration.Create(signal, context =>
        {
            context.Cancel = true;
            error.WriteLine();
            error.WriteLine(Text(file));
            end(Interrupted);
        }))];
    }

    /// <summary>What is said.</summary>
    public static string Text(string? file) => file is null
        ? "Stopped. Nothing was kept: with --organization FILE the organisation is, and the same command goes on from there."
        : $"Stopped. What was done until now is kept in {Path.GetFileName(file)}, and the same command goes on from there. To see how it stands: linking "
            + $"status --organization {file}";

    public void Dispose() => registrations.ForEach(registration => registration.Dispose());
}
