using System.Globalization;
using System.Text;
using Linking.Benchmarks.Scale;

namespace Linking.Benchmarks.Reporting;

/// <summary>Writes the page about performance with its charts.</summary>
internal sealed class PerformancePage(Results results)
{
    private readonly StringBuilder page = new();

    /// <summary>Writes the page and its charts into the folder of the documents.</summary>
    public void Write(string folder)
    {
        var charts = Directory.CreateDirectory(Path.Combine(folder, "performance")).FullName;
        Introduction();
        new TargetTable(results).Write(page);
        Counts(charts);
        Rivals(charts);
        Overhead();
        Refreshes();
        Growth(charts);
        Workers(charts);
        new EmbeddedPart(results.Embedded).Write(page);
        File.WriteAllText(Path.Combine(folder, "performance.md"), page.ToString());
    }

    private void Introduction() => page.Append("""
        # Performance

        Written by `dotnet run --project tests/Linking.Benchmarks -c Release -- --large`; do not edit by hand. Without `--large` less is measured, and written to
        `out/performance.md`. All figures are of one execution, without tiers of compilation. Counts are exact and the same each time; ratios compare two things in the same execution; times in the last part are virtual and rest on
        assumed costs. Nothing here says how many rows a second a real environment does.


        """);

    private void Counts(string charts)
    {
        page.Append(CultureInfo.InvariantCulture,
            $"\n## Requests\n\nMade by the product in an embedded organisation with {results.Rows:N0} source rows, elastic profile and key tables where "
            + $"nothing else is said.\nOwn reads are those of settings, runs, batches and issues: a run of any size makes them, which is why small "
            + $"organisations take more for each row.\n\n");
        page.Append("| work | examined | reads per 1,000 | own reads | writes of rows per 1,000 | records per 1,000 | others |\n"
            + "|---|---:|---:|---:|---:|---:|---:|\n");
        foreach (var one in results.Counts)
        {
            page.Append(CultureInfo.InvariantCulture,
                $"| {one.Name} | {one.Examined:N0} | {one.ReadsPerThousand:F2} | {one.OwnReads} | {one.WritesPerThousand:F2} | {one.RecordsPerThousand:F2} "
                + $"| {one.Others} |\n");
        }

        var chart = new BarChart("Reads of runs", $"for 1,000 rows, {results.Rows:N0} rows; the line is the target") { Target = TargetTable.Reads };
        foreach (var one in results.Counts.Where(one => one.Name.Contains("table", StringComparison.Ordinal)))
        {
            chart.Add(one.Name, one.ReadsPerThousand);
        }

        chart.Write(Path.Combine(charts, "reads.svg"));
        page.Append("\n![Reads of runs](performance/reads.svg)\n");
    }

    private void Rivals(string charts)
    {
        page.Append("\n## Compared with what is built instead\n\nThe same organisation (one table, a row a profile) linked in each way, twice: every row "
            + "gets its link, then nothing has changed. Requests are those of the\nplug-in or of the external program; each target of a bulk request counts "
            + "as one written row, as it does for the request entitlement. Processor time is that\nof the whole process, the embedded organisation with its "
            + "events and jobs included, and only says which way is dearer here.\n\n");
        page.Append("| way | first: requests | rows written | processor ms | again: requests | rows written | processor ms |\n"
            + "|---|---:|---:|---:|---:|---:|---:|\n");
        var chart = new BarChart("Source rows written when nothing has changed", "each fires triggers, changes modifiedon and counts against the entitlement");
        foreach (var one in results.Rivals)
        {
            page.Append(CultureInfo.InvariantCulture,
                $"| {one.Name} | {one.First.Total:N0} | {one.First.Written:N0} | {one.FirstTime.Processor.TotalMilliseconds:N0} | {one.Again.Total:N0} | "
                + $"{one.Again.Written:N0} | {one.AgainTime.Processor.TotalMilliseconds:N0} |\n");
            chart.Add(one.Name, one.Again.Written);
        }

        chart.Write(Path.Combine(charts, "rivals.svg"));
        page.Append("\n![Rows written when nothing has changed](performance/rivals.svg)\n\nAn external loop with UpdateMultiple makes the fewest requests "
            + "and takes the least processor time for a first run; it knows no rivals, orphans, guard, preview\nor issues, writes every row each time, and "
            + "needs a program that somebody runs. The requests of ExecuteMultiple count its single updates too.\n");
    }

