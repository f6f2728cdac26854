using Linking.Plugins.Events;
using Linking.Plugins.Execution;
using Linking.Plugins.Requirements;
using Linking.Plugins.RunRecords;
using Linking.Plugins.Settings;
using Linking.Plugins.Tests.Facts;
using Linking.Plugins.Tests.Requirements;
using Microsoft.Xrm.Sdk;
using static Linking.Plugins.Tests.Execution.ExecutionSample;
using static Linking.Plugins.Tests.Facts.UnifiedData;
using Names = Linking.Plugins.Schema.Names;

namespace Linking.Plugins.Tests.Events;

/// <summary>What an event links, records, asks for and tries again.</summary>
public class EventExecutionTests
{
    private readonly Guid organization = Guid.NewGuid();
    private readonly List<string> trace = [];
    private readonly UnifiedData data = new();
    private DateTime now = Noon;
    private DateTime started = Noon.AddSeconds(-5);

    [Fact]
    public void Written_profiles_link_their_rows_and_one_small_record_tells_of_it()
    {
        Customers(1, 2);
        AtProfiles(1, 2);
        Assert.Equal((ProfileId(1), ProfileId(2)), (data.LinkOf(1), data.LinkOf(2)));
        var record = Assert.Single(data.Service.All(Names.Outcome.Table));
        Assert.Equal(
            (false, 1, 2, 2),
            (record[Names.Outcome.IsSum], record[Names.Outcome.Events], record[Names.Outcome.Examined], record[Names.Outcome.Linked]));
        Assert.Equal("contact 2 0 0 0 0 0 0 0", record[Names.Outcome.Tables]);
        Assert.Contains("Examined 2, changed 2, issues 0, left for a run 0.", trace);
    }

    [Fact]
    public void Written_keys_link_their_rows()
    {
        Customers(1, 2);
        Execute(execution => execution.AtKeys([new WrittenRow(KeyId(1), null)]));
        Assert.Equal((ProfileId(1), null), (data.LinkOf(1), data.LinkOf(2)));
    }

    [Fact]
    public void Where_nothing_changed_nothing_is_written_and_the_reads_are_few()
    {
        Customers([.. Enumerable.Range(1, 1000)]);
        Enumerable.Range(1, 1000).ToList().ForEach(number => data.Row(number, ProfileId(number)));
        Keep(Ready([.. Enumerable.Range(1, 50).Select(number => SnapshotSample.Table($"table{number:00}", number + 10)), SnapshotSample.Table("contact", 1)]));
        foreach (var issue in Enumerable.Range(1, 100))
        {
            data.Service.Put(new Entity(Names.Issue.Table, new Guid(issue, 0, 0, new byte[8])) { [Names.State.Code] = new OptionSetValue(0) });
        }

        AtProfiles([.. Enumerable.Range(1, 1000)]);
        Assert.Empty(data.Service.Written);
        Assert.InRange(data.Service.Calls.Count, 1, 7);
    }

    [Fact]
    public void More_rows_than_fit_one_look_are_looked_at_a_thousand_at_a_time()
    {
        int[] customers = [.. Enumerable.Range(1, 2500)];
        Array.ForEach(customers, customer => data.Profile(customer));
        Customers(1, 2500);
        AtProfiles(customers);
        Assert.Equal((ProfileId(1), ProfileId(2500)), (data.LinkOf(1), data.LinkOf(2500)));
        Assert.Equal(
            [500, 500, 500, 500, 500],
            data.Service.Queries.Where(query => query.Criteria.Conditions[0].AttributeName == Names.CustomerProfile.Id)
                .Select(query => query.Criteria.Conditions[0].Values.Count));
    }

    [Fact]
    public void Issues_that_were_opened_are_recorded_although_no_link_changed()
    {
        data.Profile(1);
        data.Key(1, 1, value: "no id");
        AtProfiles(1);
        var record = Assert.Single(data.Service.All(Names.Outcome.Table));
        Assert.Equal((0, 1, "contact 0 0 0 0 1 0 0 0"), (record[Names.Outcome.Linked], record[Names.Outcome.Issues], record[Names.Outcome.Tables]));
        Assert.Contains("KeyNotGuid: a key of CRM / contact.", trace);
    }

