using System;
using System.Collections.Generic;
using System.Linq;
using Linking.Plugins.Keys;
using Linking.Plugins.Links;
using Linking.Plugins.Planning;
using Linking.Plugins.Queries;
using Linking.Plugins.Writing;

namespace Linking.Plugins.Runs;

/// <summary>
/// Sees to it that two executions that look at one row at the same moment do not part with different views of it: one finds a rival whose
/// key stands only in a KeyRing and keeps the link, the other one finds no rival and changes it. Each writes first and then reads what
/// the other may have written: who found rivals reads the row again, who changed links reads the issues again. So one of them notices, and plans
/// the row anew. So does the one whose issue another execution changed meanwhile.
/// </summary>
internal sealed class RivalryCheck(ExecutionScope scope, TableRegister tables, IssueStore store, IssueBook issues)
{
    // Clocks of the servers that run plug-ins differ by less.
    private static readonly TimeSpan ClockTolerance = TimeSpan.FromMinutes(5);

    private readonly List<PlannedRow> found = [];

    /// <summary>How many issues were opened or changed by looking again.</summary>
    internal int IssuesRecorded { get; private set; }

    /// <summary>Notes which rivalries are new; to be called before they are recorded.</summary>
    internal void Note(IEnumerable<AppliedRow> applied)
    {
        found.AddRange(applied.Select(applied => applied.Row).Where(row => row.Issue?.Code == IssueCode.ClaimedByTwoProfiles && !issues.IsRivalryKnown(row.Row)));
    }

    /// <summary>Looks again at the rows of which another execution thought differently.</summary>
    /// <returns>The rows as they ended.</returns>
    internal List<AppliedRow> Settle(List<AppliedRow> applied)
    {
        var linksBefore = new Dictionary<RowKey, Guid?>();
        AddLinkedMeanwhile(linksBefore);
        AddDisputedMeanwhile(applied, linksBefore);
        var overtaken = TakeOvertaken(applied);
        return linksBefore.Count + overtaken.Count == 0 ? applied : LookAgain(applied, linksBefore, overtaken);
    }

    /// <summary>Looks again at those rows alone whose issue another execution wrote meanwhile.</summary>
    internal void SettleOvertaken(List<AppliedRow> applied)
    {
        var overtaken = TakeOvertaken(applied);
        if (overtaken.Count > 0)
        {
            _ = LookAgain(applied, [], overtaken);
        }
    }

    // Reads the issues anew where another execution wrote one of them, so that the next look knows what it says.
    private List<RowKey> TakeOvertaken(List<AppliedRow> applied)
    {
        if (store.Overtaken.Count == 0)
        {
            return [];
        }

        var rows = applied.Select(row => row.Row.Row).Where(row => store.Overtaken.Contains(IssueSubject.OfRow(row))).ToList();
        if (rows.Count > 0)
        {
            issues.Replace(store.ReadOpen());
            store.Overtaken.Clear();
        }

        return rows;
    }

    private List<AppliedRow> LookAgain(List<AppliedRow> applied, Dictionary<RowKey, Guid?> linksBefore, List<RowKey> overtaken)
    {
        var concerned = new HashSet<RowKey>(linksBefore.Keys.Concat(overtaken));
        var look = new Look(scope.Service, tables, issues, scope.UserId);
        look.AtRows(concerned, allKeysWereRead: false);

        // Nothing but the first look leads to a rival whose key stands in a list.
        look.Heed(applied.Where(row => concerned.Contains(row.Row.Row)).SelectMany(row => row.Row.Issue?.CustomerIds ?? []).Select(CustomerId.Parse).Distinct().ToList());
        var facts = look.Facts()
            .Where(facts => concerned.Contains(facts.Row))
            .Select(facts => linksBefore.TryGetValue(facts.Row, out var link) ? facts with { RivalryKnown = false, LinkedBefore = link } : facts);
        var writer = LinkWriters.For(scope.Service, tables.Current.Settings, scope.IsInTransaction);
        var again = new LinkApplier(scope, tables, writer, isPreview: false, () => false).Apply(LinkPlanner.Plan(facts));

        // What this execution finds now is written, whatever becomes of the issues meanwhile: a third look would not end the matter either.
        IssuesRecorded += new IssueUpdate(store.Unguarded(), issues, tables).Apply(look, again);
        var anew = new HashSet<RowKey>(again.Select(row => row.Row.Row));
        return applied.Where(row => !anew.Contains(row.Row.Row)).Concat(again).ToList();
    }

    private void AddLinkedMeanwhile(Dictionary<RowKey, Guid?> linksBefore)
    {
        if (found.Count > 0)
        {
            tables.LookForLookups(scope.Service);
        }

        var reader = new SourceRowReader(new BlockQuery(scope.Service));
        foreach (var ofTable in found.GroupBy(row => row.Row.Table, StringComparer.Ordinal))
        {
            var planned = ofTable.ToDictionary(row => row.Row.Id);
            foreach (var row in reader.ById(tables.ShapeOf(ofTable.Key), planned.Keys))
            {
                if (row.LinkedTo != planned[row.Id].To)
                {
                    linksBefore[planned[row.Id].Row] = planned[row.Id].To;
                }
            }
        }
    }

    private void AddDisputedMeanwhile(List<AppliedRow> applied, Dictionary<RowKey, Guid?> linksBefore)
    {
        var changed = applied.Select(applied => applied.Row).Where(row => row.Change is Change.Linked or Change.Relinked or Change.Unlinked).ToList();
        if (changed.Count == 0)
        {
            return;
        }

        issues.Take(store.ReadOpen(seenSince: scope.StartedOn - ClockTolerance));
        foreach (var row in changed.Where(row => issues.IsRivalryKnown(row.Row)))
        {
            linksBefore[row.Row] = row.From;
        }
    }
}
