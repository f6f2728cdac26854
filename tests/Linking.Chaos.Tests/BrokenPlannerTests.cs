namespace Linking.Chaos.Tests;

/// <summary>What random histories are worth: a planner that is broken on purpose does not get through two hundred of them.</summary>
public class BrokenPlannerTests
{
    [Fact]
    public void A_planner_that_ignores_rivals_is_caught() => AssertCaught(BrokenPlanner.IgnoresRivals());

    [Fact]
    public void A_planner_that_unlinks_on_absence_is_caught() => AssertCaught(BrokenPlanner.UnlinksOnAbsence());

    [Fact]
    public void A_planner_that_never_unlinks_is_caught() => AssertCaught(BrokenPlanner.NeverUnlinks());

    [Fact]
    public void A_planner_that_keeps_stale_links_is_caught() => AssertCaught(BrokenPlanner.KeepsStaleLinks());

    [Fact]
    public void A_planner_that_leaves_arbitrary_links_is_caught() => AssertCaught(BrokenPlanner.TakesNothingBack());

    private static void AssertCaught(byte[] assembly)
    {
        var outcome = new ChaosRunner(new ChaosOptions { Histories = 200, Assembly = assembly, StopsAtFirst = true, Shrinks = false }).Run();
        Assert.Contains(outcome.Divergences, divergence => divergence.Kind is "link" or "issue lost" or "issue stale" or "rewrite" or "run");
    }
}
