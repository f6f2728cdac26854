using Linking.Plugins.Requirements;
using Linking.Plugins.RunRecords;
using Linking.Plugins.Settings;
using Linking.Plugins.Tests.Execution;
using Linking.Plugins.Tests.Writing;
using Linking.Plugins.Writing;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;
using static Linking.Plugins.Tests.Execution.ExecutionSample;
using static Linking.Plugins.Tests.Requirements.SnapshotSample;
using Names = Linking.Plugins.Schema.Names;

namespace Linking.Plugins.Tests.RunRecords;

/// <summary>When a full run is requested by itself: once for each cause, and again when the cause comes again.</summary>
public class AutomaticRunsTests
{
    private readonly ScriptedService service = new();
    private DateTime now = Noon;

    [Fact]
    public void A_run_is_requested_of_the_tables_that_were_never_run_in_full()
    {
        var snapshot = Request(Snapshot(Table("lead", 2, rank: 3), Table("contact", 1, keyColumns: ["b", "a"])));
        var run = Created().Single();
        Assert.Equal((Names.Run.Table, "CustomerId Backstamping Hydration: full run of contact,lead"), (run.LogicalName, run[Names.Run.Name]));
        Assert.Equal(
            (new OptionSetValue((int)RunMode.Full), new OptionSetValue((int)RunStatus.Queued), true),
            (run[Names.Run.Mode], run[Names.Run.Status], run[Names.Run.Automatic]));
        Assert.Equal(("contact,lead", Noon, Noon.AddMinutes(30)), (run[Names.Run.RequestedTables], run[Names.Run.StartedOn], run[Names.Run.ContinueOn]));
        Assert.Equal([(2, "- rank 3", Noon), (1, "a,b rank 0", Noon)], Remembered());
        Assert.Equal(["- rank 3", "a,b rank 0"], snapshot.Tables.Values.Select(table => table.Table.RunForKeys).Order(StringComparer.Ordinal));
        Assert.All(snapshot.Tables.Values, table => Assert.Equal(Noon, table.Table.FullRunOn));
    }

    [Fact]
    public void Once_requested_a_run_is_not_requested_again_before_its_time()
    {
        var snapshot = Request(Snapshot(Table("contact", 1, keyColumns: ["a"])));
        Assert.Same(snapshot, Request(snapshot));
        Assert.Single(Created());
    }

    [Theory]
    [InlineData("b,c rank 0", false)]
    [InlineData("b rank 0", true)]
    [InlineData("b,c rank 1", true)]
    [InlineData("", true)]
    public void Other_key_columns_and_another_rank_are_causes(string ran, bool requested)
    {
        Request(Snapshot(Ran(Table("contact", 1, keyColumns: ["c", "b"]), ran, Noon)));
        Assert.Equal(requested ? 1 : 0, Created().Count);
    }

    [Theory]
    [InlineData(24, 24, true)]
    [InlineData(24, 23, false)]
    [InlineData(1, 1, true)]
    [InlineData(0, 10000, false)]
    [InlineData(24, null, true)]
    [InlineData(0, null, false)]
    public void The_age_of_the_last_full_run_is_a_cause_unless_it_is_switched_off(int interval, int? age, bool requested)
    {
        var table = Ran(Table("contact", 1), "- rank 0", age is { } hours ? Noon.AddHours(-hours) : null);
        Request(Snapshot(table) with { Settings = new LinkingSettings { FullRunInterval = TimeSpan.FromHours(interval) } });
        Assert.Equal(requested ? 1 : 0, Created().Count);
    }
    [Theory]
    [InlineData((int)RunStatus.StoppedByGuard, (int)RunMode.Full, false, 0)]
    [InlineData((int)RunStatus.StoppedByGuard, (int)RunMode.Repair, false, 1)]
    [InlineData((int)RunStatus.Canceled, (int)RunMode.Full, false, 1)]
    [InlineData((int)RunStatus.StoppedByGuard, (int)RunMode.Full, true, 1)]
    public void While_a_full_run_awaits_approval_age_alone_is_no_cause(int status, int mode, bool otherColumns, int requested)
    {
        var rows = new MemoryService();
        Array.ForEach([1, 2], number => rows.Put(new Entity(Names.SourceTable.Table, new Guid(number, 0, 0, new byte[8]))));
        rows.Put(new Entity(Names.Run.Table, Guid.NewGuid())
        {
            [Names.Run.Status] = new OptionSetValue(status),
            [Names.Run.Mode] = new OptionSetValue(mode),
        });
        var aged = Snapshot(
            Ran(Table("contact", 1), "- rank 0", Noon.AddDays(-9)),
            Ran(Table("lead", 2, keyColumns: ["a"]), otherColumns ? "b rank 0" : "a rank 0", Noon.AddDays(-9)));
        var snapshot = new AutomaticRuns(Scope(rows)).Request(aged);
        Assert.Equal(requested, rows.All(Names.Run.Table).Count - 1);
        Assert.Equal(requested == 0, ReferenceEquals(aged, snapshot));
    }

