using System.Collections.Generic;
using System.Linq;
using Linking.Plugins.Keys;
using Linking.Plugins.Planning;

namespace Linking.Plugins.Runs;

/// <summary>Turns what stands in the way into a record with a message and a remedy. Docs: docs/error-codes.md.</summary>
internal static class IssueTexts
{
    /// <summary>Makes the record for a source row.</summary>
    /// <param name="row">The row.</param>
    /// <param name="issue">The obstacle.</param>
    /// <param name="failure">What the platform said, for a rejected write.</param>
    internal static IssueRecord ForRow(RowKey row, RowIssue issue, string failure = "")
    {
        var text = TextOf(issue.Code, row, issue.CustomerIds, failure);
        return new IssueRecord
        {
            Id = IssueSubject.OfRow(row),
            Code = issue.Code,
            Message = text.Message,
            Remedy = text.Remedy,
            Table = row.Table,
            RowId = row.Id,
            DataSource = issue.DataSource,
            EntityName = issue.EntityName,
            Key = issue.Key,
            CustomerIds = issue.CustomerIds,
        };
    }

    /// <summary>Makes the record for a key that names no row.</summary>
    internal static IssueRecord ForKey(KeyProblem problem, string table)
    {
        var text = problem.Code == IssueCode.KeyRingUnreadable
            ? new IssueText($"The KeyRing of a key of {problem.Key.Pair} is no readable JSON; the keys in it were not used.",
               "Unify again. If the KeyRing stays unreadable, report it to Microsoft support; the other key sources are used meanwhile.")
            : new IssueText($"A key of {problem.Key.Pair} is no GUID, so it names no row of {table}.",
               $"Select the primary key of {table} on Describe customer data in Customer Insights, correct the row, and unify again.");
        return new IssueRecord
        {
            Id = IssueSubject.OfKey(problem.Key, problem.CustomerId),
            Code = problem.Code,
            Message = text.Message,
            Remedy = text.Remedy,
            Table = table,
            DataSource = problem.Key.Pair.DataSource,
            EntityName = problem.Key.Pair.EntityName,
            Key = problem.Key.Value,
            CustomerIds = [problem.CustomerId.Text],
        };
    }

    private static IssueText TextOf(IssueCode code, RowKey row, IReadOnlyList<string> customers, string failure)
    {
        var named = string.Join(", ", customers.Select(customer => customer.Length == 0 ? "(without a CustomerId)" : customer));
        var name = $"{row.Table} {row.Id:D}";
        return code switch
        {
            IssueCode.ClaimedByTwoProfiles => new(
                customers.Count > 1
                    ? $"{name} is claimed by several customer profiles: {named}. It keeps the link that it has."
                    : $"{name} is claimed by several customer profiles that carry the same CustomerId, {named}. It keeps the link that it has.",
                "Find out in Customer Insights why the row is in both profiles, correct the match rules, and unify again."),
            IssueCode.RowNotFound => new(
                $"A key of customer {named} names {name}, which does not exist in this environment.",
                "Refresh the data source in Customer Insights and unify again; a deleted row leaves its profile then."),
            IssueCode.ProfileNotFound => new(
                $"{name} belongs to customer {named}, which has no customer profile here. The row keeps the link that it has.",
                "Usually the profile arrives with the next write. If not, unify again."),
            IssueCode.KeyNotFound => new(
                $"{name} is linked to a profile that does not claim it any more, and no other profile does; no delete was seen. It keeps its link.",
                "A full run, which reads all keys to their end, decides."),
            IssueCode.HeldByGuard => new(
                $"The link of {name} is to be cleared, because its key is gone, but more links were cleared within a day than the guard allows.",
                "Find out why so many keys are gone. Then start a run and approve it, or correct the cause and unify again."),
            IssueCode.WriteRejected => new(
                $"Dataverse refused to write the link of {name}: {failure}",
                "Correct what the message names, then look at the row again with a repair run."),
            _ => new($"{name}: {code}", string.Empty),
        };
    }
}
