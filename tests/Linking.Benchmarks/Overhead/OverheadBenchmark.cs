using Linking.Benchmarks.Counting;
using Microsoft.Xrm.Sdk;
using Names = Linking.Plugins.Schema.Names;

namespace Linking.Benchmarks.Overhead;

/// <summary>
/// Compares runs with the bare loop of the same service calls on the same organisation, in pairs one after the other.
/// </summary>
/// <param name="rows">Source rows.</param>
/// <param name="repetitions">Pairs; the report gives their medians.</param>
internal sealed class OverheadBenchmark(int rows, int repetitions)
{
    /// <summary>Pairs before the first that counts. Tiers of compilation are off in this program, so that all code is as fast as it gets at once.</summary>
    private const int WarmUps = 2;

    /// <summary>How often the join is made for one time: once takes less than a tick of the processor's clock.</summary>
    private const int Joins = 50;

    /// <summary>Measures a run in which nothing changes and one in which every row is linked anew.</summary>
    public IReadOnlyList<OverheadResult> All() => [Measure("nothing changed", relink: false), Measure("every row relinked", relink: true)];

    private OverheadResult Measure(string name, bool relink)
    {
        using var organization = new BenchmarkOrganization(new OrganizationShape("overhead", rows, Tables: 2, RowsPerProfile: 2, KeyRings: true));
        organization.Run("first");
        var run = new DirectRun(organization);
        if (relink)
        {
            Turn(organization);
        }

        var recorder = new CallRecorder(organization.Dataverse.System);
        run.Execute(recorder);
        recorder.Replay(organization.Dataverse.System);
        var engine = new List<ProcessorTime>();
        var bare = new List<ProcessorTime>();
        var joins = new List<ProcessorTime>();
        var join = new MemoryJoin(organization);
        for (var repetition = -WarmUps; repetition < repetitions; repetition++)
        {
            if (relink)
            {
                Turn(organization);
            }

            Guid last = default;
            var ofEngine = ProcessorTime.Of(() => last = run.Execute(organization.Dataverse.System));
            organization.Check(last);
            var ofBare = ProcessorTime.Of(() => recorder.Replay(organization.Dataverse.System));
            var ofJoin = ProcessorTime.Of(() =>
            {
                for (var time = 0; time < Joins; time++)
                {
                    join.Join();
                }
            });
            if (repetition >= 0)
            {
                engine.Add(ofEngine);
                bare.Add(ofBare);
                joins.Add(ofJoin);
            }
        }

        return new OverheadResult(name, rows, recorder.Count, engine, bare,
            [.. joins.Select(time => new ProcessorTime(time.Processor / Joins, time.Allocated / Joins))]);
    }

    // Every row gets the link of another customer than its own, in bulk and unmeasured, for the next run to put right.
    private static void Turn(BenchmarkOrganization organization)
    {
        foreach (var table in Enumerable.Range(0, organization.Shape.Rows).GroupBy(row => organization.Row(row).LogicalName))
        {
            foreach (var block in table.Chunk(1000))
            {
                var targets = block.Select(row => new Entity(table.Key, organization.Row(row).Id)
                {
                    [Names.SourceRow.Lookup] = organization.Profile((organization.Owners[row] + 1) % organization.Shape.Customers),
                });
                organization.Dataverse.System.Execute(new OrganizationRequest(Names.Message.UpdateMultiple)
                {
                    [Names.Parameter.Targets] = new EntityCollection([.. targets]) { EntityName = table.Key },
                });
            }
        }
    }
}
