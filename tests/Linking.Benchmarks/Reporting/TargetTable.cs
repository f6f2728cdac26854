using System.Globalization;
using System.Text;
using Linking.Benchmarks.Counting;
using Linking.Benchmarks.Overhead;
using Linking.Benchmarks.Scale;

namespace Linking.Benchmarks.Reporting;

/// <summary>Each target with what was measured, and by how much it is missed.</summary>
internal sealed class TargetTable(Results results)
{
    /// <summary>Reads for 1,000 examined rows: two pages of keys, two reads of rows, a tenth more.</summary>
    internal const double Reads = 4.4;

    /// <summary>Share of N times the work of one that 64 workers are to do.</summary>
    internal const double Efficiency = 0.9;

    private const double BulkRequests = 10;
    private const double FirstReads = 6.5;
    private const double UnchangedBytes = 1000;
    private const double WrittenBytes = 2500;
    private const double MostJoins = 5;
    private const double MostByIssues = 1.2;
    private const double MostRefreshReads = 0.01;
    private const double MostRefreshJobs = 0.002;
    private const double MostMovedReads = 2.5;
    private const double Flat = 50;
    private const double Linear = 11;

    private readonly List<(string Target, string Measured, bool Met, string Why)> rows = [];

    public void Write(StringBuilder page)
    {
        Judge();
        page.Append("## Targets\n\n| target | measured | met |\n|---|---|---|\n");
        foreach (var (target, measured, met, why) in rows)
        {
            page.Append(CultureInfo.InvariantCulture, $"| {target} | {measured} | {(met ? "yes" : "**no**: " + why)} |\n");
        }
    }

    private void Judge()
    {
        var largest = results.Growth[^1].Run;
        AtMost($"at most {Reads} reads for 1,000 unchanged rows, {largest.Rows:N0} keys", largest.ReadsPerThousand, Reads, "");
        foreach (var one in results.Counts.Where(one => one.Name.Contains("nothing changed", StringComparison.Ordinal)))
        {
            AtMost($"the same, {results.Rows:N0} rows, {one.Name}", one.ReadsPerThousand, Reads, WhyReads(one));
        }

        AtMost($"at most {FirstReads} reads for 1,000 rows of a first full run", results.FirstRuns[0].ReadsPerThousand, FirstReads,
            WhyFirst(results.FirstRuns[0]));
        AtMost("no write for unchanged rows", results.Counts.Where(one => one.Name.Contains("nothing", StringComparison.Ordinal))
            .Sum(one => one.Writes), 0, "");
        foreach (var one in results.Counts.Where(one =>
            one.Name.EndsWith("every row relinked", StringComparison.Ordinal) && one.Name.Contains("table", StringComparison.Ordinal)))
        {
            AtMost($"one write for a changed row: {one.Name}", one.WritesPerThousand / 1000, 1, "");
        }

        var bulk = results.Counts.First(one => one.Name.Contains("UpdateMultiple", StringComparison.Ordinal));
        AtMost("at most 10 requests for 1,000 changed rows with UpdateMultiple", bulk.WritesPerThousand, BulkRequests,
            "the last block of each range is not full");
        foreach (var (one, bytes) in results.Overhead.Zip([UnchangedBytes, WrittenBytes]))
        {
            AtMost($"at most {bytes:N0} own bytes a row: {one.Name}", one.OwnBytes, bytes, "");
            AtMost($"at most {MostJoins} times a join in memory: {one.Name}", one.OwnTime, MostJoins, WhyOverhead(one));
        }

        Refreshes();
        var peaks = results.Growth.Select(one => one.Peak / 1024.0 / 1024.0).ToList();
        AtMost($"memory flat within {Flat} MB from {results.Growth[0].Run.Rows:N0} to {largest.Rows:N0} keys", peaks.Max() - peaks.Min(), Flat, "", " MB");
        if (results.Growth.Count == 3)
        {
            AtMost("10 million keys within 11 times 1 million (processor time)", results.Growth[2].Time.Processor / results.Growth[1].Time.Processor, Linear,
                "");
        }
        else
        {
            rows.Add(("10 million keys within 11 times 1 million (processor time)", "not measured in this execution", false, "run with `--large`"));
        }

        AtLeast($"efficiency of 64 workers at least {Efficiency}: first full run, {results.FirstRuns[^1].Rows:N0} keys", results.FirstRuns);
        AtLeast($"efficiency of 64 workers at least {Efficiency}: nothing changed, {results.Reruns[^1].Rows:N0} keys", results.Reruns);
    }

