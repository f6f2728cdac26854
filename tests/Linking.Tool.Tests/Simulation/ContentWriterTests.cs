using Linking.Tool.Generate;
using Linking.Tool.Input;
using Linking.Tool.Simulation;
using Linking.Tool.Tests.Input;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;
using Names = Linking.Plugins.Schema.Names;

namespace Linking.Tool.Tests.Simulation;

public sealed class ContentWriterTests : IDisposable
{
    private readonly TemporaryFolder folder = SmallSimulation.Create();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(ProfileTableKind.Elastic)]
    [InlineData(ProfileTableKind.Standard)]
    public void Rows_are_written_and_deleted_once_each_in_bulk_and_singly_by_several_messages(object kind)
    {
        var table = Table((ProfileTableKind)kind);
        var service = new RecordingService();
        var rows = Enumerable.Range(0, 30_000).Select(i => new ContentRow(Id(i), [$"c{i}", null])).ToList();
        var done = 0L;

        new ContentWriter(service, new SeededRandom(3)).Write(
            rows.Select((row, i) => new ContentChange(table, i % 10 == 0 ? ChangeKind.Delete : ChangeKind.Create, row)), count => done += count);

        Assert.Equal(30_000, done);
        Assert.Equal(rows.Where((_, i) => i % 10 != 0).Select(row => row.Id).Order(), service.Written.Select(entity => entity.Id).Order());
        Assert.Equal(rows.Where((_, i) => i % 10 == 0).Select(row => row.Id).Order(), service.Deleted.Order());
        Assert.Equal(table.Kind == ProfileTableKind.Elastic, service.DeletedInBulk.Any());
        Assert.Equal(table.Kind == ProfileTableKind.Standard ? 3000 : 17, service.Requests.OfType<DeleteRequest>().Count());
        var bulk = service.Requests.Where(request => request.Parameters.ContainsKey("Targets"))
            .Select(request => request.Parameters["Targets"])
            .OfType<EntityCollection>()
            .Select(targets => targets.Entities.Count)
            .ToList();
        Assert.InRange(bulk.Max(), 500, 1000);
        Assert.True(bulk.Distinct().Count() > 10);
        Assert.Contains(service.Requests, request => request is CreateMultipleRequest);
        Assert.Contains(service.Requests, request => request is UpsertMultipleRequest);
        Assert.Contains(service.Requests, request => request is CreateRequest or UpsertRequest);
        Assert.All(service.Written, entity => Assert.Equal([Names.CustomerProfile.CustomerId], entity.Attributes.Keys));
    }

    [Theory]
    [InlineData(ProfileTableKind.Elastic)]
    [InlineData(ProfileTableKind.Standard)]
    public void An_update_carries_what_differs_and_an_upsert_what_the_row_shall_be(object kind)
    {
        var table = Table((ProfileTableKind)kind);
        var service = new RecordingService(
            [.. Enumerable.Range(0, 9000).Select(i => new Entity(table.LogicalName, Id(i)) { ["msdynci_customerid"] = $"c{i}", ["msdynci_email"] = "old" })]);

        new ContentWriter(service, new SeededRandom(4)).Write(
            Enumerable.Range(0, 9000)
                .Select(i => new ContentChange(table, ChangeKind.Change, new ContentRow(Id(i), [$"c{i}", i % 2 == 0 ? null : "new"]))), _ => { });

        var updates = service.Requests.OfType<UpdateMultipleRequest>().SelectMany(request => request.Targets.Entities).ToList();
        var upserts = service.Requests.OfType<UpsertMultipleRequest>().SelectMany(request => request.Targets.Entities).ToList();
        Assert.NotEmpty(updates);
        Assert.NotEmpty(upserts);
        Assert.All(updates, entity => Assert.Equal(["msdynci_email"], entity.Attributes.Keys));
        Assert.All(upserts, entity => Assert.NotNull(entity["msdynci_customerid"]));
        Assert.All(upserts, entity =>
            Assert.Equal(table.Kind == ProfileTableKind.Standard || entity.Contains("msdynci_email")
            && entity["msdynci_email"] is not null, entity.Contains("msdynci_email")));
        Assert.Contains(updates, entity => entity["msdynci_email"] is null);
    }

    private ContentTable Table(ProfileTableKind kind)
    {
        var input = SimulationInputReader.Read(folder.Path, new FewTables());
        return ContentTable.Profiles(input with { Organization = input.Organization with { ProfileTableKind = kind } });
    }

    private static Guid Id(int number) => new(number, 0, 0x4000, 0x80, 0, 0, 0, 0, 0, 0, 1);
}