    [Fact]
    public void Whether_a_run_awaits_approval_is_asked_only_where_age_alone_is_the_cause()
    {
        Request(Snapshot(Table("contact", 1), Ran(Table("lead", 2), "- rank 0", Noon.AddDays(-9))));
        Assert.Empty(service.Queries);
        Request(Snapshot(Ran(Table("lead", 2), "- rank 0", Noon.AddDays(-9))));
        Assert.Single(service.Queries);
    }


    [Fact]
    public void Only_tables_that_are_due_are_run_again()
    {
        var snapshot = Request(Snapshot(Ran(Table("lead", 2), "- rank 0", Noon), Ran(Table("contact", 1, keyColumns: ["b", "a"]), "a rank 0", Noon)));
        Assert.Equal("contact", Created().Single()[Names.Run.RequestedTables]);
        Assert.Equal([(1, "a,b rank 0", Noon)], Remembered());
        Assert.Equal(2, snapshot.Tables.Count);
    }

    [Fact]
    public void Tables_that_are_skipped_or_not_recorded_are_not_due()
    {
        var snapshot = Snapshot(Table("lead", 2, hasKeys: false), Table("contact", 0));
        Assert.Same(snapshot, Request(snapshot));
        Assert.Empty(service.Requests);
    }

    [Theory]
    [InlineData(false, "")]
    [InlineData(true, "cpl_run")]
    [InlineData(true, "cpl_sourcetable")]
    public void Nothing_is_requested_where_it_is_not_wanted_or_cannot_be_kept(bool wanted, string missing)
    {
        Request(Without(Snapshot(Table("contact", 1)), missing) with { Settings = new LinkingSettings { AutomaticRuns = wanted } });
        Assert.Empty(service.Requests);
    }

    [Fact]
    public void Executions_that_find_the_same_cause_at_one_moment_request_one_run()
    {
        Request(Snapshot(Ran(Table("contact", 1, keyColumns: ["b", "a"]), "a rank 0", Noon)));
        now = Noon.AddSeconds(1);
        Request(Snapshot(Ran(Table("contact", 1, keyColumns: ["a", "b"]), "a rank 0", Noon)));
        Assert.Single(Created().Select(run => run.Id).Distinct());
    }

