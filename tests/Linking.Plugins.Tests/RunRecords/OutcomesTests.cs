using Linking.Plugins.Planning;
using Linking.Plugins.RunRecords;
using Linking.Plugins.Schema;
using static Linking.Plugins.Tests.Execution.ExecutionSample;

namespace Linking.Plugins.Tests.RunRecords;

/// <summary>Small records of events, folded into one for each unification.</summary>
public class OutcomesTests
{
    private readonly OutcomeSample sample = new();

    [Fact]
    public void What_an_event_did_is_a_small_record_with_its_counts()
    {
        sample.Outcomes(isInTransaction: true).Record(TableCounts.Parse("contact 1 2 0 4 5 6 7 0\nlead 10 0 0 0 0 0 0 0"));
        var row = Assert.Single(sample.Service.Written);
        Assert.Equal((Names.Outcome.Table, "CustomerId Backstamping Hydration 2026-03-01 11:59:55"), (row.LogicalName, row[Names.Outcome.Name]));
        Assert.Equal((false, 1, 22, 11), (row[Names.Outcome.IsSum], row[Names.Outcome.Events], row[Names.Outcome.Examined], row[Names.Outcome.Linked]));
        Assert.Equal(
            (2, 5, 7, "contact 1 2 0 4 5 6 7 0\nlead 10 0 0 0 0 0 0 0"),
            (row[Names.Outcome.Relinked], row[Names.Outcome.Issues], row[Names.Outcome.Left], row[Names.Outcome.Tables]));
        Assert.Equal((Noon.AddSeconds(-5), Noon), (row[Names.Outcome.StartedOn], row[Names.Outcome.EndedOn]));
        Assert.False(row.Contains(Names.Outcome.Pending));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void However_many_events_there_are_their_sum_is_true_and_a_transaction_is_not_put_at_risk(bool isInTransaction)
    {
        var counts = new TableCounts();
        counts.Add("contact", Change.Linked, hadLink: false);
        for (var number = 1; number <= 300; number++)
        {
            sample.Outcomes(isInTransaction).Record(counts);
            Assert.Equal(number, sample.Told());
        }

        if (isInTransaction)
        {
            Assert.All(sample.Service.Calls, call => Assert.Equal("create " + Names.Outcome.Table, call));
        }
    }

    [Fact]
    public void Records_of_one_unification_become_one_sum()
    {
        sample.Small(30, linked: 2);
        sample.Small(0);
        sample.Small(10, linked: 3);
        sample.Outcomes().SumUp();
        Assert.Equal(["3 6 0-30"], sample.Told(sample.Sums()));
        Assert.Equal((0, 6L), (sample.SmallOnes(), sample.Told()));
        Assert.Null(sample.Sums()[0][Names.Outcome.Pending]);
        Assert.Equal((6, 6), (sample.Sums()[0][Names.Outcome.Linked], sample.Sums()[0][Names.Outcome.Examined]));
    }

    [Theory]
    [InlineData(60, 1)]
    [InlineData(61, 2)]
    public void Events_that_follow_within_an_hour_belong_to_one_unification(int minute, int sums)
    {
        sample.Small(0);
        sample.Small(minute);
        sample.Outcomes().SumUp();
        sample.Outcomes().SumUp();
        Assert.Equal((sums, 0), (sample.Sums().Count, sample.SmallOnes()));
    }

    [Theory]
    [InlineData(90, 1)]
    [InlineData(91, 2)]
    public void Later_events_are_added_to_the_sum_that_ended_within_the_hour_before(int minute, int sums)
    {
        sample.Small(0);
        sample.Small(30);
        sample.Outcomes().SumUp();
        sample.Small(minute, linked: 5);
        sample.Outcomes().SumUp();
        Assert.Equal(sums, sample.Sums().Count);
        Assert.Equal(sums == 1 ? ["3 7 0-90"] : ["2 2 0-30", "1 5 91-91"], sample.Told(sample.Sums()));
    }

    [Fact]
    public void A_chain_of_events_is_one_unification_however_long_it_is()
    {
        Enumerable.Range(0, 10).ToList().ForEach(hour => sample.Small(hour * 60));
        sample.Outcomes().SumUp();
        Assert.Equal(["10 10 0-540"], sample.Told(sample.Sums()));
    }

    [Fact]
    public void A_straggler_is_added_to_a_sum_that_reaches_over_it_and_does_not_shorten_it()
    {
        sample.Small(0);
        sample.Small(60);
        sample.Outcomes().SumUp();
        sample.Small(30);
        sample.Outcomes().SumUp();
        Assert.Equal(["3 3 0-60"], sample.Told(sample.Sums()));
    }

    [Fact]
    public void Two_hundred_and_fifty_records_at_a_time_are_summed_up_the_oldest_first()
    {
        Enumerable.Range(0, 260).Reverse().ToList().ForEach(minute => sample.Small(minute));
        sample.Outcomes().SumUp();
        Assert.Equal(("250 250 0-249", 10), (sample.Told(sample.Sums()).Single(), sample.SmallOnes()));
        var pending = sample.Service.Written.Select(row => row.GetAttributeValue<string>(Names.Outcome.Pending)).First(text => text is not null);
        Assert.InRange(pending.Length, 250 * 32, PlatformLimits.Memo);
        sample.Outcomes().SumUp();
        Assert.Equal(("260 260 0-259", 0), (sample.Told(sample.Sums()).Single(), sample.SmallOnes()));
    }

    [Fact]
    public void Where_there_is_nothing_to_sum_up_nothing_is_written()
    {
        sample.Outcomes().SumUp();
        Assert.Empty(sample.Service.Written);
    }

    [Theory]
    [InlineData(90, 1)]
    [InlineData(0, 2)]
    public void Sums_age_out_by_themselves(int historyDays, int left)
    {
        var old = new OutcomeSample { HistoryDays = historyDays };
        old.Small(0);
        old.Outcomes().SumUp();
        old.Small(24 * 60);
        old.Now = Noon.AddDays(90).AddMinutes(1);
        old.Outcomes().SumUp();
        Assert.Equal((left, 0), (old.Sums().Count, old.SmallOnes()));
    }

    [Fact]
    public void A_sum_whose_records_are_not_deleted_yet_does_not_age_out()
    {
        sample.Small(0);
        sample.Outcomes().SumUp();
        var sum = sample.Sums()[0];
        sum[Names.Outcome.Pending] = Guid.NewGuid().ToString("N");
        sample.Now = Noon.AddDays(99);
        sample.Outcomes().SumUp();
        Assert.Single(sample.Sums());
    }
}
