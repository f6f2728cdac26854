using Linking.Plugins.Requirements;
using Linking.Plugins.Runs;
using Linking.Plugins.Tests.Writing;

namespace Linking.Plugins.Tests.Runs;

/// <summary>Tables that a snapshot remembers without the lookup that another execution has added since.</summary>
public sealed class RememberedTableTests : IDisposable
{
    private readonly BatchSample sample = new();
    private readonly ScriptedService service;

    public RememberedTableTests() => service = new ScriptedService(request => sample.Organization.System.Execute(request), query => sample.Organization.System.RetrieveMultiple(query));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_remembered_table_without_a_lookup_is_read_again_and_one_that_was_read_just_now_is_not(bool isRemembered)
    {
        var before = new SnapshotSession(Scope()).Load([]);
        Assert.Null(before.Tables.Values.First(table => table.Table.LogicalName == "contact").Facts.Shape!.Lookup);
        sample.AddLookup();
        if (!isRemembered)
        {
            SnapshotCache.Drop(sample.Organization.Dataverse.OrganizationId);
        }

        var session = new SnapshotSession(Scope());
        var snapshot = session.Load([]);
        service.Requests.Clear();
        var tables = session.Tables(snapshot);
        Assert.NotNull(tables.ShapeOf("contact").Lookup);
        Assert.Equal(isRemembered ? 1 : 0, service.Requests.Count);
    }

    [Fact]
    public void Where_every_table_has_its_lookup_nothing_is_read_and_what_has_none_still_stays_without()
    {
        sample.AddLookup();
        var session = new SnapshotSession(Scope());
        var tables = new TableRegister(session.Reader, session.Load([]));
        service.Requests.Clear();
        tables.LookForLookups(service);
        Assert.Single(service.Requests);
        Assert.Null(tables.ShapeOf("lead").Lookup);
        tables.Learn(RunSample.Shape("lead"), null);
        service.Requests.Clear();
        tables.LookForLookups(service);
        Assert.Empty(service.Requests);
    }

    public void Dispose() => sample.Dispose();

    private ExecutionScope Scope() => sample.Scope() with { Service = service };
}
