using Linking.Chaos.Faults;
using Linking.Chaos.Reference;
using Linking.Plugins.RunRecords;
using Linking.Tool.Generate;

namespace Linking.Chaos.Histories;

/// <summary>Plays a refresh that deletes and creates every row: with a gap or block by block, in a moment or slowly, while jobs run.</summary>
/// <param name="stage">Where.</param>
/// <param name="random">Decides everything.</param>
internal sealed class Refresher(Stage stage, SeededRandom random)
{
    private static readonly TimeSpan Slow = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan Longest = TimeSpan.FromHours(4);

    private readonly bool withNewIds = random.Chance(0.35);
    private readonly bool hasGap = random.Chance(0.4);
    private readonly bool isSlow = random.Chance(0.5);
    private readonly bool hasChanges = random.Chance(0.3);
    private readonly bool startsRun = random.Chance(0.4);
    private readonly bool hasLongGap = random.Chance(0.3);

    /// <summary>The run that began meanwhile; null for none.</summary>
    public Guid? Run { get; private set; }

    /// <summary>Whether the tables hold the same rows afterwards, with the same ids.</summary>
    public bool IsSame => !withNewIds && !hasChanges;

    /// <summary>Whether they hold the same rows, with other ids.</summary>
    public bool IsRenewed => withNewIds && !hasChanges;

    /// <summary>Plays it and says what it was.</summary>
    public string Play()
    {
        var wanted = Wanted();
        var start = stage.Organization.Clock.UtcNow;
        if (hasGap && hasLongGap && stage.Settings.IsCalm)
        {
            // Only against what an earlier run saw does a run tell a long gap from an end.
            new RunDesk(stage).RunFully();
        }

        stage.IsRefreshing = true;
        var count = new ContentSender(stage, random).Recreate(wanted, hasGap, Between, Gap);
        stage.IsRefreshing = false;
        Meet(withNewIds ? FaultKind.RowsRecreatedWithNewIds : FaultKind.RowsRecreated, count > 0);
        Meet(FaultKind.RefreshWithGap, hasGap && count > 0);
        Meet(FaultKind.SlowRefresh, stage.Organization.Clock.UtcNow - start > Slow);
        Meet(FaultKind.RunInRefresh, Run is not null);
        return $"{count} rows deleted and created{(withNewIds ? ", with new ids" : "")}{(hasGap ? ", with a gap" : "")}{(isSlow ? ", slowly" : "")}"
            + $"{(hasChanges ? ", with changes" : "")}{(Run is null ? "" : ", and a run meanwhile")}";
    }

    private void Meet(FaultKind kind, bool isMet)
    {
        if (isMet)
        {
            stage.Faults.Meet(kind);
        }
    }

    private Content Wanted()
    {
        var wanted = stage.Content.Copy();
        if (withNewIds)
        {
            var (profiles, keys) = (wanted.Profiles.Values.ToList(), wanted.Keys.Values.ToList());
            wanted.Profiles.Clear();
            wanted.Keys.Clear();
            profiles.Select(row => row with { Id = random.NextGuid() }).ToList().ForEach(row => wanted.Profiles.Add(row.Id, row));
            keys.Select(row => row with { Id = random.NextGuid() }).ToList().ForEach(row => wanted.Keys.Add(row.Id, row));
        }

        if (hasChanges)
        {
            var unifier = new Unifier(random, wanted, stage.Settings.MixesForms);
            for (var count = 1 + random.Next(4); count > 0; count--)
            {
                _ = unifier.Change();
            }
        }

        return wanted;
    }

    private void Gap()
    {
        if (hasLongGap && stage.Settings.IsCalm)
        {
            stage.Organization.Clock.Advance(Longest * (random.Next(100) / 100.0));
        }

        Between();
    }

    // A pause that is longer than the tables have to be quiet would be taken for the end of the refresh.
    private void Between()
    {
        var most = Math.Max(1, (int)(stage.Settings.Settling.TotalMinutes * 0.8));
        stage.Organization.Clock.Advance(isSlow ? TimeSpan.FromMinutes(random.Next(most)) : TimeSpan.FromSeconds(random.Pick([0, 1, 20])));
        if (startsRun && Run is null && random.Chance(0.3))
        {
            Run = new RunDesk(stage).Start(RunMode.Full);
        }

        if (random.Chance(0.5))
        {
            stage.Jobs.Run(stage.Settings.IsCalm ? null : 1 + random.Next(10));
        }

        if (Run is not null && random.Chance(0.3))
        {
            _ = new RunDesk(stage).ProcessNext();
        }
    }
}