    [Fact]
    public void A_cause_that_comes_again_and_each_other_one_request_a_run_of_their_own()
    {
        Request(Snapshot(Ran(Table("contact", 1, keyColumns: ["a"]), string.Empty, null)));

        // Declared anew, changed back, older than the interval, of another table, source or rank.
        Request(Snapshot(Ran(Table("contact", 1, keyColumns: ["a"]), string.Empty, Noon)));
        Request(Snapshot(Ran(Table("contact", 1, keyColumns: ["a"]), "b rank 0", Noon)));
        Request(Snapshot(Ran(Table("contact", 1, keyColumns: ["a"]), "b rank 0", Noon.AddDays(1))));
        Request(Snapshot(Ran(Table("contact", 1, keyColumns: ["a"]), "a rank 0", Noon.AddDays(-1))));
        Request(Snapshot(Ran(Table("contact", 1, keyColumns: ["a"]), "a rank 0", Noon.AddDays(-2))));
        Request(Snapshot(Ran(Table("lead", 1, keyColumns: ["a"]), string.Empty, null)));
        Request(Snapshot(Ran(Table("contact", 1, dataSource: "Shop", keyColumns: ["a"]), string.Empty, null)));
        Request(Snapshot(Ran(Table("contact", 1, rank: 1, keyColumns: ["a"]), string.Empty, null)));
        Assert.Equal(9, Created().Select(run => run.Id).Distinct().Count());
    }

    [Theory]
    [InlineData(-2147220937, false, false)]
    [InlineData(-2147220937, true, true)]
    [InlineData(-2147220891, false, true)]
    public void A_run_that_another_execution_requested_is_left_to_it(int code, bool isInTransaction, bool goesUp)
    {
        var refusing = new ScriptedService(request => request is CreateRequest ? throw PlatformFaults.Make(code, "no") : null);
        var thrown = Record.Exception(() => new AutomaticRuns(Scope(refusing, isInTransaction: isInTransaction)).Request(Snapshot(Table("contact", 1))));
        Assert.Equal(goesUp ? code : 0, thrown is null ? 0 : FaultClassifier.CodeOf(thrown));
        Assert.Equal(goesUp ? 1 : 2, refusing.Requests.Count);
    }

    [Fact]
    public void Several_sources_of_one_table_are_one_table_in_the_request()
    {
        Request(Snapshot(Table("contact", 1), Table("contact", 3, dataSource: "Files")));
        Assert.Equal("contact", Created().Single()[Names.Run.RequestedTables]);
        Assert.Equal([1, 3], Remembered().Select(one => one.Number).Order());
    }

    [Fact]
    public void More_tables_than_the_column_takes_are_all_tables()
    {
        var tables = Enumerable.Range(1, 100).Select(number => Table(new string('t', 50) + number, number)).ToArray();
        Request(Snapshot(tables));
        var run = Created().Single();
        Assert.Null(run[Names.Run.RequestedTables]);
        Assert.InRange(((string)run[Names.Run.Name]).Length, 100, 200);
        Assert.Equal(100, Remembered().Count());
    }

    [Fact]
    public void A_full_run_that_ended_counts_for_its_tables_whoever_asked_for_it()
    {
        var organization = Guid.NewGuid();
        var snapshot = Snapshot(Table("contact", 1), Table("lead", 2), Table("account", 3, hasKeys: false), Table("task", 0));
        SnapshotCache.Keep(organization, snapshot);
        var runs = new AutomaticRuns(Scope(service) with { OrganizationId = organization });
        runs.Note(new RunRow { Tables = ["contact", "account", "task"] }, snapshot);
        Assert.Equal([(1, "- rank 0", Noon)], Remembered());
        Assert.Null(SnapshotCache.Find(organization, Noon));
        service.Requests.Clear();
        runs.Note(new RunRow(), Without(snapshot, Names.SourceTable.Table));
        Assert.Empty(service.Requests);
        runs.Note(new RunRow(), snapshot);
        Assert.Equal([1, 2], Remembered().Select(one => one.Number).Order());
    }

    private OrganizationSnapshot Request(OrganizationSnapshot snapshot) => new AutomaticRuns(Scope(service) with { UtcNow = () => now }).Request(snapshot);

    private List<Entity> Created() => [.. service.Requests.OfType<CreateRequest>().Select(request => request.Target)];

    private IEnumerable<(int Number, object Keys, object On)> Remembered() => service.Requests.OfType<UpdateRequest>()
        .Select(request => request.Target)
        .Select(row => (BitConverter.ToInt32(row.Id.ToByteArray(), 0), row[Names.SourceTable.RunForKeys], row[Names.SourceTable.FullRunOn]));
}
