using System.Globalization;
using Linking.Benchmarks.Counting;
using Linking.Benchmarks.Embedded;
using Linking.Benchmarks.Overhead;
using Linking.Benchmarks.Refreshes;
using Linking.Benchmarks.Reporting;
using Linking.Benchmarks.Rivals;
using Linking.Benchmarks.Scale;

namespace Linking.Benchmarks;

/// <summary>
/// Runs the benchmarks and writes their page to <c>out</c>. <c>--large</c> adds ten million keys and writes it to <c>docs</c>; <c>--baseline</c> agrees to
/// the counts as they are now; <c>--costs</c> sets what calls are assumed to cost; <c>--embedded</c> measures the embedded Dataverse alone and leaves the rest
/// of the page.
/// <c>--counts 20000</c>, <c>--workers 1000000</c> and <c>--overhead 10000</c>, <c>--refresh 10000</c> measure one thing of that size and print it instead.
/// </summary>
internal sealed class BenchmarkProgram(TextWriter output)
{
    private const int Rows = 20_000;
    private const int OverheadRows = 10_000;
    private const int Repetitions = 7;
    private const int SmallRefresh = 20_000;
    private const int LargeRefresh = 100_000;
    private const int OpenIssues = 20_000;
    private const int RivalRows = 5000;
    private const int LoadedRows = 1_000_000;

    public int Run(string[] arguments)
    {
        if (arguments.Contains("--baseline"))
        {
            Baseline.Write(Baseline.CountAll(), Repository.Folder("tests", "Linking.Benchmarks"));
            return 0;
        }

        if (arguments.Contains("--embedded"))
        {
            var page = Repository.Folder("docs", "performance.md");
            File.WriteAllText(page, new EmbeddedPart(Step("embedded Dataverse", new EmbeddedBenchmark(LoadedRows).All)).PutInto(File.ReadAllText(page)));
            return 0;
        }

        if (new SinglePart(output).Run(arguments))
        {
            return 0;
        }

        var costs = new CostTable().With(Option(arguments, "--costs"));
        var isLarge = arguments.Contains("--large");
        var scale = new ScaleBenchmark(costs, 1_000_000);
        var large = new ScaleBenchmark(costs, 10_000_000);
        var results = new Results(
            Rows,
            Step("requests", () => new CountScenarios(Rows).All().ToList()),
            Step("engine against bare calls", () => new OverheadBenchmark(OverheadRows, Repetitions).All()),
            Step("what is built instead", () => new RivalBenchmark(RivalRows).All().ToList()),
            Step("growth", (isLarge ? large : scale).Growth),
            Step("workers, first full run", scale.FirstRuns),
            Step("workers, nothing changed", scale.Reruns),
            costs)
        {
            Refreshes = Step("refreshes", new RefreshBenchmark(isLarge ? LargeRefresh : SmallRefresh).All),
            OpenIssues = Step("open issues", new OpenIssuesBenchmark(OpenIssues, Repetitions).Measure),
            Embedded = Step("embedded Dataverse", new EmbeddedBenchmark(LoadedRows).All),
        };
        Write(results, isLarge);
        if (isLarge)
        {
            // Each part is written when it is there: together they take long.
            results = results with { FirstRuns = Step("workers, first full run, 10 million", large.FirstRuns) };
            Write(results, isLarge);
            results = results with { Reruns = Step("workers, nothing changed, 10 million", large.Reruns) };
            Write(results, isLarge);
        }

        return 0;
    }

    // What takes long is not overwritten by what was measured in passing.
    private void Write(Results results, bool isLarge)
    {
        if (!isLarge)
        {
            var folder = Directory.CreateDirectory(Repository.Folder("out")).FullName;
            new PerformancePage(results).Write(folder);
            output.WriteLine("Written: out/performance.md. The page in docs is written with --large.");
            return;
        }

        new PerformancePage(results).Write(Repository.Folder("docs"));
        output.WriteLine("Written: docs/performance.md");
    }

    internal static string Option(string[] arguments, string name)
    {
        var index = Array.IndexOf(arguments, name);
        return index >= 0 && index + 1 < arguments.Length ? arguments[index + 1] : string.Empty;
    }

    private T Step<T>(string name, Func<T> work)
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var result = work();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: done after {watch.Elapsed.TotalSeconds:F0} s"));
        return result;
    }
}
