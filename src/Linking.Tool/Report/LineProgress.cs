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

    public void Follow(string what, Action<Action<long, long>> work)
    {
        var watch = Stopwatch.StartNew();
        var (reached, of) = (0L, 0L);
        work((done, total) => (reached, of) = (done, total));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what}: {reached:N0} of {of:N0}, {watch.Elapsed.TotalSeconds:0.0} s"));
    }
}
