using Linking.Plugins.Requirements;
using Linking.Plugins.Runs;
using Linking.Plugins.Schema;
using Linking.Plugins.Settings;
using Linking.Plugins.Tests.Writing;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;
using Microsoft.Xrm.Sdk.Metadata;
using static Linking.Plugins.Tests.Runs.RunSample;

namespace Linking.Plugins.Tests.Runs;

/// <summary>When the snapshot is read anew, and what of it is recorded.</summary>
public class SnapshotSessionTests
{
    private static readonly UnmetRequirement[] Unmet = [new(RequirementCode.ManagedOutputStorage, "S.", "a", "b", "Do c.")];

    private readonly Guid organization = Guid.NewGuid();
    private readonly List<string> trace = [];
    private readonly ScriptedService service = new(request => request is RetrieveMetadataChangesRequest
        ? new RetrieveMetadataChangesResponse { Results = { ["EntityMetadata"] = new EntityMetadataCollection() } }
        : null);

    [Theory]
    [InlineData(false, false, false)]
    [InlineData(false, true, true)]
    [InlineData(true, false, true)]
    public void The_kept_snapshot_is_taken_unless_it_does_not_know_a_column_or_is_not_wanted(bool readAnew, bool newColumn, bool read)
    {
        var kept = Snapshot();
        SnapshotCache.Keep(organization, kept);
        var now = Session().Load(newColumn ? ["msdynci_new"] : [], readAnew);
        Assert.Equal(read, !ReferenceEquals(kept, now));
        Assert.Same(now, SnapshotCache.Find(organization, Noon));
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
        Assert.NotNull(Session().Load([], record: false));
        Assert.Null(SnapshotCache.Find(organization, Noon));
    }

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 0)]
    public void That_nothing_can_be_linked_is_recorded_where_there_are_runs(bool hasRuns, int records)
    {
        var snapshot = Snapshot(Table("contact", 1)) with { Unmet = Unmet };
        Session().Keep(hasRuns ? snapshot : snapshot with { Shapes = snapshot.Shapes.Where(shape => shape.Key != Names.Run.Table).ToDictionary() });
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
        var snapshot = Snapshot(Table("contact", 1));
        Session().Keep(snapshot with { Shapes = snapshot.Shapes.Where(shape => shape.Key != Names.SourceTable.Table).ToDictionary() });
        Assert.Empty(service.Requests);
        Assert.NotNull(SnapshotCache.Find(organization, Noon));
    }

    private static int StatusOf(Entity row) => ((OptionSetValue)row[Names.SourceTable.Status]).Value == (int)SourceTableStatus.Linking ? 1 : 2;

    private SnapshotSession Session() => new(Scope(service, trace) with { OrganizationId = organization });
}
