using Linking.Plugins.Runs.Batches;
using Linking.Plugins.Schema;
using Linking.Plugins.Tests.Writing;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;

namespace Linking.Plugins.Tests.Runs;

/// <summary>How a batch is cut among new ones.</summary>
public class BatchCutterTests
{
    private static readonly Guid Run = new("0b000000-0000-4000-8000-00000000000b");

    private readonly ScriptedService service = new();

    [Fact]
    public void The_rest_of_a_batch_of_keys_is_cut_by_customer_and_its_first_part_begins_behind_the_cursor()
    {
        Cut(BatchKind.Keys, "80000000", 2);
        Assert.Equal([("40000000", "c0000000", "80000000"), ("c0000000", string.Empty, string.Empty)], Added());
        Assert.Equal("The rest was cut into 2 batches.", Finished()[Names.Batch.Detail]);
    }

    [Fact]
    public void A_reading_is_cut_at_the_moments_that_its_cursor_keeps_and_its_parts_begin_at_their_beginning()
    {
        Cut(BatchKind.Orphans, "20260101000000 20260201000000", 3);
        Assert.Equal(
            [(string.Empty, "20260101000000", string.Empty), ("20260101000000", "20260201000000", string.Empty), ("20260201000000", string.Empty, string.Empty)],
            Added());
        Assert.Equal(new OptionSetValue((int)BatchStatus.Completed), Finished()[Names.Batch.Status]);
    }

    private void Cut(BatchKind kind, string cursor, int parts)
    {
        var batch = new Batch { RunId = Run, Kind = kind, Range = new CustomerRange("40000000", string.Empty), Progress = new BatchProgress { Cursor = cursor } };
        new BatchCutter(new BatchStore(service, () => RunSample.Noon)).Cut(batch, parts);
    }

    private IEnumerable<(object From, object To, object Cursor)> Added()
    {
        return service.Requests.OfType<CreateRequest>().Select(request => (request.Target[Names.Batch.From], request.Target[Names.Batch.To], request.Target[Names.Batch.Cursor]));
    }

    private Entity Finished() => Assert.Single(service.Requests.OfType<UpdateRequest>()).Target;
}
