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
    private const double MostOverhead = 0.15;
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

        AtMost("the same, first full run, every row written", results.FirstRuns[0].ReadsPerThousand, Reads, WhyFirst(results.FirstRuns[0]));
        AtMost("no write for unchanged rows", results.Counts.Where(one => one.Name.Contains("nothing", StringComparison.Ordinal)).Sum(one => one.Writes), 0, "");
        foreach (var one in results.Counts.Where(one => one.Name.EndsWith("every row relinked", StringComparison.Ordinal) && one.Name.Contains("table", StringComparison.Ordinal)))
        {
            AtMost($"one write for a changed row: {one.Name}", one.WritesPerThousand / 1000, 1, "");
        }

        var bulk = results.Counts.First(one => one.Name.Contains("UpdateMultiple", StringComparison.Ordinal));
        AtMost("at most 10 requests for 1,000 changed rows with UpdateMultiple", bulk.WritesPerThousand, BulkRequests, "the last block of each range is not full");
        foreach (var one in results.Overhead)
        {
            AtMost($"at most 15 % more processor time than the bare calls: {one.Name}", one.Processor * 100, MostOverhead * 100, WhyOverhead(one), " %");
        }

        var peaks = results.Growth.Select(one => one.Peak / 1024.0 / 1024.0).ToList();
        AtMost($"memory flat within {Flat} MB from {results.Growth[0].Run.Rows:N0} to {largest.Rows:N0} keys", peaks.Max() - peaks.Min(), Flat, "", " MB");
        if (results.Growth.Count == 3)
        {
            AtMost("10 million keys within 11 times 1 million (processor time)", results.Growth[2].Time.Processor / results.Growth[1].Time.Processor, Linear, "");
        }
        else
        {
            rows.Add(("10 million keys within 11 times 1 million (processor time)", "not measured in this execution", false, "run with `--large`"));
        }

        AtLeast($"efficiency of 64 workers at least {Efficiency}: first full run, {results.FirstRuns[^1].Rows:N0} keys", results.FirstRuns);
        AtLeast($"efficiency of 64 workers at least {Efficiency}: nothing changed, {results.Reruns[^1].Rows:N0} keys", results.Reruns);
    }

    private static string WhyReads(Measurement one)
    {
        double Of(long reads) => 1000.0 * reads / one.Examined;
        return string.Create(CultureInfo.InvariantCulture, $"of them {Of(one.KeyReads):0.##} read keys and profiles, {Of(one.RowReads):0.##} source rows, and {Of(one.OwnReads):0.##} are the run's own {one.OwnReads} reads of settings, batches and issues, which do not grow with the rows; each source table takes a sample and a page at least");
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
        return string.Create(CultureInfo.InvariantCulture, $"the {one.Calls:N0} bare calls take {bare:0.#} microseconds a row in the embedded organisation, far less than real ones; what the engine builds for a row (keys, claims, facts, plan) takes {bare * one.Processor:0.#}");
    }

    private static string WhyWorkers(SimulatedResult one)
    {
        double Share(TimeSpan idle) => 100 * one.ShareOf(idle);
        return string.Create(CultureInfo.InvariantCulture, $"of the time of {one.Workers} workers {Share(one.IdleAtStart):0.#} % pass before their first batch starts, {Share(one.IdleBetween):0.#} % between batches and {Share(one.IdleAtEnd):0.#} % behind their last one; with the first alone {one.BestAfterStart:0.00} would be the best");
    }

    private void AtMost(string target, double measured, double limit, string why, string unit = "")
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{measured:0.##}{unit}");
        rows.Add((target, text, Math.Round(measured, 2) <= limit, string.Create(CultureInfo.InvariantCulture, $"by {measured - limit:0.##}{unit}. {Sentence(why)}")));
    }

    private void AtLeast(string target, IReadOnlyList<SimulatedResult> runs)
    {
        var measured = runs[^1].EfficiencyAgainst(runs[0]);
        rows.Add((target, measured.ToString("F2", CultureInfo.InvariantCulture), measured >= Efficiency, string.Create(CultureInfo.InvariantCulture, $"by {Efficiency - measured:0.##}. {Sentence(WhyWorkers(runs[^1]))}")));
    }

    private static string Sentence(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];
}
