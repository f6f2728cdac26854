using System.Diagnostics;
using System.Globalization;

namespace Linking.Tool.Report;

/// <summary>Writes a line when a piece of work is done; for files and pipes.</summary>
internal sealed class LineProgress(TextWriter output) : IProgressView
{
    public void Run(string what, long total, Action<Action<long>> work)
    {
        var watch = Stopwatch.StartNew();
        var done = 0L;
        work(count => done += count);
        var items = done > 0 ? string.Create(CultureInfo.InvariantCulture, $"{done:N0}, ") : "";
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what}: {items}{watch.Elapsed.TotalSeconds:0.0} s"));
    }
}
