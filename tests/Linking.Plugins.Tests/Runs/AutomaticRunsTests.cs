using EmbeddedDataverse;
using Linking.Plugins.Keys;
using Linking.Plugins.Requirements;
using Linking.Plugins.Runs;
using Linking.Plugins.Settings;
using Linking.Plugins.Tests.Writing;
using Linking.Plugins.Writing;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;
using static Linking.Plugins.Tests.Runs.RunSample;
using Names = Linking.Plugins.Schema.Names;

namespace Linking.Plugins.Tests.Runs;

public class AutomaticRunsTests
{
    private readonly ScriptedService service = new();

    [Fact]
    public void A_run_is_requested_of_the_tables_that_were_never_run_in_full()
    {
        var now = Request(Snapshot(Table("lead", 2), Table("contact", 1, keyColumns: ["b", "a"])));
        var run = Assert.IsType<CreateRequest>(service.Requests[0]).Target;
        Assert.Equal((Names.Run.Table, "CustomerId Backstamping Hydration: first full run, or other keys, of contact,lead"), (run.LogicalName, run[Names.Run.Name]));
        Assert.Equal((new OptionSetValue((int)RunMode.Full), new OptionSetValue((int)RunStatus.Queued)), (run[Names.Run.Mode], run[Names.Run.Status]));
        Assert.Equal(("contact,lead", Noon), (run[Names.Run.RequestedTables], run[Names.Run.StartedOn]));
        Assert.Equal([(2, "-"), (1, "a,b")], Remembered());
        Assert.Equal(["-", "a,b"], now.Tables.Values.Select(table => table.Table.RunForKeys).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_table_that_was_run_for_its_keys_is_not_due()
    {
        var snapshot = Snapshot(Table("lead", 2, runForKeys: "-"), Table("contact", 1, runForKeys: "a,b", keyColumns: ["b", "a"]));
        Assert.Same(snapshot, Request(snapshot));
        Assert.Empty(service.Requests);
    }

    [Fact]
    public void Only_tables_with_other_keys_are_run_again()
    {
        Request(Snapshot(Table("lead", 2, runForKeys: "-"), Table("contact", 1, runForKeys: "a", keyColumns: ["b", "a"])));
        Assert.Equal("contact", ((CreateRequest)service.Requests[0]).Target[Names.Run.RequestedTables]);
        Assert.Equal([(1, "a,b")], Remembered());
    }

    [Fact]
    public void Tables_that_are_skipped_or_not_recorded_are_not_due()
    {
        Request(Snapshot(Table("lead", 2, hasKeys: false), Table("contact", 0)));
        Assert.Empty(service.Requests);
    }

    [Theory]
    [InlineData(false, "")]
    [InlineData(true, "cpl_run")]
    [InlineData(true, "cpl_sourcetable")]
    public void Nothing_is_requested_where_it_is_not_wanted_or_cannot_be_kept(bool wanted, string missing)
    {
        var snapshot = Snapshot(Table("contact", 1));
        Request(snapshot with { Settings = new LinkingSettings { AutomaticRuns = wanted }, Shapes = snapshot.Shapes.Where(shape => shape.Key != missing).ToDictionary() });
        Assert.Empty(service.Requests);
    }

    [Fact]
    public void The_same_run_is_requested_under_the_same_id_and_another_under_another()
    {
        Request(Snapshot(Table("contact", 1, runForKeys: "a", keyColumns: ["b", "a"])));
        Request(Snapshot(Table("contact", 1, runForKeys: "a", keyColumns: ["a", "b"])));
        Request(Snapshot(Table("contact", 1, runForKeys: "b", keyColumns: ["a", "b"])));
        Request(Snapshot(Table("contact", 1, runForKeys: "a", keyColumns: ["a", "c"])));
        Request(Snapshot(Table("lead", 1, runForKeys: "a", keyColumns: ["a", "b"])));
        var ids = service.Requests.OfType<CreateRequest>().Select(request => request.Target.Id).ToList();
        Assert.Equal([0, 0, 2, 3, 4], ids.ConvertAll(ids.IndexOf));
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
        var files = Table("contact", 3);
        files = files.With(files.Facts with { Table = files.Table with { Pair = new SourcePair("Files", "contact") } });
        Request(Snapshot(Table("contact", 1), files));
        Assert.Equal("contact", ((CreateRequest)service.Requests[0]).Target[Names.Run.RequestedTables]);
        Assert.Equal([1, 3], Remembered().Select(one => one.Number).Order());
    }

    private OrganizationSnapshot Request(OrganizationSnapshot snapshot) => new AutomaticRuns(Scope(service)).Request(snapshot);

    private IEnumerable<(int Number, object Keys)> Remembered() => service.Requests.OfType<UpdateRequest>()
        .Select(request => request.Target)
        .Select(row => (BitConverter.ToInt32(row.Id.ToByteArray(), 0), row[Names.SourceTable.RunForKeys]));
}
