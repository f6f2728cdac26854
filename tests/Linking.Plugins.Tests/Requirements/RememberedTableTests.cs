using Linking.Plugins.Execution;
using Linking.Plugins.Requirements;
using Linking.Plugins.RunRecords;
using Linking.Plugins.Schema;
using Linking.Plugins.Tests.Execution;
using Linking.Plugins.Tests.Scenarios;
using Linking.Plugins.Tests.Writing;
using Linking.Plugins.Writing;

namespace Linking.Plugins.Tests.Requirements;

/// <summary>Tables that a snapshot remembers without the lookup that another execution has added since.</summary>
public sealed class RememberedTableTests : IDisposable
{
    private readonly LinkingOrganization organization = new();
    private readonly ScriptedService service;

    public RememberedTableTests() =>
        service = new ScriptedService(request => organization.System.Execute(request), query => organization.System.RetrieveMultiple(query));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_remembered_table_without_a_lookup_is_read_again_and_one_that_was_read_just_now_is_not(bool isRemembered)
    {
        KeyOfContact();
        var before = new SnapshotSession(Scope()).Load([]);
        Assert.Null(before.Tables.Values.First(table => table.Table.LogicalName == "contact").Facts.Shape!.Lookup);
        AddLookup();
        if (!isRemembered)
        {
            SnapshotCache.Drop(organization.Dataverse.OrganizationId);
        }

        var session = new SnapshotSession(Scope());
        var snapshot = session.Load([]);
        service.Requests.Clear();
        var tables = session.Tables(snapshot);
        Assert.NotNull(tables.ShapeOf("contact")!.Lookup);
        Assert.Equal(isRemembered ? 1 : 0, service.Requests.Count);
    }

    [Fact]
    public void Where_every_table_has_its_lookup_nothing_is_read_and_what_has_none_still_stays_without()
    {
        KeyOfContact();
        organization.WriteKey(Guid.NewGuid(), Guid.NewGuid(), "lead");
        AddLookup();
        var session = new SnapshotSession(Scope());
        var tables = new SourceTables(session.Reader, session.Load([]));
        service.Requests.Clear();
        tables.LookForLookups(service);
        Assert.Single(service.Requests);
        Assert.Null(tables.ShapeOf("lead")!.Lookup);
        tables.Learn(SnapshotSample.Shape("lead"), null);
        service.Requests.Clear();
        tables.LookForLookups(service);
        Assert.Empty(service.Requests);
    }

    public void Dispose() => organization.Dispose();

    private void KeyOfContact() => organization.WriteKey(Guid.NewGuid(), Guid.NewGuid());

    private void AddLookup()
    {
        var table = new TableShapeReader(organization.System).Read(["contact"])["contact"];
        Assert.Null(new LookupColumns(organization.System, TableKind.Elastic).Ensure(table).Refusal);
    }

    private ExecutionScope Scope() => ExecutionSample.Scope(service) with
    {
        OrganizationId = organization.Dataverse.OrganizationId,
        UtcNow = () => organization.Dataverse.Clock.UtcNow,
    };
}
