using Linking.Plugins.RunRecords;

namespace Linking.Chaos.Histories;

/// <summary>Ends a history: the faults stop, everything that waits is worked on, and in most a full run has the last word.</summary>
internal sealed class Ending(Stage stage, Judge judge)
{
    /// <summary>Plays the end; every eighth history also sees what a repair run and a second run do.</summary>
    public void Play(long seed)
    {
        stage.Faults.Disarm();
        stage.SetAll();
        stage.Organization.Clock.Advance(TimeSpan.FromMinutes(10));
        var desk = new RunDesk(stage);
        desk.Drain();
        judge.JudgeAlways();
        if (!stage.Settings.EndsWithRun && !stage.ComparesNoVersions)
        {
            judge.JudgeBetween();
            judge.JudgeCertainIssues();
            return;
        }

        desk.RunFully();
        judge.JudgeAlways();
        judge.JudgeEnd();
        if (seed % 8 != 0)
        {
            return;
        }

        var written = stage.Watch.Writes.Count;
        desk.RunFully(RunMode.Repair);
        judge.JudgeEnd();
        desk.RunFully();
        judge.JudgeEnd();
        if (stage.Watch.Writes.Count != written)
        {
            throw new DivergenceException("rewrite", $"{stage.Watch.Writes.Count - written} rows were written again, although nothing had changed");
        }
    }
}
