using FsCheck.Fluent;
using Linking.Plugins.Batches;
using Linking.Plugins.RunRecords;
using Linking.Plugins.Settings;
using Linking.Plugins.Tests.Properties;
using static Linking.Plugins.Tests.Batches.FlowSample;

namespace Linking.Plugins.Tests.Batches;

/// <summary>Whatever the looks of a run find, and however the tables move, it ends, and acts only on what it may.</summary>
public class RunFlowProperties
{
    private static readonly BatchKind[] Kinds = [BatchKind.Keys, BatchKind.Links, BatchKind.Issues];

    [Fact]
    public void Any_run_ends_and_acts_only_on_what_two_quiet_looks_left_alike() => Holds.ForAll(
        from seed in Gen.Choose(0, int.MaxValue - 1)
        from mode in Gen.Elements(RunMode.Full, RunMode.Full, RunMode.Repair, RunMode.Preview)
        from minutes in Gen.Elements(0, 1, 30, 360)
        from stability in Gen.Choose(0, 10)
        from busyness in Gen.Choose(0, 10)
        from approves in Gen.Elements(true, false)
        select new Course(seed, mode, minutes, stability, busyness, approves),
        Ends,
        tests: 300);

    private static bool Ends(Course course)
    {
        var random = new Random(course.Seed);
        var flow = new FlowSample
        {
            Settings = new LinkingSettings { Settling = TimeSpan.FromMinutes(course.Minutes), GuardSmallest = random.Next(6) },
            LastEnded = random.Next(2) == 0 ? null : new EndedRun(Start.AddDays(-1), new Seen(30, 30, 30)),
        };
        flow.Run = flow.Run with { Mode = course.Mode };
        var ranges = random.Next(1, 5);
        for (var range = 0; range < ranges; range++)
        {
            flow.First(
                Kinds[range % 3],
                AnyLeft(random),
                "contact 0 0 0 5 0 5 0 0",
                AnySeen(random),
                from: range.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }

        // A look at every settling, and of each no more than acts on keys, then acts on links, then the next wait.
        var bound = 20 + (course.Minutes == 0 ? 0 : 8 * 24 * 60 / course.Minutes);
        for (var step = 0; step < bound; step++)
        {
            switch (flow.Next())
            {
                case RunStep.Work work:
                    if (!IsAllowed(flow, work))
                    {
                        return false;
                    }

                    flow.Run = flow.Run with { Status = RunStatus.Processing };
                    flow.Ended(work, batch => batch.Acts ? null : random.Next(10) < course.Stability ? batch.Expected : AnyLeft(random), _ => AnySeen(random));
                    break;
                case RunStep.Settle settle when settle.Until >= flow.Now:
                    flow.Run = flow.Run with { Status = RunStatus.Settling, ContinueOn = settle.Until };
                    flow.Now = settle.Until.AddMinutes(random.Next(30));
                    flow.LatestWrite = random.Next(10) < course.Busyness ? flow.Now.AddMinutes(-random.Next(60)) : null;
                    break;
                case RunStep.End { Status: RunStatus.StoppedByGuard } end when course.Approves && !flow.Run.Approved:
                    flow.Run = flow.Run with { Approved = true, Held = (int)end.Held, Status = RunStatus.Settling, ContinueOn = flow.Now };
                    bound += 20;
                    break;
                case RunStep.End end:
                    return end.Held >= 0;
                default:
                    return false;
            }
        }

        return false;
    }

    private static bool IsAllowed(FlowSample flow, RunStep.Work work)
    {
        var pass = work.Batches[0].Pass;
        var known = flow.Batches.Select(batch => batch.Id).ToHashSet();
        if (work.Batches.Any(batch => batch.Pass != pass || batch.Origin == Guid.Empty || known.Contains(BatchStore.IdOf(batch))))
        {
            return false;
        }

        var settling = flow.Settings.Settling;
        return work.Batches[0].Acts
            ? work.Batches.All(batch => WasLeftAlike(flow, batch))
            : flow.Run.Approved || (settling > TimeSpan.Zero && flow.Now - Start >= settling && !(flow.LatestWrite > flow.Now - settling));
    }

    private static bool WasLeftAlike(FlowSample flow, Batch act)
    {
        var looks = flow.Batches.Where(batch => !batch.Acts && (batch.Id == act.Origin || batch.Origin == act.Origin)).OrderBy(batch => batch.Pass).TakeLast(2)
            .ToList();
        return !act.Expected.IsEmpty
            && (flow.Settings.Settling == TimeSpan.Zero || looks.Count == 2)
            && Rows.All(row => !act.Expected.MayHold(row) || looks.TrueForAll(look => look.Progress.Left.MayHold(row)));
    }

    private static LeftRows AnyLeft(Random random)
    {
        int[] rows = [.. Enumerable.Range(1, 8).Where(_ => random.Next(3) == 0)];
        return Guarded(random.Next(rows.Length + 1), rows);
    }

    private static Seen AnySeen(Random random)
    {
        return new Seen(random.Next(10, 40), random.Next(10, 40), random.Next(10, 40));
    }

    private sealed record Course(int Seed, RunMode Mode, int Minutes, int Stability, int Busyness, bool Approves);
}