    private void Overhead()
    {
        page.Append("""

            ## The engine against the bare loop of its calls

            The engine makes a run directly on the organisation's service; then the calls that it made are made again without it. Pairs one after the other, medians.
            The bare loop builds each request and remembers row versions for its updates; it compares, plans and records nothing. Each key carries a KeyRing.
            Own bytes and own time are the engine's without those of the bare loop; the join finds the same changes by dictionaries, of rows, keys and profiles
            that lie in memory already. The spread is the distance between the quartiles of the pairs.


            """);
        page.Append("| run | rows | calls | more processor time | spread | own bytes a row | own time, times the join | pairs |\n"
            + "|---|---:|---:|---:|---:|---:|---:|---:|\n");
        foreach (var one in results.Overhead)
        {
            page.Append(CultureInfo.InvariantCulture, $"| {one.Name} | {one.Rows:N0} | {one.Calls:N0} | {100 * one.Processor:F1} % | {100 * one.Spread:F1} % ");
            page.Append(CultureInfo.InvariantCulture, $"| {one.OwnBytes:N0} | {one.OwnTime:F1} | {one.Engine.Count} |\n");
        }
    }

    private void Refreshes()
    {
        page.Append("""

            ## Refreshes of Customer Insights that change nothing

            Every profile and every key is written, in bulk requests of 1,000 rows, each profile with one key and one source row. Counted are the events of the
            product; a run that is due later counts as a run. With new ids, the key that names its profile anew moves the row's link at once.


            """);
        page.Append("| the rows are | profiles | reads each | jobs each | row writes each | records | jobs of own records | processor s |\n"
            + "|---|---:|---:|---:|---:|---:|---:|---:|\n");
        foreach (var one in results.Refreshes)
        {
            page.Append(CultureInfo.InvariantCulture, $"| {one.Name} | {one.Profiles:N0} | {one.Reads:F4} | {one.JobsOfEach:F4} | {one.Written:F4} ");
            page.Append(CultureInfo.InvariantCulture, $"| {one.Counts.Records:N0} | {one.OwnJobs:N0} | {one.Processor.TotalSeconds:F1} |\n");
        }

        var issues = results.OpenIssues;
        page.Append(CultureInfo.InvariantCulture, $"\n{issues.Events:N0} single events with {issues.Issues:N0} open issues make {issues.Reads:N0} reads, ");
        page.Append(CultureInfo.InvariantCulture, $"without any issue {issues.ReadsWithout:N0}, and take {issues.Time:F2} times the processor time.\n");
    }

    private void Growth(string charts)
    {
        page.Append("\n## Growth\n\nRuns in which nothing changed over keys and contacts that are worked out on the fly (two rows a customer), so that the "
            + "memory is the engine's: what is in use\nat its peak after collecting garbage, beyond what there was before. Each pass over an organisation "
            + "is a run with one worker.\n\n");
        page.Append("| keys | reads per 1,000 | records per 1,000 | processor s | peak memory MB |\n|---:|---:|---:|---:|---:|\n");
        var chart = new BarChart("Memory of the engine", "MB in use at the peak of a run");
        foreach (var one in results.Growth)
        {
            var megabytes = one.Peak / 1024.0 / 1024.0;
            page.Append(CultureInfo.InvariantCulture,
                $"| {one.Run.Rows:N0} | {one.Run.ReadsPerThousand:F2} | {one.Run.RecordsPerThousand:F2} | {one.Time.Processor.TotalSeconds:F1} | "
                + $"{megabytes:F1} |\n");
            chart.Add(string.Create(CultureInfo.InvariantCulture, $"{one.Run.Rows:N0} keys"), megabytes);
        }

        chart.Write(Path.Combine(charts, "memory.svg"));
        page.Append("\n![Memory of the engine](performance/memory.svg)\n");
    }

