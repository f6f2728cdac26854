using Linking.Benchmarks.Counting;
using Linking.Benchmarks.Overhead;
using Microsoft.Xrm.Sdk;
using Names = Linking.Plugins.Schema.Names;

namespace Linking.Benchmarks.Refreshes;

/// <summary>Compares single events between an organisation with many open issues and one with none, in pairs one after the other.</summary>
internal sealed class OpenIssuesBenchmark(int issues, int repetitions)
{
    private const int Events = 500;
    private const int WarmUps = 1;

    public OpenIssuesResult Measure()
    {
        using var with = Prepared();
        using var without = Prepared();
        with.Dataverse.Load(Names.Issue.Table, Enumerable.Range(0, issues).Select(_ => new Entity(Names.Issue.Table, Guid.NewGuid())
        {
            [Names.Issue.Name] = "ProfileNotFound contact",
            [Names.Issue.Code] = "ProfileNotFound",
            [Names.Issue.LogicalName] = "contact",
            [Names.Issue.RowId] = Guid.NewGuid().ToString("D"),
            [Names.State.Code] = new OptionSetValue(0),
        }));
        var ratios = new List<double>();
        long reads = 0;
        long readsWithout = 0;
        for (var repetition = -WarmUps; repetition < repetitions; repetition++)
        {
            var (many, manyReads) = Write(with);
            var (none, noneReads) = Write(without);
            if (repetition >= 0)
            {
                ratios.Add(many.Processor / none.Processor);
                (reads, readsWithout) = (manyReads, noneReads);
            }
        }

        return new OpenIssuesResult(issues, Events, reads, readsWithout, ProcessorTime.Median(ratios));
    }

    private static BenchmarkOrganization Prepared()
    {
        var organization = new BenchmarkOrganization(new OrganizationShape("open issues", Events));
        organization.Run("preparation");
        return organization;
    }

    private static (ProcessorTime Time, long Reads) Write(BenchmarkOrganization organization)
    {
        var before = organization.Dataverse.Requests.Snapshot();
        var time = ProcessorTime.Of(() =>
        {
            for (var index = 0; index < Events; index++)
            {
                organization.Dataverse.System.Update(organization.ProfileRow(index));
                organization.Dataverse.Async.RunAll();
            }
        });
        var counts = organization.Dataverse.Requests.Since(before);
        return (time, Measurement.Of("open issues", counts, organization.Shape, Events, CallOrigin.Plugin).Reads);
    }
}
