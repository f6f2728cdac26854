using Linking.Benchmarks.Counting;
using Linking.Benchmarks.Overhead;
using Microsoft.Xrm.Sdk;
using Names = Linking.Plugins.Schema.Names;

namespace Linking.Benchmarks.Refreshes;

/// <summary>Plays refreshes in which every profile and key is written in bulk and nothing changes.</summary>
internal sealed class RefreshBenchmark(int profiles)
{
    private const int Block = 1000;

    private readonly Guid[] newIds = [.. Enumerable.Range(0, profiles).Select(_ => Guid.NewGuid())];

    /// <summary>Each kind at full size, and the ones after a gap at a quarter of it too, to show how they grow.</summary>
    public IReadOnlyList<RefreshResult> All() =>
    [
        Measure("updated in place", RefreshKind.Update),
        Measure("deleted and created again, block by block", RefreshKind.Recreate),
        new RefreshBenchmark(profiles / 4).Measure("all deleted, then all created", RefreshKind.RecreateAfterGap),
        Measure("all deleted, then all created", RefreshKind.RecreateAfterGap),
        Measure("all deleted, then all created with new ids", RefreshKind.RecreateWithNewIds),
    ];

    private RefreshResult Measure(string name, RefreshKind kind)
    {
        using var organization = new BenchmarkOrganization(new OrganizationShape("refresh", profiles));
        organization.Run("preparation");
        var before = organization.Dataverse.Requests.Snapshot();
        var runs = organization.Dataverse.Async.History.Count;
        var time = ProcessorTime.Of(() => Play(organization, kind));
        var jobs = organization.Dataverse.Async.History.Skip(runs).ToList();
        if (kind != RefreshKind.RecreateWithNewIds)
        {
            organization.CheckLinks();
        }

        return new RefreshResult(
            name,
            profiles,
            Measurement.Of(name, organization.Dataverse.Requests.Since(before), organization.Shape, profiles, CallOrigin.Plugin),
            jobs.Count,
            jobs.Count(job => job.Table is not (Names.CustomerProfile.Table or Names.AlternateKey.Table)),
            time.Processor);
    }

    private void Play(BenchmarkOrganization organization, RefreshKind kind)
    {
        var blocks = Enumerable.Range(0, profiles).Chunk(Block).ToList();
        foreach (var block in kind is RefreshKind.RecreateAfterGap or RefreshKind.RecreateWithNewIds ? blocks : [])
        {
            Delete(organization, block);
        }

        organization.Dataverse.Async.RunAll();
        foreach (var block in blocks)
        {
            if (kind == RefreshKind.Recreate)
            {
                Delete(organization, block);
            }

            var message = kind == RefreshKind.Update ? Names.Message.UpdateMultiple : Names.Message.CreateMultiple;
            Guid? IdOf(int index) => kind == RefreshKind.RecreateWithNewIds ? newIds[index] : null;
            Send(organization, message, block.Select(index => organization.ProfileRow(index, IdOf(index))));
            Send(organization, message, block.Select(index => organization.KeyRow(index, IdOf(index))));
        }

        organization.Dataverse.Async.RunAll();
    }

    private static void Delete(BenchmarkOrganization organization, int[] block)
    {
        foreach (var index in block)
        {
            organization.Dataverse.System.Delete(Names.CustomerProfile.Table, organization.Profile(index).Id);
            organization.Dataverse.System.Delete(Names.AlternateKey.Table, organization.Key(index).Id);
        }
    }

    private static void Send(BenchmarkOrganization organization, string message, IEnumerable<Entity> rows)
    {
        var targets = rows.ToList();
        organization.Dataverse.System.Execute(new OrganizationRequest(message)
        {
            [Names.Parameter.Targets] = new EntityCollection(targets) { EntityName = targets[0].LogicalName },
        });
    }
}
