using Linking.Plugins.RunRecords;
using Names = Linking.Plugins.Schema.Names;

namespace Linking.Chaos.Histories;

/// <summary>Ends a history: the faults stop, everything that waits is worked on, and full and repair runs have the last word.</summary>
internal sealed class Ending(Stage stage, Judge judge)
{
    private const int MostRounds = 30;

    /// <summary>Plays the end; every eighth history also sees what a repair run and a second run do.</summary>
    public void Play(long seed)
    {
        stage.Faults.Disarm();
        stage.SetAll();
        stage.Organization.Clock.Advance(TimeSpan.FromMinutes(10));
        Drain();
        judge.JudgeAlways();
        var desk = new RunDesk(stage);
        desk.RunFully();
        judge.JudgeAlways();
        judge.JudgeEnd();
        judge.JudgeIssues(noOthers: false);
        if (seed % 8 != 0)
        {
            return;
        }

        desk.RunFully(RunMode.Repair);
        judge.JudgeEnd();
        judge.JudgeIssues(noOthers: true);
        var before = Writes();
        desk.RunFully();
        if (Writes() != before)
        {
            throw new DivergenceException("rewrite", $"a second full run wrote {Writes() - before} rows, although nothing had changed");
        }
    }

    // Events that wait, batches whose worker died, and runs that were left behind or paused.
    private void Drain()
    {
        var desk = new RunDesk(stage);
        for (var round = 0; round < MostRounds; round++)
        {
            _ = stage.Organization.Async.Recover();
            stage.Jobs.Run();
            var open = desk.Open();
            if (open.Count == 0)
            {
                return;
            }

            foreach (var run in open)
            {
                var status = RunDesk.StatusOf(run);
                if (status is RunStatus.Paused or RunStatus.StoppedByGuard)
                {
                    _ = desk.Control(run.Id, status == RunStatus.Paused ? "resume" : round % 2 == 0 ? "approve" : "cancel");
                }
            }

            _ = desk.ProcessNext();
            stage.Organization.Clock.Advance(TimeSpan.FromMinutes(10));
        }

        var left = desk.Open()[0];
        throw new DivergenceException("stuck", $"the run '{left.GetAttributeValue<string>(Names.Run.Name)}' is {RunDesk.StatusOf(left)} and does not get on");
    }

    private long Writes()
    {
        var requests = stage.Organization.Requests.Snapshot();
        return ContentRows.AllSources.Select(source => source.Table).Distinct().Sum(table => requests.Calls("Update", table) + requests.Calls("UpdateMultiple", table));
    }
}
