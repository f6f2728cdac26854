using System.Globalization;

namespace Linking.Tool.Report;

/// <summary>Writes a line when a piece of work is done, and one every ten seconds until then; for files and pipes.</summary>
internal sealed class LineProgress(TextWriter output, TimeProvider time) : IProgressView
{
    /// <summary>Time between two lines of a piece of work.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    private readonly Lock gate = new();

    public void Run(string what, long total, Action<Action<long>> work)
    {
        var done = 0L;
        Show(what, () =>
            Interlocked.Read(ref done) is > 0 and var count
            ? (total > 0 ? $"{Text(count)} of {Text(Math.Max(total, count))}, " : $"{Text(count)}, ") : "", () =>
            work(count => Interlocked.Add(ref done, count)), () => done > 0 ? $"{Text(done)}, " : "");
    }

    public void Follow(string what, Action<Action<long, long>> work)
    {
        var (reached, of) = (0L, 0L);
        string Now()
        {
            return $"{Text(Interlocked.Read(ref reached))} of {Text(Interlocked.Read(ref of))}, ";
        }

        Show(
            what,
            Now,
            () => work((done, total) =>
            {
                Interlocked.Exchange(ref reached, done);
                Interlocked.Exchange(ref of, total);
            }),
            Now);
    }

    private void Show(string what, Func<string> now, Action work, Func<string> atEnd)
    {
        var start = time.GetTimestamp();
        using (time.CreateTimer(_ => Write($"{what}: {now()}{Seconds(start)} so far"), null, Pause, Pause))
        {
            work();
        }

        Write($"{what}: {atEnd()}{Seconds(start)}");
    }

    private void Write(string line)
    {
        lock (gate)
        {
            output.WriteLine(line);
            output.Flush();
        }
    }

    private string Seconds(long start) => string.Create(CultureInfo.InvariantCulture, $"{time.GetElapsedTime(start).TotalSeconds:0.0} s");

    private static string Text(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
