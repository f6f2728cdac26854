using System;
using System.Collections.Generic;
using System.Linq;
using Linking.Plugins.Batches;
using Linking.Plugins.Execution;
using Linking.Plugins.Facts;
using Linking.Plugins.Linking;
using Linking.Plugins.Planning;
using Linking.Plugins.Requirements;
using Linking.Plugins.RunRecords;
using Linking.Plugins.Schema;

namespace Linking.Plugins.Events;

/// <summary>
/// Links the rows that just written profiles and keys claim, at once. Level-triggered: whatever the event says, the present keys and the
/// present links decide, so events may come late, twice or in any order, or not at all.
/// </summary>
internal sealed class EventExecution
{
    /// <summary>Profiles or keys looked at together; bounds memory, whatever the size of the event.</summary>
    private const int LookSize = 1000;

    private readonly ExecutionScope scope;
    private readonly TableCounts counts = new();
    private int issuesRecorded;
    private int unsettled;

    internal EventExecution(ExecutionScope scope)
    {
        this.scope = scope;
    }

    /// <summary>Looks at written customer profiles.</summary>
    /// <param name="written">The profiles.</param>
    /// <param name="columns">The columns that the event carries: one that is not known yet makes what is remembered of definitions out of date.</param>
    /// <exception cref="TryAgainException">Something is left for a later attempt.</exception>
    internal void AtProfiles(IReadOnlyList<WrittenRow> written, IEnumerable<string> columns)
    {
        var ofProfile = columns.Where(column => column.StartsWith(Names.CustomerProfile.ColumnPrefix, StringComparison.Ordinal))
            .Distinct(StringComparer.Ordinal);
        Execute(written, ofProfile.ToList(), (facts, ids) => facts.AtProfiles(ids).ToDictionary(profile => profile.Id, profile => profile.ModifiedOn));
    }

    /// <summary>Looks at written alternate keys.</summary>
    /// <exception cref="TryAgainException">Something is left for a later attempt.</exception>
    internal void AtKeys(IReadOnlyList<WrittenRow> written)
    {
        Execute(written, [], (facts, ids) => facts.AtKeys(ids).ToDictionary(key => key.Id, key => key.ModifiedOn));
    }

    private void Execute(IReadOnlyList<WrittenRow> written, List<string> columns, Func<FactCollector, IEnumerable<Guid>, Dictionary<Guid, DateTime?>> read)
    {
        var session = new SnapshotSession(scope);
        var snapshot = session.Load(columns);
        if (snapshot.Unmet.Count > 0)
        {
            scope.Trace(UnmetText.SkippedSentence + " " + string.Join(", ", snapshot.Unmet.Select(unmet => unmet.Code)));
            return;
        }

        var tables = session.Tables(snapshot);
        var deadline = scope.DeadlineWithin(snapshot.Settings.TimeBudget);
        var left = LookAtAll(written, read, new Round(scope, tables, isPreview: false, () => deadline.IsOver), deadline);
        var current = new AutomaticRuns(scope).Request(tables.Current);
        Record(snapshot);
        session.Keep(current.ContinueRunsOn <= scope.UtcNow() ? current with { ContinueRunsOn = new WaitingRuns(scope).TakeOnDue() } : current);

        if (left > 0)
        {
            throw new TryAgainException($"The time budget is used up; {left} rows or events are left for the next attempt.");
        }

        if (unsettled > 0 && IsYoung())
        {
            throw new TryAgainException($"{unsettled} rows that were just written cannot be read yet, or only as they were before; they are looked at again.");
        }
    }

    private int LookAtAll(IReadOnlyList<WrittenRow> written, Func<FactCollector, IEnumerable<Guid>, Dictionary<Guid, DateTime?>> read, Round round,
        Deadline deadline)
    {
        for (var start = 0; start < written.Count; start += LookSize)
        {
            if (deadline.IsOver)
            {
                return written.Count - start;
            }

            var part = written.Skip(start).Take(LookSize).ToList();
            var facts = round.NewFacts();
            var found = read(facts, part.Select(row => row.Id));
            var result = round.Execute(facts, _ => Look.AtOnce, _ => RowPart.Own);
            Count(result, facts);
            unsettled += result.Unsettled + part.Count(row => !found.TryGetValue(row.Id, out var on) || on < row.WrittenOn);
            if (result.LeftInTime > 0)
            {
                return result.LeftInTime + Math.Max(0, written.Count - start - LookSize);
            }
        }

        return 0;
    }

    private void Count(RoundResult result, FactCollector facts)
    {
        issuesRecorded += result.IssuesRecorded;
        foreach (var row in result.Rows)
        {
            counts.Add(row.Row.Row.Table, row.Row.Change, hadLink: row.Row.From is not null);
        }

        foreach (var problem in facts.KeyProblems)
        {
            counts.Add(problem.Key.Pair.EntityName.ToLowerInvariant(), Change.Issue, hadLink: false);
            scope.Trace($"{problem.Code}: a key of {problem.Key.Pair}.");
        }
    }

    // What is not there, or older than it was written, is either not visible yet on an eventually consistent table, or gone or restored
    // since. The first is over within minutes; a run deals with the second.
    private bool IsYoung() => scope.UtcNow() - scope.QueuedOn < PlatformLimits.Consistency;

    private void Record(OrganizationSnapshot snapshot)
    {
        var changed = counts.Get(Change.Linked) + counts.Get(Change.Relinked);
        scope.Trace($"Examined {counts.Examined}, changed {changed}, issues {counts.Get(Change.Issue)}, left for a run {counts.Get(Change.Left)}.");
        if (changed + issuesRecorded > 0 && snapshot.Has(Names.Outcome.Table))
        {
            new Outcomes(scope, snapshot.Settings).Record(counts);
        }
    }
}
