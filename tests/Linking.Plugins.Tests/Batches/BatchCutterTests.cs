using Linking.Plugins.Batches;
using Linking.Plugins.Schema;
using Linking.Plugins.Tests.Execution;
using Microsoft.Xrm.Sdk;
using static Linking.Plugins.Tests.Execution.ExecutionSample;

namespace Linking.Plugins.Tests.Batches;

/// <summary>How a batch is cut among new ones.</summary>
public class BatchCutterTests
{
    private static readonly Guid Run = new("0b000000-0000-4000-8000-00000000000b");
    private static readonly Guid Id = new("0a000000-0000-4000-8000-00000000000a");

    private readonly MemoryService service = new();

    [Fact]
    public void The_rest_of_a_batch_is_cut_by_customer_and_its_first_part_begins_behind_the_cursor()
    {
        Cut("80000000", 2);
        Assert.Equal(
            [("40000000", "c0000000", "80000000"), ("c0000000", string.Empty, string.Empty)],
            Parts().Select(part => (part.From, part.To, part.Progress.Cursor)));
        Assert.All(Parts(), part => Assert.Equal((BatchKind.Keys, BatchStatus.Queued, 1, Guid.Empty), (part.Kind, part.Status, part.Pass, part.Origin)));
        Assert.Equal(
            ("The rest was cut into 2 batches.", "\u226480000000", new OptionSetValue((int)BatchStatus.Completed)),
            (Row()[Names.Batch.Detail], Row()[Names.Batch.To], Row()[Names.Batch.Status]));
    }

    [Fact]
    public void What_is_cut_again_after_a_crash_adds_nothing_twice()
    {
        Cut("80000000", 4);
        var before = Parts().Select(part => part.Id).ToList();
        Cut("80000000", 4);
        Assert.Equal(before, Parts().Select(part => part.Id));
        Assert.Equal(4, before.Count);
    }

    private void Cut(string cursor, int parts)
    {
        service.Put(new Entity(Names.Batch.Table, Id)
        {
            [Names.Batch.Run] = new EntityReference(Names.Run.Table, Guid.Empty),
            [Names.Batch.Kind] = new OptionSetValue((int)BatchKind.Keys),
            [Names.Batch.Status] = new OptionSetValue((int)BatchStatus.Processing),
        });
        var batch = new Batch { Id = Id, RunId = Run, Kind = BatchKind.Keys, From = "40000000", Progress = new BatchProgress { Cursor = cursor } };
        new BatchCutter(new BatchStore(Scope(service))).Cut(batch, parts);
    }

    private List<Batch> Parts() => [.. new BatchStore(Scope(service)).OfRun(Run).OrderBy(part => part.From)];

    private Entity Row() => service.Find(Names.Batch.Table, Id)!;
}
