using System.Collections.Generic;
using System.Linq;
using Linking.Plugins.Keys;
using Linking.Plugins.Planning;

namespace Linking.Plugins.Issues;

/// <summary>Turns what stands in the way into a record with a message and a remedy. Docs: docs/error-codes.md.</summary>
internal static class IssueTexts
{
    /// <summary>Makes the record for a source row.</summary>
    /// <param name="row">The row.</param>
    /// <param name="issue">The obstacle.</param>
    /// <param name="failure">What the platform said, for a rejected write.</param>
    internal static IssueRecord ForRow(RowKey row, RowIssue issue, string failure = "")
    {
        var text = TextOf(issue.Code, row, issue.Customers, failure);
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
            Customers = issue.Customers,
        };
    }

    /// <summary>Makes the record for a key that names no row.</summary>
    internal static IssueRecord ForKey(KeyProblem problem, string table)
    {
        var text = problem.Code switch
        {
            IssueCode.KeyRingUnreadable => new IssueText(
                $"The KeyRing of a key of {problem.Key.Pair} is no readable JSON; the keys in it were not used.",
                "Unify again. If the KeyRing stays unreadable, report it to Microsoft support; the other key sources are used meanwhile."),
            IssueCode.CustomerIdMissing => new IssueText(
                $"A key of {problem.Key.Pair} carries no CustomerId, so it claims {table} {problem.Key.Value} for nobody.",
                "Unify again. If the CustomerId stays empty, report it to Microsoft support."),
            _ => new IssueText(
                $"A key of {problem.Key.Pair} is no GUID, so it names no row of {table}.",
                $"Select the primary key of {table} on Describe customer data in Customer Insights, correct the row, and unify again."),
        };
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
            Customers = problem.CustomerId.IsEmpty ? [] : [problem.CustomerId],
        };
    }

    private static IssueText TextOf(IssueCode code, RowKey row, IReadOnlyList<CustomerId> customers, string failure)
    {
        var named = string.Join(", ", customers.Select(customer => customer.Text));
        var name = $"{row.Table} {row.Id:D}";
        return code switch
        {
            IssueCode.ClaimedByTwoProfiles => new(
                $"{name} is claimed by several customers with equal right: {named}. It belongs to the first of them, "
                    + $"{(customers.Count > 0 ? customers[0].Text : string.Empty)}.",
                "Give one of the data sources the higher rank in Source tables: a rank decides. Or find out in Customer Insights why the row is in several "
                    + "profiles, correct the match rules, and unify again."),
            IssueCode.RowNotFound => new(
                $"A key of customer {named} names {name}, which does not exist in this environment.",
                "Refresh the data source in Customer Insights and unify again; a deleted row leaves its profile then."),
            IssueCode.ProfileNotFound => new(
                $"{name} belongs to customer {named}, which has no customer profile here, so the row is linked to none.",
                "Usually the profile arrives with the next refresh. If not, unify again."),
            IssueCode.WriteRejected => new(
                $"Dataverse refused to write the link of {name}: {failure}",
                "Correct what the message names, then look at the row again with a repair run."),
            _ => new($"{name}: {code}", string.Empty),
        };
    }
}
