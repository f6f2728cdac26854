using Linking.Plugins.RunRecords;
using Linking.Tool.Generate;

namespace Linking.Chaos.Histories;

/// <summary>Plays a history, and judges what became of it.</summary>
internal sealed class HistoryRun(History history, Templates templates, IReadOnlySet<int>? only = null)
{
    private readonly List<string> story = [];

    public HistoryResult Execute()
    {
        using var stage = new Stage(history.Settings, templates.For(history.Settings), history.Seed);
        DivergenceException? divergence = null;
        try
        {
            Play(stage);
        }
        catch (DivergenceException found)
        {
            divergence = found;
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            divergence = new DivergenceException("rehearsal", exception.ToString());
        }

        return new HistoryResult(divergence, story, stage.Faults.Met);
    }

    private void Play(Stage stage)
    {
        var judge = new Judge(stage);
        Begin(stage);
        if (history.Settings.HasPast)
        {
            new RunDesk(stage).RunFully(RunMode.Full);
            judge.JudgeEnd();
            story.Add("before: content, and a full run");
        }

        var steps = new Steps(stage, judge);
        foreach (var step in history.Steps.Where(step => only?.Contains(step.Number) != false))
        {
            story.Add($"{step.Number} {step.Kind}: ");
            story[^1] += steps.Do(step);
        }

        story.Add("end");
        new Ending(stage, judge).Play(history.Seed);
    }

    private void Begin(Stage stage)
    {
        var random = new SeededRandom(history.Seed ^ 0x0BE6);
        for (var i = 0; i < history.Settings.Contacts + history.Settings.Leads; i++)
        {
            stage.AddRow(i < history.Settings.Contacts ? "contact" : "lead", random);
        }

        if (!history.Settings.HasPast)
        {
            return;
        }

        var unifier = new Unifier(random, stage.Content, history.Settings.MixesForms);
        for (var i = 0; i < 8; i++)
        {
            _ = unifier.Change();
        }

        stage.Organization.Load(Plugins.Schema.Names.CustomerProfile.Table, stage.Content.Profiles.Values.Select(ContentRows.ToEntity));
        stage.Organization.Load(Plugins.Schema.Names.AlternateKey.Table, stage.Content.Keys.Values.Select(ContentRows.ToEntity));
        stage.Take();
    }
}
