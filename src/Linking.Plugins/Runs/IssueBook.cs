using System;
using System.Collections.Generic;
using System.Linq;
using Linking.Plugins.Keys;
using Linking.Plugins.Planning;

namespace Linking.Plugins.Runs;

/// <summary>The open issues during one execution.</summary>
internal sealed class IssueBook
{
    private readonly Dictionary<Guid, OpenIssue> open = [];
    private readonly Dictionary<RowKey, OpenIssue> ofRows = [];
    private readonly HashSet<Guid> subjects = [];

    internal IssueBook(IEnumerable<OpenIssue> open)
    {
        Take(open);
    }

    /// <summary>All open issues.</summary>
    internal IReadOnlyCollection<OpenIssue> All => open.Values;

    internal OpenIssue? Find(Guid id) => open.TryGetValue(id, out var issue) ? issue : null;

    internal bool IsOpen(RowKey row) => ofRows.ContainsKey(row);

    internal bool IsRivalryKnown(RowKey row) => ofRows.TryGetValue(row, out var issue) && issue.Code == nameof(IssueCode.ClaimedByTwoProfiles);

    /// <summary>Whether the issue that is open about the row names all the customers.</summary>
    internal bool NamesAll(RowKey row, IEnumerable<string> customerIds)
    {
        return ofRows.TryGetValue(row, out var issue) && customerIds.All(customer => issue.CustomerIds.Contains(customer));
    }

    /// <summary>Notes that a key is looked at: an issue about one of its keys is to be looked at again.</summary>
    internal void Concern(AlternateKeyRow row)
    {
        subjects.UnionWith(row.Keys.Select(key => IssueSubject.OfKey(key, row.CustomerId)));
    }

    /// <summary>The open issues that name one of the rows, one of the customers or a key that was looked at.</summary>
    internal IEnumerable<OpenIssue> ConcernedBy(ICollection<RowKey> rows, IEnumerable<CustomerId> customers)
    {
        if (open.Count == 0)
        {
            return [];
        }

        var texts = new HashSet<string>(customers.Select(customer => customer.Text), StringComparer.Ordinal);
        return open.Values.Where(issue => (issue.Row is { } row && rows.Contains(row))
            || issue.CustomerIds.Any(texts.Contains)
            || subjects.Contains(issue.Id));
    }

    /// <summary>Takes in what other executions opened meanwhile.</summary>
    internal void Take(IEnumerable<OpenIssue> opened)
    {
        foreach (var issue in opened)
        {
            Add(issue);
        }
    }

    /// <summary>Forgets the issues that were read and takes in those that are open now.</summary>
    internal void Replace(IEnumerable<OpenIssue> openNow)
    {
        open.Clear();
        ofRows.Clear();
        Take(openNow);
    }

    internal void Opened(IssueRecord issue)
    {
        var row = issue.RowId is { } id ? new RowKey(issue.Table, id) : (RowKey?)null;
        Add(new OpenIssue(issue.Id, issue.Code.ToString(), row, issue.CustomerIds, issue.Key, issue.Message, (Find(issue.Id)?.Attempts ?? 0) + 1));
    }

    internal void Closed(Guid id)
    {
        if (Find(id)?.Row is { } row)
        {
            ofRows.Remove(row);
        }

        open.Remove(id);
    }

    private void Add(OpenIssue issue)
    {
        open[issue.Id] = issue;
        if (issue.Row is { } row)
        {
            ofRows[row] = issue;
        }
    }
}
