using System.Globalization;
using Linking.Benchmarks.Counting;
using Linking.Benchmarks.Overhead;
using Linking.Benchmarks.Refreshes;
using Linking.Benchmarks.Scale;

namespace Linking.Benchmarks;

/// <summary>Measures one thing and prints it, for somebody who is changing it; writes no page.</summary>
internal sealed class SinglePart(TextWriter output)
{
    /// <summary>Measures what the arguments ask for; false when they ask for no single part.</summary>
    public bool Run(string[] arguments)
    {
        var counts = BenchmarkProgram.Option(arguments, "--counts");
        var workers = BenchmarkProgram.Option(arguments, "--workers");
        var overhead = BenchmarkProgram.Option(arguments, "--overhead");
        var refresh = BenchmarkProgram.Option(arguments, "--refresh");
        if (counts.Length > 0)
        {
            Counts(int.Parse(counts, CultureInfo.InvariantCulture));
        }
        else if (workers.Length > 0)
        {
            var scale = new ScaleBenchmark(new CostTable()
                .With(BenchmarkProgram.Option(arguments, "--costs")), long.Parse(workers, CultureInfo.InvariantCulture));
            Workers("nothing changed", scale.Reruns());
            Workers("first full run", scale.FirstRuns());
        }
        else if (overhead.Length > 0)
        {
            Overhead(int.Parse(overhead, CultureInfo.InvariantCulture));
        }

        else if (refresh.Length > 0)
        {
            Refresh(int.Parse(refresh, CultureInfo.InvariantCulture));
        }

        return counts.Length + workers.Length + overhead.Length + refresh.Length > 0;
    }

    private void Counts(int rows)
    {
        foreach (var one in new CountScenarios(rows).Runs())
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{one.Name}: {one.Reads} reads, {one.ReadsPerThousand:F2} per 1,000; {one.Records} records; {one.Others} others"));
        }
    }

    private void Workers(string name, IReadOnlyList<SimulatedResult> runs)
    {
        foreach (var one in runs)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{name}, {one.Workers} workers: {one.Elapsed}, efficiency {one.EfficiencyAgainst(runs[0]):F3}, {one.Jobs} jobs, {one.Waits} waits, "
                + $"{one.ReadsPerThousand:F2} reads per 1,000"));
            output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"  waiting: {one.ShareOf(one.IdleAtStart):P1} for the first batch, {one.ShareOf(one.IdleBetween):P1} between, "
                + $"{one.ShareOf(one.IdleAtEnd):P1} at the end; {one.BestAfterStart:F3} without the latter"));
            output.WriteLine("  " + string.Join("; ", ReadPurpose.All.Select(purpose => $"{one.Reads.GetValueOrDefault(purpose)} {purpose}")));
        }
    }

    private void Overhead(int rows)
    {
        foreach (var one in new OverheadBenchmark(rows, 7).All())
        {
            output.WriteLine(
                string.Create(CultureInfo.InvariantCulture, $"{one.Name}: {100 * one.Processor:F1} % more processor time (spread {100 * one.Spread:F1} %)"));
            output.WriteLine(
                string.Create(CultureInfo.InvariantCulture, $"  {one.OwnBytes:N0} own bytes a row, {one.OwnTime:F1} times the join; {one.Calls} calls"));
        }
    }

    private void Refresh(int profiles)
    {
        foreach (var one in new RefreshBenchmark(profiles).All())
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{one.Name}, {one.Profiles:N0} profiles: {one.Reads:F4} reads, {one.JobsOfEach:F4} jobs ({one.OwnJobs} of own records), {one.Written:F4} "
                + $"row writes each; {one.Counts.Records} records; {one.Processor.TotalSeconds:F1} s"));
        }

        var issues = new OpenIssuesBenchmark(20_000, 5).Measure();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{issues.Events} events with {issues.Issues:N0} open issues: {issues.Reads} reads, without {issues.ReadsWithout}; {issues.Time:F2} times the "
            + $"processor time"));
    }
}