    [Fact]
    public void Rows_that_wait_for_a_run_are_counted_and_leave_no_record_alone()
    {
        Customers(1);
        data.Service.Remove(Names.CustomerProfile.Table, ProfileId(1));
        data.Row(1, ProfileId(1));
        Execute(execution => execution.AtKeys([new WrittenRow(KeyId(1), null)]));
        Assert.Empty(data.Service.Written);
        Assert.Contains("Examined 0, changed 0, issues 0, left for a run 1.", trace);
    }

    [Fact]
    public void Without_the_table_of_outcomes_nothing_is_recorded()
    {
        Customers(1);
        Keep(SnapshotSample.Without(Ready(), Names.Outcome.Table));
        AtProfiles(1);
        Assert.Equal(["contact"], data.Service.Written.ConvertAll(row => row.LogicalName));
    }

    [Fact]
    public void Where_the_environment_cannot_be_linked_nothing_is_looked_at()
    {
        Customers(1);
        Keep(Ready() with { Unmet = [new UnmetRequirement(RequirementCode.ManagedOutputStorage, "S.", "a", "b", "Do c.")] });
        AtProfiles(1);
        Assert.Empty(data.Service.Calls);
        Assert.Equal([UnmetText.SkippedSentence + " ManagedOutputStorage"], trace);
    }

