using Linking.Plugins.Batches;
using Linking.Plugins.Requirements;
using Linking.Plugins.RunRecords;
using Linking.Plugins.Settings;
using static Linking.Plugins.Tests.Execution.ExecutionSample;
using static Linking.Plugins.Tests.Requirements.SnapshotSample;

namespace Linking.Plugins.Tests.Batches;

public class RunPlanTests
{
    [Theory]
    [InlineData(20L, 1, 0)]
    [InlineData(199_999L, 1, 0)]
    [InlineData(200_000L, 2, 6)]
    [InlineData(1_000_000L, 10, 30)]
    [InlineData(10_000_000L, 64, 256)]
    [InlineData(null, 16, 0)]
    public void A_full_run_is_cut_by_how_many_keys_there_are(long? keys, int ofKeys, int ofReadings)
    {
        var batches = Plan(RunMode.Full, Sized("contact", 1, keys));
        Assert.Equal(ofKeys, batches.Count(batch => batch.Kind == BatchKind.Keys));
        Assert.Equal(ofReadings, batches.Count(batch => batch.Table == "contact"));

        // One batch reads whatever has none of its own, tables that are met on the way among it.
        Assert.Single(batches, batch => batch.Kind == BatchKind.Links && batch.Table.Length == 0);
        Assert.Single(batches, batch => batch.Kind == BatchKind.Issues);
    }

    [Theory]
    [InlineData(RunMode.Full, "Issues,Keys,Links")]
    [InlineData(RunMode.Preview, "Keys,Links")]
    [InlineData(RunMode.Repair, "Issues,Links")]
    [InlineData(RunMode.Unlink, "Clear,Clear")]
    internal void Each_mode_has_its_batches(RunMode mode, string expected)
    {
        var batches = Plan(mode, Sized("contact", 1, 20), Sized("lead", 2, 20));
        Assert.Equal(expected, string.Join(",", batches.Select(batch => batch.Kind.ToString()).Order(StringComparer.Ordinal)));
        Assert.All(
            batches,
            batch => Assert.Equal((FlowSample.RunId, 1, Guid.Empty, string.Empty), (batch.RunId, batch.Pass, batch.Origin, batch.Progress.Cursor)));
        var reading = mode == RunMode.Repair ? LinkReading.Orphans : LinkReading.BesideKeys;
        Assert.All(batches.Where(batch => batch.Kind == BatchKind.Links), batch => Assert.Equal((reading, string.Empty), (batch.Reading, batch.Table)));
    }

    [Fact]
    public void A_run_that_clears_links_has_a_batch_for_each_of_its_tables() =>
        Assert.Equal(["contact", "lead"], Plan(RunMode.Unlink, Sized("contact", 1, 1_000_000), Sized("lead", 2, 20)).Select(batch => batch.Table));

    [Fact]
    public void A_run_of_one_row_is_one_batch_of_its_table()
    {
        var run = new RunRow { Id = FlowSample.RunId, Mode = RunMode.Full, RowId = Guid.NewGuid() };
        var batch = Assert.Single(new RunPlan(run, Snapshot(Sized("contact", 1, 1_000_000)), ["contact"]).Batches());
        Assert.Equal((BatchKind.Row, "contact"), (batch.Kind, batch.Table));
    }

    [Fact]
    public void Ranges_of_keys_follow_one_another_and_leave_no_customer_out()
    {
        var ranges = Plan(RunMode.Full, Sized("contact", 1, 400_000)).Where(batch => batch.Kind == BatchKind.Keys).Select(batch => (batch.From, batch.To));
        Assert.Equal([(string.Empty, "40000000"), ("40000000", "80000000"), ("80000000", "c0000000"), ("c0000000", string.Empty)], ranges);
    }

    [Fact]
    public void Parts_of_a_table_follow_one_another_by_the_moment_of_creation_and_leave_no_row_out()
    {
        var parts = Plan(RunMode.Repair, Sized("contact", 1, 200_000)).Where(batch => batch.Table == "contact").ToList();
        Assert.Equal((string.Empty, string.Empty), (parts[0].From, parts[^1].To));
        Assert.Equal(parts.Skip(1).Select(part => part.From), parts.SkipLast(1).Select(part => part.To));
        Assert.All(parts, part => Assert.Equal((LinkReading.Orphans, BatchKind.Links), (part.Reading, part.Kind)));
    }

    [Fact]
    public void The_sizes_of_all_sources_of_a_table_count_together_and_those_that_are_skipped_do_not()
    {
        var shop = Sized("contact", 2, 100_000, "Shop");
        Assert.Equal(2, Plan(RunMode.Full, Sized("contact", 1, 100_000), shop).Count(batch => batch.Kind == BatchKind.Keys));
        var skipped = shop.With(shop.Facts with { HasKeys = false });
        Assert.Equal(1, Plan(RunMode.Full, Sized("contact", 1, 100_000), skipped).Count(batch => batch.Kind == BatchKind.Keys));
    }

    [Fact]
    public void A_table_whose_sample_was_created_in_one_moment_is_not_cut()
    {
        var contact = Sized("contact", 1, 1_000_000);
        var batches = Plan(RunMode.Repair, contact.With(contact.Facts with { SampledCreation = [Noon, Noon, Noon] }));
        Assert.DoesNotContain(batches, batch => batch.Table == "contact");
        Assert.Single(batches, batch => batch.Kind == BatchKind.Links);
    }

    [Fact]
    public void How_many_rows_a_batch_is_meant_for_is_a_setting()
    {
        var snapshot = Snapshot(Sized("contact", 1, 1000)) with { Settings = new LinkingSettings { BatchRows = 100 } };
        Assert.Equal(10, new RunPlan(new RunRow { Mode = RunMode.Full }, snapshot, ["contact"]).Batches().Count(batch => batch.Kind == BatchKind.Keys));
    }

    private static SourceTableState Sized(string name, int number, long? keys, string dataSource = DataSource)
    {
        var table = Table(name, number, dataSource: dataSource);
        return table.With(table.Facts with { EstimatedKeys = keys, SampledCreation = [.. Enumerable.Range(0, 500).Select(index => Noon.AddSeconds(index))] });
    }

    private static List<Batch> Plan(RunMode mode, params SourceTableState[] tables)
    {
        var names = tables.Where(table => table.IsLinkable).Select(table => table.Table.LogicalName).Distinct().ToList();
        return [.. new RunPlan(new RunRow { Id = FlowSample.RunId, Mode = mode }, Snapshot(tables), names).Batches()];
    }
}
