using System;
using System.Collections.Generic;
using System.Linq;
using Linking.Plugins.Planning;
using Linking.Plugins.Requirements;
using Linking.Plugins.Schema;
using Linking.Plugins.Writing;
using Microsoft.Xrm.Sdk;

namespace Linking.Plugins.Runs;

/// <summary>
/// Links the rows of just those profiles and keys that an event speaks of: requirements, keys, plan, writes, records.
/// Level-triggered: whatever the event says, the present keys and the present links decide, so events may come late, twice or in any order.
/// </summary>
internal sealed class IncrementalRun
{
    /// <summary>Profiles or keys looked at together; bounds memory, whatever the size of the event.</summary>
    private const int LookSize = 1000;

    private readonly ExecutionScope scope;
    private readonly TableCounts counts = new();
    private readonly List<PlannedRow> unseated = [];
    private int issuesRecorded;
    private bool lookAgain;

    internal IncrementalRun(ExecutionScope scope)
    {
        this.scope = scope;
    }

    /// <summary>Looks at written or deleted customer profiles.</summary>
    /// <exception cref="TryAgainException">Something is left for a later attempt.</exception>
    internal void AtProfiles(IReadOnlyList<WrittenRow> written) => Execute(written, (look, rows) => look.AtProfiles(rows));

    /// <summary>Looks at written or deleted alternate keys.</summary>
    /// <exception cref="TryAgainException">Something is left for a later attempt.</exception>
    internal void AtKeys(IReadOnlyList<WrittenRow> written) => Execute(written, (look, rows) => look.AtKeys(rows));

    private void Execute(IReadOnlyList<WrittenRow> written, Action<Look, IReadOnlyCollection<WrittenRow>> lookAt)
    {
        var session = new SnapshotSession(scope);
        var snapshot = session.Load(ColumnsOf(written));
        if (snapshot.Unmet.Count > 0)
        {
            scope.Trace(UnmetText.SkippedSentence + " " + string.Join(", ", snapshot.Unmet.Select(unmet => unmet.Code)));
            return;
        }

        var register = session.Tables(snapshot);
        var deadline = new Deadline(scope.UtcNow, scope.StartedOn + snapshot.Settings.TimeBudget);
        var left = LookAtAll(written, lookAt, register, deadline);
        session.Keep(new AutomaticRuns(scope).Request(register.Current));
        RecordRun(snapshot);
        if (left > 0)
        {
            throw new TryAgainException($"The time budget is used up; {left} rows or events are left for the next attempt.");
        }

        if (lookAgain)
        {
            throw new TryAgainException("A profile that was just written cannot be read yet; its rows are looked at again.");
        }
    }

    private static IEnumerable<string> ColumnsOf(IEnumerable<WrittenRow> written)
    {
        return written.Select(row => row.Written)
            .OfType<Entity>()
            .Where(row => row.LogicalName == Names.CustomerProfile.Table)
            .SelectMany(row => row.Attributes.Keys)
            .Where(column => column.StartsWith(Names.CustomerProfile.ColumnPrefix, StringComparison.Ordinal))
            .Distinct(StringComparer.Ordinal);
    }

    private int LookAtAll(
        IReadOnlyList<WrittenRow> written,
        Action<Look, IReadOnlyCollection<WrittenRow>> lookAt,
        TableRegister register,
        Deadline deadline)
    {
        var store = register.Current.Has(Names.Issue.Table)
            ? new IssueStore(scope.Service, register.Current.Shapes[Names.Issue.Table], scope.UtcNow, isGuarded: !scope.IsInTransaction)
            : null;
        var issues = new IssueBook(store?.ReadOpen() ?? []);
        for (var start = 0; start < written.Count; start += LookSize)
        {
            if (deadline.IsOver)
            {
                return written.Count - start;
            }

            var look = new Look(scope.Service, register, issues, scope.UserId);
            lookAt(look, written.Skip(start).Take(LookSize).ToList());
            var plan = LinkPlanner.Plan(look.Facts());
            if (register.Current.Has(Names.Run.Table))
            {
                plan = new EventGuard(scope, register.Current.Settings).Restrict(plan, counts);
            }

            var applier = new LinkApplier(scope, register, LinkWriters.For(scope.Service, register.Current.Settings, scope.IsInTransaction), isPreview: false, () => deadline.IsOver);
            var applied = applier.Apply(plan);
            if (store is not null)
            {
                applied = Record(store, issues, register, look, applied);
            }

            Count(applied, look);

            if (applier.Left > 0)
            {
                return applier.Left + Math.Max(0, written.Count - start - LookSize);
            }
        }

        return 0;
    }

    private List<AppliedRow> Record(IssueStore store, IssueBook issues, TableRegister register, Look look, List<AppliedRow> applied)
    {
        var check = new RivalryCheck(scope, register, store, issues);
        check.Note(applied);
        issuesRecorded += new IssueUpdate(store, issues, register).Apply(look, applied);
        var settled = check.Settle(applied);
        issuesRecorded += check.IssuesRecorded;
        return settled;
    }

    private void Count(List<AppliedRow> applied, Look look)
    {
        foreach (var row in applied.Select(applied => applied.Row))
        {
            counts.Add(row.Row.Table, row.Change, hadLink: row.From is not null);
            if (RelinkJournal.Keeps(row))
            {
                unseated.Add(row);
            }

            lookAgain |= row.Issue is { Code: IssueCode.ProfileNotFound } issue && issue.CustomerIds.Any(look.IsInvisible);
        }

        foreach (var problem in look.KeyProblems)
        {
            scope.Trace($"{problem.Code}: a key of {problem.Key.Pair}.");
        }
    }

    private void RecordRun(OrganizationSnapshot snapshot)
    {
        var changed = counts.Get(Change.Linked) + counts.Get(Change.Relinked) + counts.Get(Change.Unlinked);
        scope.Trace($"Examined {counts.Examined}, changed {changed}, issues {counts.Get(Change.Issue)}.");
        if (changed + issuesRecorded > 0 && snapshot.Has(Names.Run.Table))
        {
            new RunRecorder(scope).Record(counts, RelinkJournal.Write(unseated), issuesRecorded > 0);
        }
    }
}