    private void Refreshes()
    {
        foreach (var one in results.Refreshes)
        {
            var name = $"a refresh of {one.Profiles:N0} profiles, {one.Name}";
            if (one.Written > 0)
            {
                AtMost($"{name}: at most {MostMovedReads} reads a row", one.Reads, MostMovedReads, "");
                AtMost($"{name}: one write a row", one.Written, 1, "");
                continue;
            }

            AtMost($"{name}: at most {MostRefreshReads} reads each", one.Reads, MostRefreshReads, "");
            AtMost($"{name}: at most {MostRefreshJobs} jobs each", one.JobsOfEach, MostRefreshJobs, "");
            AtMost($"{name}: no record, no job of own records", one.Counts.Records + one.OwnJobs, 0, "");
        }

        var gaps = results.Refreshes.Where(one => one.Written == 0).GroupBy(one => one.Name).Single(kind => kind.Count() == 2).OrderBy(one => one.Profiles)
            .ToList();
        var growth = gaps[1].Processor / gaps[0].Processor / ((double)gaps[1].Profiles / gaps[0].Profiles);
        AtMost($"a refresh with a gap grows with its rows within {MostByIssues} times", growth, MostByIssues, "");
        AtMost($"an event with {results.OpenIssues.Issues:N0} open issues: at most {MostByIssues} times one without", results.OpenIssues.Time, MostByIssues,
            "");
    }

    private static string WhyReads(Measurement one)
    {
        double Of(long reads) => 1000.0 * reads / one.Examined;
        return string.Create(CultureInfo.InvariantCulture,
            $"of them {Of(one.KeyReads):0.##} read keys and profiles, {Of(one.RowReads):0.##} source rows, and {Of(one.OwnReads):0.##} are the run's own "
            + $"{one.OwnReads} reads of settings, batches and issues, which do not grow with the rows; each source table takes a sample and a page at least");
    }

    private static string WhyFirst(SimulatedResult one)
    {
        var parts = ReadPurpose.All.Where(purpose => one.Reads.GetValueOrDefault(purpose) > 0)
            .Select(purpose => string.Create(CultureInfo.InvariantCulture, $"{1000.0 * one.Reads[purpose] / one.Rows:0.##} {purpose}"));
        return "the target counts what unchanged rows need; a row that is written needs more: " + string.Join(", ", parts);
    }

    private static string WhyOverhead(OverheadResult one)
    {
        var bare = ProcessorTime.Median(one.Bare.Select(time => time.Processor.TotalMicroseconds)) / one.Rows;
        return string.Create(CultureInfo.InvariantCulture,
            $"the {one.Calls:N0} bare calls take {bare:0.#} microseconds a row in the embedded organisation, far less than real ones; what the engine "
            + $"builds for a row (keys, claims, facts, plan) takes {bare * one.Processor:0.#}");
    }

    private static string WhyWorkers(SimulatedResult one)
    {
        double Share(TimeSpan idle) => 100 * one.ShareOf(idle);
        return string.Create(CultureInfo.InvariantCulture,
            $"of the time of {one.Workers} workers {Share(one.IdleAtStart):0.#} % pass before their first batch starts, {Share(one.IdleBetween):0.#} % "
            + $"between batches and {Share(one.IdleAtEnd):0.#} % behind their last one; with the first alone {one.BestAfterStart:0.00} would be the best");
    }

    private void AtMost(string target, double measured, double limit, string why, string unit = "")
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{measured:0.####}{unit}");
        var missed = string.Create(CultureInfo.InvariantCulture, $"by {measured - limit:0.####}{unit}. {Sentence(why)}");
        rows.Add((target, text, Math.Round(measured, 4) <= limit, missed.TrimEnd()));
    }

    private void AtLeast(string target, IReadOnlyList<SimulatedResult> runs)
    {
        var measured = runs[^1].EfficiencyAgainst(runs[0]);
        rows.Add((target, measured.ToString("F2", CultureInfo.InvariantCulture), measured >= Efficiency,
            string.Create(CultureInfo.InvariantCulture, $"by {Efficiency - measured:0.##}. {Sentence(WhyWorkers(runs[^1]))}")));
    }

    private static string Sentence(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];
}