    private void Workers(string charts)
    {
        var costs = results.Costs;
        page.Append(CultureInfo.InvariantCulture,
            $"\n## Workers of the asynchronous service, in virtual time\n\n**Assumed, not measured** (set with `--costs read=30,write=20`): a read "
            + $"{costs.Read} ms and {costs.RowRead} ms for each row on the page, a write {costs.Write} ms, any other call {costs.Other} ms,\n"
            + $"{costs.JobStart / 1000} s from an event to the start of its job, `cpl_ProcessNext` every {costs.Schedule / 1000} s for what waits; two "
            + $"minutes a message, depth 8. No throttling, and no limit of the\ndatabase behind it, is assumed: with many workers a real environment meets "
            + $"these first.\n\n");
        page.Append("| run | keys | workers | virtual time | efficiency | executions | waits for cpl_ProcessNext | reads per 1,000 |\n"
            + "|---|---:|---:|---:|---:|---:|---:|---:|\n");
        var chart = new BarChart("Efficiency of many workers",
            "share of N times the work of one; the line is the target for 64")
        { Target = TargetTable.Efficiency };
        Workers("first full run, every row written", results.FirstRuns, chart);
        Workers("nothing changed", results.Reruns, chart);
        chart.Write(Path.Combine(charts, "workers.svg"));
        page.Append("\n![Efficiency of many workers](performance/workers.svg)\n");
        Bottleneck();
        Purposes();
    }

    private void Bottleneck()
    {
        page.Append("\nWhere the bottleneck lies, as shares of the time of all workers:\n\n| run | workers | at work | before their first batch | between "
            + "batches | behind their last batch | best with the first wait alone |\n|---|---:|---:|---:|---:|---:|---:|\n");
        foreach (var (name, runs) in new[] { ("first full run", results.FirstRuns), ("nothing changed", results.Reruns) })
        {
            foreach (var one in runs.Where(one => one.Workers > 1))
            {
                page.Append(CultureInfo.InvariantCulture,
                    $"| {name} | {one.Workers} | {100 * one.ShareOf(one.Busy):F1} % | {100 * one.ShareOf(one.IdleAtStart):F1} % | "
                    + $"{100 * one.ShareOf(one.IdleBetween):F1} % | {100 * one.ShareOf(one.IdleAtEnd):F1} % | {one.BestAfterStart:F2} |\n");
            }
        }

        page.Append(CultureInfo.InvariantCulture,
            $"\nBefore the first batch all wait for the start of jobs ({results.Costs.JobStart / 1000} s assumed; `--costs jobstart=1000` shows what less "
            + $"of it does), and for the batches to be added one after the other.\nBetween batches a worker waits when fewer are queued than there are "
            + $"workers: smaller ones (`cpl_BatchRows`) move it, for some five reads each. At the end the\nlast batch decides: linked rows are cut by a "
            + $"sample of 500, which makes their parts uneven.\n");
    }

    private void Purposes()
    {
        page.Append("\nWhat the reads of one worker are for, for 1,000 rows:\n\n| reads | first full run | nothing changed |\n|---|---:|---:|\n");
        foreach (var purpose in ReadPurpose.All)
        {
            double Of(SimulatedResult one) => 1000.0 * one.Reads.GetValueOrDefault(purpose) / one.Rows;
            page.Append(CultureInfo.InvariantCulture, $"| {purpose} | {Of(results.FirstRuns[0]):F2} | {Of(results.Reruns[0]):F2} |\n");
        }
    }

    private void Workers(string name, IReadOnlyList<SimulatedResult> runs, BarChart chart)
    {
        foreach (var one in runs)
        {
            var efficiency = one.EfficiencyAgainst(runs[0]);
            page.Append(CultureInfo.InvariantCulture,
                $"| {name} | {one.Rows:N0} | {one.Workers} | {one.Elapsed:d\\.hh\\:mm\\:ss} | {efficiency:F2} | {one.Jobs:N0} | {one.Waits:N0} | "
                + $"{one.ReadsPerThousand:F2} |\n");
            chart.Add(string.Create(CultureInfo.InvariantCulture, $"{name}, {one.Workers} workers"), efficiency);
        }
    }
}