    [Theory]
    [InlineData(null, false)]
    [InlineData(0, false)]
    [InlineData(-1, false)]
    [InlineData(1, true)]
    public void What_is_read_older_than_the_event_says_is_tried_again(int? minutes, bool again)
    {
        data.Profile(1);
        var written = minutes is { } later ? data.Service.UtcNow().AddMinutes(later) : (DateTime?)null;
        var thrown = Record.Exception(() => Execute(execution => execution.AtProfiles([new WrittenRow(ProfileId(1), written)], [])));
        Assert.Equal(again, thrown is TryAgainException);
        Assert.Equal(again, thrown is not null);
        if (again)
        {
            Assert.StartsWith("1 rows that were just written cannot be read yet", thrown!.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Keys_that_are_read_older_than_the_event_says_are_tried_again()
    {
        Customers(1);
        Assert.Throws<TryAgainException>(() => Execute(execution => execution.AtKeys([new WrittenRow(KeyId(1), data.Service.UtcNow().AddMinutes(1))])));
    }

    [Theory]
    [InlineData(299, true)]
    [InlineData(300, false)]
    public void What_cannot_be_read_is_tried_again_for_five_minutes_and_what_can_is_linked_all_the_same(int seconds, bool again)
    {
        Customers(1);
        now = started = Noon.AddSeconds(seconds - 10);
        var thrown = Record.Exception(() => AtProfiles(1, 9));
        Assert.Equal(again, thrown is TryAgainException);
        Assert.Equal(ProfileId(1), data.LinkOf(1));
        Assert.Single(data.Service.All(Names.Outcome.Table));
    }

    [Fact]
    public void A_row_whose_key_is_lost_meanwhile_is_tried_again()
    {
        Customers(1);
        data.Service.Before = call => Act(call == 4, () => data.Service.Remove(Names.AlternateKey.Table, KeyId(1)));
        Assert.Throws<TryAgainException>(() => AtProfiles(1));
    }

    [Fact]
    public void What_the_time_does_not_allow_is_left_for_the_next_attempt()
    {
        Customers(1, 2, 3);
        data.Service.After = call => Act(data.Service.Calls[call - 1] == "update contact", () => now = Noon.AddSeconds(86));
        var thrown = Assert.Throws<TryAgainException>(() => AtProfiles(1, 2, 3));
        Assert.Equal("The time budget is used up; 2 rows or events are left for the next attempt.", thrown.Message);
        Assert.Single(data.Service.All("contact"), row => row.GetAttributeValue<EntityReference>(SnapshotSample.Lookup) is not null);
        Assert.Single(data.Service.All(Names.Outcome.Table));
    }

    [Fact]
    public void Events_behind_the_look_in_which_the_time_was_over_are_left_too()
    {
        Customers([.. Enumerable.Range(1, 1001)]);
        data.Service.After = call => Act(data.Service.Calls[call - 1] == "update contact", () => now = Noon.AddSeconds(86));
        var thrown = Assert.Throws<TryAgainException>(() => AtProfiles([.. Enumerable.Range(1, 1001)]));
        Assert.Contains(" 1000 rows or events ", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Looks_that_the_time_does_not_allow_to_begin_are_left()
    {
        Customers([.. Enumerable.Range(1, 1002)]);
        Enumerable.Range(1, 1000).ToList().ForEach(number => data.Row(number, ProfileId(number)));
        data.Service.After = call => Act(data.Service.Calls[call - 1] == "read contact", () => now = Noon.AddSeconds(86));
        var thrown = Assert.Throws<TryAgainException>(() => AtProfiles([.. Enumerable.Range(1, 1002)]));
        Assert.Contains(" 2 rows or events ", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_full_run_that_is_due_is_requested()
    {
        Customers(1);
        data.Service.Put(new Entity(Names.SourceTable.Table, new Guid(1, 0, 0, new byte[8])));
        Keep(SnapshotSample.Snapshot(SnapshotSample.Table("contact", 1)));
        AtProfiles(1);
        var run = Assert.Single(data.Service.All(Names.Run.Table));
        Assert.Equal((true, new OptionSetValue((int)RunMode.Full)), (run[Names.Run.Automatic], run[Names.Run.Mode]));
        Assert.NotEqual(string.Empty, SnapshotCache.Find(organization, Noon)!.Tables.Values.Single().Table.RunForKeys);
    }

    [Theory]
    [InlineData(null, 0)]
    [InlineData(1, 0)]
    [InlineData(0, 1)]
    public void Runs_that_wait_are_taken_on_when_their_time_has_come(int? minutes, int reads)
    {
        Keep(Ready() with { ContinueRunsOn = minutes is { } later ? Noon.AddMinutes(later) : null });
        data.Profile(1);
        AtProfiles(1);
        Assert.Equal(reads > 0, data.Service.Calls.Contains("read " + Names.Run.Table));
        Assert.Equal(minutes == 1 ? Noon.AddMinutes(1) : null, SnapshotCache.Find(organization, Noon)!.ContinueRunsOn);
    }

    [Fact]
    public void A_fault_of_the_platform_goes_up()
    {
        Customers(1);
        data.Service.Before = call => Act(call == 2, () => throw PlatformFaults.Make(-2147015902, "throttled"));
        Assert.ThrowsAny<System.ServiceModel.FaultException>(() => AtProfiles(1));
    }

    private static void Act(bool now, Action act)
    {
        if (now)
        {
            act();
        }
    }

    /// <summary>Customers with a profile and a key each, whose contact has no link.</summary>
    private void Customers(params int[] numbers)
    {
        foreach (var number in numbers)
        {
            data.Profile(number);
            data.Key(number, number);
            data.Row(number);
        }
    }

    private static OrganizationSnapshot Ready(params SourceTableState[] tables)
    {
        var all = tables.Length > 0 ? tables : [SnapshotSample.Table("contact", 1)];
        return SnapshotSample.Snapshot(all) with { Settings = new LinkingSettings { AutomaticRuns = false } };
    }

    // As recorded, so that nothing is written only because it was never said.
    private void Keep(OrganizationSnapshot snapshot) => SnapshotCache.Keep(
        organization,
        snapshot with { Tables = snapshot.Tables.ToDictionary(pair => pair.Key, pair => pair.Value.Recorded(pair.Value.Table.Id)) });

    private void AtProfiles(params int[] numbers) =>
        Execute(execution => execution.AtProfiles([.. numbers.Select(number => new WrittenRow(ProfileId(number), null))], []));

    private void Execute(Action<EventExecution> act)
    {
        if (SnapshotCache.Find(organization, Noon) is null)
        {
            Keep(Ready());
        }

        data.Service.Forget();
        act(new EventExecution(Scope(data.Service, trace) with { OrganizationId = organization, UtcNow = () => now, StartedOn = started }));
    }
}
