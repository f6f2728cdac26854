using Linking.Chaos.Faults;
using Linking.Plugins.RunRecords;
using Linking.Tool.Generate;
using Microsoft.Xrm.Sdk;

namespace Linking.Chaos.Histories;

/// <summary>Does the steps of a history.</summary>
/// <param name="stage">Where.</param>
/// <param name="judge">Judges what a calm step led to.</param>
internal sealed class Steps(Stage stage, Judge judge)
{
    private static readonly RunMode[] Modes = [RunMode.Full, RunMode.Full, RunMode.Full, RunMode.Preview, RunMode.Repair, RunMode.Unlink];
    private static readonly string[] Actions = ["pause", "resume", "cancel", "approve"];

    /// <summary>Does a step and says what it was.</summary>
    public string Do(Step step)
    {
        var random = new SeededRandom(step.Seed);
        return step.Kind switch
        {
            StepKind.Unify => Unify(random),
            StepKind.Refresh => Refresh(random),
            StepKind.Work => Work(random),
            StepKind.Rows => Rows(random),
            StepKind.Sources => Sources(random),
            StepKind.Run => Run(random),
            StepKind.Control => Control(random),
            StepKind.Arm => Arm(random),
            _ => Disarm(),
        };
    }

    private string Unify(SeededRandom random)
    {
        var wanted = stage.Content.Copy();
        var unifier = new Unifier(random, wanted, stage.Settings.MixesForms);
        var changes = Enumerable.Range(0, 1 + random.Next(6)).Select(_ => unifier.Change()).ToList();
        var written = new ContentSender(stage, random).Send(wanted);
        if (stage.Settings.IsCalm)
        {
            WorkOff(random);
            judge.JudgeBetween();
        }

        return $"{string.Join(", ", changes)}; {written} rows written";
    }

    private string Refresh(SeededRandom random)
    {
        var refresher = new Refresher(stage, random);
        if (!stage.Settings.IsCalm)
        {
            return refresher.Play();
        }

        var before = new RefreshJudge(stage);
        var story = refresher.Play();
        WorkOff(random);
        if (refresher.Run is { } run)
        {
            new RunDesk(stage).Finish(run);
        }

        if (refresher.IsSame || refresher.IsRenewed)
        {
            before.Judge(refresher.IsSame);
        }

        judge.JudgeBetween();
        return story;
    }

    private string Work(SeededRandom random)
    {
        stage.Organization.Clock.Advance(TimeSpan.FromSeconds(random.Pick([1, 20, 90, 600, 2400, 7200])));
        int? limit = random.Chance(0.5) ? 1 + random.Next(20) : null;
        stage.Jobs.Run(limit);
        if (random.Chance(0.4))
        {
            _ = stage.Organization.Async.Recover();
        }

        if (random.Chance(0.5))
        {
            _ = new RunDesk(stage).ProcessNext();
            stage.Jobs.Run(limit);
        }

        return $"{(limit is null ? "all" : limit)} jobs";
    }

    private string Rows(SeededRandom random)
    {
        var rows = stage.Content.Rows;
        if (rows.Count == 0 || random.Chance(0.4))
        {
            stage.AddRow(random.Chance(0.7) ? "contact" : "lead", random);
            return $"created {rows[^1]}";
        }

        var row = random.Pick(rows);
        if (random.Chance(0.5))
        {
            stage.DeleteRow(row);
            return $"deleted {row}";
        }

        stage.Administrator.Update(new Entity(row.Table, row.Id) { ["firstname"] = "Jane" });
        return $"edited {row}";
    }

    private string Sources(SeededRandom random)
    {
        var source = random.Pick(stage.Content.Sources);
        var mayWithdraw = !source.Declared || stage.Content.Sources.Count(other => other.Declared) > 1;
        stage.Declare(mayWithdraw && random.Chance(0.5) ? source with { Declared = !source.Declared } : source with { Rank = random.Pick([0, 0, 5]) });
        if (stage.Settings.IsCalm)
        {
            // Declarations are remembered for five minutes.
            stage.Organization.Clock.Advance(TimeSpan.FromMinutes(9));
        }

        return stage.Content.Sources[^1].ToString();
    }

    private string Run(SeededRandom random)
    {
        var desk = new RunDesk(stage);
        if (stage.Settings.IsCalm)
        {
            var calm = random.Pick([RunMode.Full, RunMode.Full, RunMode.Full, RunMode.Preview, RunMode.Repair]);
            desk.RunFully(calm);
            if (calm == RunMode.Full)
            {
                judge.JudgeEnd();
            }

            judge.JudgeBetween();
            return $"{calm}";
        }

        var mode = random.Pick(Modes);
        var table = mode == RunMode.Unlink || random.Chance(0.3) ? random.Pick(ContentRows.Tables) : null;
        var ofTable = stage.Content.Rows.FindAll(found => found.Table == table);
        Guid? row = ofTable.Count > 0 && mode is RunMode.Full or RunMode.Preview && random.Chance(0.3) ? ofTable[0].Id : null;
        return desk.Start(mode, table, row) is null ? $"{mode} {table} {row} refused" : $"{mode} {table} {row}";
    }

    private string Control(SeededRandom random)
    {
        var desk = new RunDesk(stage);
        if (random.Chance(0.4))
        {
            return $"ProcessNext {desk.ProcessNext()}";
        }

        if (desk.Open() is not { Count: > 0 } open)
        {
            return "no run";
        }

        var action = random.Pick(Actions);
        return $"{action} {desk.Control(random.Pick(open).Id, action)}";
    }

    private string Arm(SeededRandom random)
    {
        var kind = random.Pick(FaultBench.Armable);
        stage.Faults.Arm(kind, random);
        return kind.ToString();
    }

    private string Disarm()
    {
        stage.Faults.Disarm();
        return "faults over";
    }

    private void WorkOff(SeededRandom random)
    {
        stage.Organization.Clock.Advance(TimeSpan.FromMinutes(1 + random.Next(30)));
        stage.Jobs.Run();
    }
}
