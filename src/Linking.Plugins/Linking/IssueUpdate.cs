using System;
using System.Collections.Generic;
using System.Linq;
using Linking.Plugins.Issues;
using Linking.Plugins.Keys;
using Linking.Plugins.Planning;
using Linking.Plugins.Requirements;

namespace Linking.Plugins.Linking;

/// <summary>
/// Brings the issues in line with a round: opens what stands in the way, closes what does so no longer. Reads and writes nothing where
/// there is nothing to open or close.
/// </summary>
internal sealed class IssueUpdate(IssueStore store, LinkedTables tables)
{
    /// <summary>Writes only what differs.</summary>
    /// <param name="problems">Keys that claim nothing.</param>
    /// <param name="applied">The rows as they ended.</param>
    /// <param name="closes">Whether the issues of rows are closed that are in order without having been written.</param>
    /// <returns>How many issues were opened, changed or closed.</returns>
    internal int Apply(IEnumerable<KeyProblem> problems, IReadOnlyCollection<AppliedRow> applied, bool closes)
    {
        var wanted = new SortedDictionary<Guid, IssueRecord>();
        foreach (var row in applied.Where(row => row.Row.Issue is not null))
        {
            var record = IssueTexts.ForRow(row.Row.Row, row.Row.Issue!, row.Failure);
            wanted[record.Id] = record;
        }

        foreach (var problem in problems)
        {
            var record = IssueTexts.ForKey(problem, tables.Find(problem.Key.Pair)?.LogicalName ?? problem.Key.Pair.EntityName);
            wanted[record.Id] = record;
        }

        var over = new HashSet<Guid>(applied.Where(row => IsOver(row, closes)).Select(row => IssueSubject.OfRow(row.Row.Row))
            .Where(id => !wanted.ContainsKey(id)));
        if (wanted.Count + over.Count == 0)
        {
            return 0;
        }

        var known = store.ReadById(wanted.Keys.Concat(over)).ToDictionary(issue => issue.Id);
        var opened = wanted.Values.Count(record => store.Record(record, known.TryGetValue(record.Id, out var issue) ? issue : null));
        return opened + over.Count(id => known.TryGetValue(id, out var issue) && issue.IsOpen && store.Close(issue));
    }

    private static bool IsOver(AppliedRow row, bool closes)
    {
        // That nobody claims a row shows only at a second look.
        return row.Part == RowPart.Own && row.Row.Issue is null && row.Row.Change != Change.Left && (row.Row.Writes || (closes && !row.Row.Owner.IsEmpty));
    }
}
