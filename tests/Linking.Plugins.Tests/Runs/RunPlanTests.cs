using Linking.Plugins.Keys;
using Linking.Plugins.Requirements;
using Linking.Plugins.Runs;
using Linking.Plugins.Runs.Batches;
using Linking.Plugins.Schema;
using Linking.Plugins.Settings;

namespace Linking.Plugins.Tests.Runs;

public class RunPlanTests
{
    private static readonly DateTime Start = new(2026, 3, 1, 8, 0, 0, DateTimeKind.Utc);

    [Theory]
    [InlineData(20L, 0, 0)]
    [InlineData(199_999L, 0, 0)]
    [InlineData(1_000_000L, 10, 30)]
    [InlineData(10_000_000L, 64, 256)]
    [InlineData(null, 16, 0)]
    public void A_full_run_is_cut_by_how_many_keys_there_are(long? keys, int ofKeys, int ofReadings)
    {
        var batches = Plan(RunMode.Full, keys);
        Assert.Equal(ofKeys, Assert.Single(batches, batch => batch.Kind == BatchKind.Keys).Parts);
        Assert.Equal(ofReadings, batches.Where(batch => batch.Table == "contact").Sum(batch => batch.Parts));

        // One batch reads whatever has none of its own, tables that are met on the way among it.
        Assert.Single(batches, batch => batch.Kind == BatchKind.Orphans && batch.Table.Length == 0 && batch.Parts == 0);
    }

    [Theory]
    [InlineData(RunMode.Repair, BatchKind.Orphans, BatchKind.Issues)]
    [InlineData(RunMode.Unlink, BatchKind.Clear, BatchKind.Clear)]
    [InlineData(RunMode.Preview, BatchKind.Keys, BatchKind.Orphans)]
    internal void Each_mode_has_its_batches(RunMode mode, BatchKind one, BatchKind other)
    {
        Assert.Equal(new[] { one, other }.Distinct().Order(), Plan(mode, 20).Select(batch => batch.Kind).Distinct().Order());
    }

    private static List<Batch> Plan(RunMode mode, long? keys)
    {
        var pair = new SourcePair("CRM", "contact");
        var facts = new TableFacts
        {
            Table = new SourceTable { Pair = pair, LogicalName = "contact", Connector = Connector.Dataverse },
            Shape = new TableShape("contact", "contactid", TableKind.Standard, true, ["contactid", "createdon"], null),
            HasKeys = true,
            SampledKeys = 500,
            SampledRows = 500,
            EstimatedKeys = keys,
            SampledCreation = [.. Enumerable.Range(0, 500).Select(index => Start.AddSeconds(index))],
        };
        var snapshot = new OrganizationSnapshot
        {
            Settings = new LinkingSettings(),
            Shapes = new Dictionary<string, TableShape>(),
            Tables = new Dictionary<SourcePair, SourceTableState> { [pair] = new(facts, []) },
        };
        Assert.Empty(snapshot.Tables[pair].Unmet);
        return [.. new RunPlan(new RunRow { Mode = mode }, snapshot, ["contact"]).Batches()];
    }
}
