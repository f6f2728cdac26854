using Linking.Plugins.Schema;

namespace Linking.Plugins.Tests.RunRecords;

/// <summary>Sums stay true whichever call fails and whoever sums up at the same time.</summary>
public class OutcomeFaultTests
{
    /// <summary>More calls than any summing up in these tests makes.</summary>
    private const int MostCalls = 40;

    public static TheoryData<int, bool> EveryCall
    {
        get
        {
            var calls = new TheoryData<int, bool>();
            foreach (var number in Enumerable.Range(1, MostCalls))
            {
                calls.Add(number, false);
                calls.Add(number, true);
            }

            return calls;
        }
    }

    [Theory]
    [MemberData(nameof(EveryCall))]
    public void Whichever_call_fails_the_sum_is_true_then_and_after_the_next_attempt(int number, bool isDone)
    {
        var sample = Begun();
        Fail(sample, number, isDone);
        _ = Record.Exception(() => sample.Outcomes().SumUp());
        sample.Service.Before = sample.Service.After = _ => { };
        Assert.Equal(sample.Recorded, sample.Told());
        sample.Small(50);
        sample.Outcomes().SumUp();
        Assert.Equal(sample.Recorded, sample.Told());
        sample.Outcomes().SumUp();
        Assert.Equal((sample.Recorded, 0), (sample.Told(), sample.SmallOnes()));
    }

    [Fact]
    public void A_reader_counts_right_between_any_two_calls()
    {
        var sample = Begun();
        sample.Service.After = _ => Assert.Equal(sample.Recorded, sample.Told());
        sample.Outcomes().SumUp();
        Assert.InRange(sample.Service.Calls.Count, 7, MostCalls);
        sample.Outcomes().SumUp();
        Assert.Equal((sample.Recorded, 0), (sample.Told(), sample.SmallOnes()));
    }

    [Theory]
    [MemberData(nameof(EveryCall))]
    public void Another_execution_that_sums_up_in_between_and_breaks_off_spoils_nothing(int number, bool isDone)
    {
        foreach (var (brokenAt, isLeftOver) in Enumerable.Range(1, MostCalls / 2).SelectMany(at => new[] { (at, false), (at, true) }))
        {
            var sample = Begun();
            if (isLeftOver)
            {
                // One before broke off between counting records and deleting them.
                Fail(sample, 5, isDone: false);
                Assert.NotEmpty(Outcome(sample));
                sample.Service.Before = _ => { };
                sample.Service.Forget();
            }

            var call = 0;
            sample.Service.Before = _ =>
            {
                if (++call == number)
                {
                    sample.Small(40, linked: 100);
                    var other = 0;
                    var mine = sample.Service.Before;
                    sample.Service.Before = isDone ? _ => { } : _ => Throw(++other == brokenAt);
                    sample.Service.After = isDone ? _ => Throw(++other == brokenAt) : _ => { };
                    Assert.NotNull(Outcome(sample));
                    sample.Service.After = _ => { };
                    sample.Service.Before = mine;
                }
            };
            _ = Record.Exception(() => sample.Outcomes().SumUp());
            sample.Service.Before = _ => { };
            Assert.Equal((brokenAt, sample.Recorded), (brokenAt, sample.Told()));
            sample.Outcomes().SumUp();
            sample.Outcomes().SumUp();
            sample.Outcomes().SumUp();
            Assert.Equal((brokenAt, sample.Recorded, 0), (brokenAt, sample.Told(), sample.SmallOnes()));
        }
    }

    [Fact]
    public void Two_executions_that_begin_at_the_same_moment_make_one_sum()
    {
        var sample = new OutcomeSample();
        sample.Small(0, linked: 3);
        sample.Service.Before = number =>
        {
            if (sample.Service.Calls[number - 1] == "create " + Names.Outcome.Table)
            {
                sample.Service.Before = _ => { };
                sample.Outcomes().SumUp();
            }
        };
        sample.Outcomes().SumUp();
        Assert.Equal((1, 3L, 0), (sample.Sums().Count, sample.Told(), sample.SmallOnes()));
    }

    /// <summary>A sum of before, and two records of which one belongs to it and one to a later unification.</summary>
    private static OutcomeSample Begun()
    {
        var sample = new OutcomeSample();
        sample.Small(0, linked: 10);
        sample.Small(5, linked: 20);
        sample.Outcomes().SumUp();
        sample.Small(30, linked: 1);
        sample.Small(35, linked: 2);
        sample.Small(300, linked: 4);
        sample.Service.Forget();
        return sample;
    }

    /// <summary>Sums up, and says how that ended.</summary>
    private static string Outcome(OutcomeSample sample) => Record.Exception(() => sample.Outcomes().SumUp())?.Message ?? string.Empty;

    private static void Fail(OutcomeSample sample, int number, bool isDone)
    {
        if (isDone)
        {
            sample.Service.After = call => Throw(call == number);
        }
        else
        {
            sample.Service.Before = call => Throw(call == number);
        }
    }

    private static void Throw(bool fails)
    {
        if (fails)
        {
            throw PlatformFaults.Make(-2147204783, "SQL time-out");
        }
    }
}
