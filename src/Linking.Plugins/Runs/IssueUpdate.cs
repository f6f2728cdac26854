using System.Collections.Generic;
using System.Linq;
using Linking.Plugins.Keys;
using Linking.Plugins.Planning;

namespace Linking.Plugins.Runs;

/// <summary>Brings the issues in line with a look: opens what stands in the way, closes what does so no longer.</summary>
internal sealed class IssueUpdate(IssueStore store, IssueBook issues, TableRegister tables, bool counts = false)
{
    /// <summary>Writes only what differs.</summary>
    /// <returns>How many issues were opened or changed.</returns>
    internal int Apply(Look look, IReadOnlyCollection<AppliedRow> applied)
    {
        var wanted = new Dictionary<System.Guid, IssueRecord>();
        foreach (var row in applied.Where(row => row.Row.Issue is not null))
        {
            var record = IssueTexts.ForRow(row.Row.Row, row.Row.Issue!, row.Failure);
            wanted[record.Id] = record;
        }

        foreach (var problem in look.KeyProblems)
        {
            var record = IssueTexts.ForKey(problem, tables.LinkableTable(problem.Key.Pair) ?? problem.Key.Pair.EntityName);
            wanted[record.Id] = record;
        }

        if (issues.All.Count > 0)
        {
            CloseSolved(look, wanted, new HashSet<RowKey>(applied.Select(row => row.Row.Row)));
        }

        return Open(wanted.Values);
    }

    private int Open(IEnumerable<IssueRecord> wanted)
    {
        var recorded = 0;
        foreach (var record in wanted.OrderBy(record => record.Id))
        {
            if (store.Record(record, issues.Find(record.Id), counts))
            {
                issues.Opened(record);
                recorded++;
            }
        }

        return recorded;
    }

    private void CloseSolved(Look look, Dictionary<System.Guid, IssueRecord> wanted, HashSet<RowKey> applied)
    {
        foreach (var issue in issues.All.Where(issue => !wanted.ContainsKey(issue.Id) && IsSolved(issue, look, applied)).ToList())
        {
            if (store.Close(issue))
            {
                issues.Closed(issue.Id);
            }
        }
    }

    // A row that was looked at and left (time, or a lookup that cannot be added) keeps its issue; so does a key of which not all was read.
    private static bool IsSolved(OpenIssue issue, Look look, HashSet<RowKey> applied)
    {
        return issue.Row is { } row
            ? look.HasLookedAt(row) && (applied.Contains(row) || !look.HasClaimsOn(row))
            : issue.CustomerIds.Count > 0 && issue.CustomerIds.All(id => look.HasReadAllOf(CustomerId.Parse(id)));
    }
}
