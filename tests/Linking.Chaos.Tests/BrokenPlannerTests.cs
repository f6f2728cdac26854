namespace Linking.Chaos.Tests;

/// <summary>What random histories are worth: a planner that is broken on purpose does not get through two hundred of them.</summary>
/// <remarks>Each begins with a seed that shows it, so that this takes seconds.</remarks>
public class BrokenPlannerTests
{
    [Fact]
    public void A_planner_that_ignores_kinds_is_caught() => AssertCaught(BrokenPlanner.IgnoresKinds(), 1);

    [Fact]
    public void A_planner_that_ignores_ranks_is_caught() => AssertCaught(BrokenPlanner.IgnoresRanks(), 325);

    [Fact]
    public void A_planner_that_takes_the_highest_customer_is_caught() => AssertCaught(BrokenPlanner.TakesTheHighest(), 1);

    [Fact]
    public void A_planner_that_ignores_rivals_is_caught() => AssertCaught(BrokenPlanner.IgnoresRivals(), 1);

    [Fact]
    public void A_planner_that_acts_on_absence_at_once_is_caught() => AssertCaught(BrokenPlanner.ActsOnAbsenceAtOnce(), 1);

    [Fact]
    public void A_planner_that_never_looks_again_is_caught() => AssertCaught(BrokenPlanner.NeverLooksAgain(), 1);

    [Fact]
    public void A_planner_that_links_nothing_at_once_is_caught() => AssertCaught(BrokenPlanner.LinksNothingAtOnce(), 1);

    [Fact]
    public void A_planner_that_moves_rows_by_any_claim_is_caught() => AssertCaught(BrokenPlanner.MovesByAnyClaim(), 1);

    private static void AssertCaught(byte[] assembly, long seed)
    {
        var outcome = new ChaosRunner(new ChaosOptions { Seed = seed, Histories = 200, Assembly = assembly, StopsAtFirst = true, Shrinks = false }).Run();
        Assert.Contains(
            outcome.Divergences,
            divergence => divergence.Kind is "link" or "write" or "refresh" or "issue lost" or "issue stale" or "rewrite" or "run");
    }
}
