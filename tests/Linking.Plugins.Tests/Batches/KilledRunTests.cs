using Linking.Plugins.Batches;
using Linking.Plugins.RunRecords;
using Linking.Plugins.Settings;
using static Linking.Plugins.Tests.Facts.UnifiedData;
using Names = Linking.Plugins.Schema.Names;

namespace Linking.Plugins.Tests.Batches;

/// <summary>A run that is killed at any call, or of which any call fails, ends right all the same.</summary>
public class KilledRunTests
{
    [Fact]
    public void A_run_that_is_left_alone_ends_right()
    {
        var sample = Begun(minutes: 30);
        sample.Drain();
        EndsRight(sample);
        var row = sample.RunEntity;
        Assert.Equal((2, 0, 2), (row[Names.Run.Linked], row[Names.Run.Relinked], row[Names.Run.Unlinked]));
        Assert.Equal((1, 1, 6), (row[Names.Run.Unchanged], row[Names.Run.Issues], row[Names.Run.Examined]));
        Assert.Equal(("4", "3", "2"), (row[Names.Run.Keys], row[Names.Run.Customers], row[Names.Run.Links]));
    }

    [Theory]
    [InlineData(30)]
    [InlineData(0)]
    public void A_run_whose_execution_is_killed_at_any_call_ends_right(int minutes)
    {
        for (var number = 1; number <= CallsOf(minutes); number++)
        {
            var sample = Begun(minutes);
            var killed = number;
            var isDead = false;

            // Once dead, the execution reaches nothing any more; the next one comes when its time is over.
            sample.NextExecution = () => isDead = false;
            sample.Service.Before = call =>
            {
                isDead |= call == killed;
                if (isDead)
                {
                    throw PlatformFaults.Make(-2147204783, "killed");
                }
            };
            sample.Drain();
            sample.Service.Before = sample.Service.After = _ => { };
            EndsRight(sample, number);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_run_of_which_any_call_fails_ends_right(bool isDone)
    {
        for (var number = 1; number <= CallsOf(minutes: 30); number++)
        {
            var sample = Begun(minutes: 30);
            var failing = number;
            Action<int> fail = call =>
            {
                if (call == failing)
                {
                    throw PlatformFaults.Make(-2147204783, "SQL time-out");
                }
            };
            sample.Service.Before = isDone ? _ => { } : fail;
            sample.Service.After = isDone ? fail : _ => { };
            sample.Drain();
            sample.Service.Before = sample.Service.After = _ => { };
            EndsRight(sample, number);
        }
    }

    [Fact]
    public void A_run_that_is_executed_twice_at_every_step_ends_right()
    {
        var sample = Begun(minutes: 30);
        for (var step = 1; !sample.Run.IsOver; step++)
        {
            Assert.InRange(step, 1, 100);
            foreach (var batch in sample.Batches.FindAll(batch => batch.IsFree(sample.Now)))
            {
                sample.Execute(batch);
                sample.Execute(batch);
            }

            sample.Advance();
            sample.Advance();
            sample.Now = sample.Run.ContinueOn ?? sample.Now;
        }

        EndsRight(sample);
    }

    private static int CallsOf(int minutes)
    {
        var sample = Begun(minutes);
        sample.Drain();
        return sample.Service.Calls.Count;
    }

    private static void EndsRight(RunSample sample, int number = 0)
    {
        Assert.Equal((number, RunStatus.CompletedWithIssues), (number, sample.Run.Status));
        Assert.Equal((number, ProfileId(1), ProfileId(2)), (number, sample.Data.LinkOf(1), sample.Data.LinkOf(2)));
        Assert.Equal(
            (number, ProfileId(3), null, null, null),
            (number, sample.Data.LinkOf(3), sample.Data.LinkOf(4), sample.Data.LinkOf(5), sample.Data.LinkOf(6)));
        Assert.All(sample.Batches, batch => Assert.Equal((number, BatchStatus.Completed), (number, batch.Status)));
        Assert.Equal("ProfileNotFound", Assert.Single(sample.Service.All(Names.Issue.Table))[Names.Issue.Code]);
    }

    /// <summary>Two rows to link, one in order, two orphans in two tables' readings, and one whose customer has no profile.</summary>
    private static RunSample Begun(int minutes)
    {
        var sample = new RunSample { Settings = new LinkingSettings { Settling = TimeSpan.FromMinutes(minutes) } };
        sample.Customers(1, 2);
        sample.Customers(3, 3, ProfileId(3));
        sample.Data.Row(4, ProfileId(3));
        sample.Data.Row(5, ProfileId(99));
        sample.Data.Key(6, 6);
        sample.Data.Row(6);
        sample.Add(BatchKind.Keys);
        sample.Add(BatchKind.Links);
        sample.Add(BatchKind.Issues);
        sample.Service.Forget();
        return sample;
    }
}
