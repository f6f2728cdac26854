using Linking.Plugins.Requirements;
using Linking.Plugins.RunRecords;
using Linking.Plugins.Settings;
using Linking.Plugins.Tests.Scenarios;
using Linking.Plugins.Tests.Writing;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;
using static Linking.Plugins.Tests.Execution.ExecutionSample;
using static Linking.Plugins.Tests.Requirements.SnapshotSample;
using Names = Linking.Plugins.Schema.Names;

namespace Linking.Plugins.Tests.RunRecords;

/// <summary>When the snapshot is read anew, and what of it is recorded.</summary>
public sealed class SnapshotSessionTests : IDisposable
{
    private static readonly UnmetRequirement[] Unmet = [new(RequirementCode.ManagedOutputStorage, "S.", "a", "b", "Do c.")];

    private readonly Lazy<LinkingOrganization> linking = new(() => new LinkingOrganization());
    private readonly Guid organization = Guid.NewGuid();
    private readonly List<string> trace = [];
    private readonly ScriptedService service;

    public SnapshotSessionTests() => service = new ScriptedService(
        request => linking.IsValueCreated ? linking.Value.System.Execute(request) : null,
        query => linking.IsValueCreated ? linking.Value.System.RetrieveMultiple(query) : new EntityCollection());

    [Theory]
    [InlineData(false, false, false)]
    [InlineData(false, true, true)]
    [InlineData(true, false, true)]
    public void The_kept_snapshot_is_taken_unless_it_does_not_know_a_column_or_is_not_wanted(bool readAnew, bool newColumn, bool read)
    {
        _ = linking.Value;
        var kept = Snapshot();
        SnapshotCache.Keep(organization, kept);
        var now = Session().Load(newColumn ? ["msdynci_new"] : ["createdon"], readAnew);
        Assert.Equal(read, !ReferenceEquals(kept, now));
        Assert.Equal(now.TakenAt, SnapshotCache.Find(organization, Noon)!.TakenAt);
        Assert.Equal(read, now.Tables.Count > 0);
    }

    [Fact]
    public void Where_the_environment_cannot_be_linked_new_columns_do_not_matter()
    {
        var kept = Snapshot() with { Unmet = Unmet };
        SnapshotCache.Keep(organization, kept);
        Assert.Same(kept, Session().Load(["msdynci_new"]));
    }

    [Fact]
    public void What_is_read_for_a_preview_is_not_kept()
    {
        _ = linking.Value;
        Assert.NotNull(Session().Load([], record: false));
        Assert.Null(SnapshotCache.Find(organization, Noon));
    }

    [Fact]
    public void With_it_goes_when_the_next_run_that_waits_is_to_be_taken_on()
    {
        linking.Value.System.Create(new Entity(Names.Run.Table)
        {
            [Names.Run.Name] = "run",
            [Names.Run.Mode] = new OptionSetValue((int)RunMode.Repair),
            [Names.Run.Status] = new OptionSetValue((int)RunStatus.Settling),
            [Names.Run.ContinueOn] = Noon.AddMinutes(7),
        });
        Assert.Equal(Noon.AddMinutes(7), Session().Load([]).ContinueRunsOn);
    }

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 0)]
    public void That_nothing_can_be_linked_is_recorded_where_there_are_runs(bool hasRuns, int records)
    {
        var snapshot = Snapshot(Table("contact", 1)) with { Unmet = Unmet };
        Session().Keep(hasRuns ? snapshot : Without(snapshot, Names.Run.Table));
        Assert.Equal(records, service.Requests.OfType<CreateRequest>().Count(request => request.Target.LogicalName == Names.Run.Table));
        Assert.Empty(service.Requests.OfType<UpdateRequest>());
    }

    [Fact]
    public void What_was_judged_of_a_table_is_recorded_once()
    {
        Session().Keep(Snapshot(Table("contact", 1), Table("lead", 2, hasKeys: false)));
        var rows = service.Requests.Cast<UpdateRequest>().Select(request => request.Target).ToList();
        Assert.Equal([(1, 1), (2, 2)], rows.Select(row => (BitConverter.ToInt32(row.Id.ToByteArray(), 0), StatusOf(row))));
        Assert.Null(rows[0][Names.SourceTable.Reasons]);
        Assert.Contains("TakesPartInUnification", (string)rows[1][Names.SourceTable.Reasons], StringComparison.Ordinal);
        Assert.Equal(["CRM / contact: linking", "CRM / lead: skipped, TakesPartInUnification"], trace);
        Session().Keep(SnapshotCache.Find(organization, Noon)!);
        Assert.Equal(2, service.Requests.Count);
    }

    [Fact]
    public void Without_the_table_of_source_tables_nothing_is_recorded()
    {
        Session().Keep(Without(Snapshot(Table("contact", 1)), Names.SourceTable.Table));
        Assert.Empty(service.Requests);
        Assert.NotNull(SnapshotCache.Find(organization, Noon));
    }

    public void Dispose()
    {
        if (linking.IsValueCreated)
        {
            linking.Value.Dispose();
        }
    }

    private static int StatusOf(Entity row) => ((OptionSetValue)row[Names.SourceTable.Status]).Value == (int)SourceTableStatus.Linking ? 1 : 2;

    private SnapshotSession Session() => new(Scope(service, trace) with { OrganizationId = organization });
}
