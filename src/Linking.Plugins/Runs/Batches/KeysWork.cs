using System;
using System.Collections.Generic;
using System.Linq;
using Linking.Plugins.Keys;
using Linking.Plugins.Planning;
using Linking.Plugins.Requirements;
using Linking.Plugins.Schema;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace Linking.Plugins.Runs.Batches;

/// <summary>
/// Reads the keys and profiles of a range of customers in the order of their CustomerId, links and relinks the rows that they claim, and
/// holds the rows linked to these profiles that nobody claims any more. The cursor is the last customer done: linking never writes it.
/// </summary>
internal sealed class KeysWork(IOrganizationService service, RunRow run, OrganizationSnapshot snapshot) : IBatchWork
{
    /// <summary>Keys, or profiles, of one block.</summary>
    private const int BlockSize = 1000;

    private readonly ProfileReader profiles = new(new Queries.BlockQuery(service), snapshot.Profile, snapshot.KeyColumns);

    public BlockOutcome Next(Batch batch, BlockRunner runner)
    {
        // Both tables are compared with the cursor by the platform alone: its order of texts is not ours to repeat.
        var keyPage = ReadKeys(batch, upTo: string.Empty);
        var profilePage = ReadProfiles(batch, upTo: keyPage.End);
        var end = keyPage.End;
        if (profilePage.End.Length > 0)
        {
            // More profiles than a block holds: it ends with them, and of the keys only those of these customers count.
            end = profilePage.End;
            keyPage = ReadKeys(batch, upTo: end);
        }

        var keys = keyPage.Rows.ConvertAll(AlternateKeyRow.From);
        var found = profilePage.Rows.ConvertAll(profiles.ToRow);
        var customers = new HashSet<string>(keys.Select(key => key.CustomerId.Text).Concat(found.Select(profile => profile.CustomerId.Text)), StringComparer.Ordinal);
        var look = runner.NewLook();
        look.AtCustomers(found, keys);
        if (!runner.Run(look, batch.Progress, facts => PartOf(facts, customers)))
        {
            return BlockOutcome.Unfinished;
        }

        if (end.Length == 0)
        {
            return BlockOutcome.Last;
        }

        batch.Progress.Cursor = end;
        return BlockOutcome.More;
    }

    // Each row belongs to the batch of its first claimant, or, when nobody claims it, to that of the profile that it is linked to.
    private RowPart PartOf(RowFacts facts, HashSet<string> customers)
    {
        if (!run.Concerns(facts.Row.Table))
        {
            return RowPart.None;
        }

        if (facts.Claims.Count == 0)
        {
            return facts.LinkedTo is null ? RowPart.None : RowPart.Held;
        }

        var first = facts.Claims.Select(claim => claim.CustomerId).OrderBy(id => id, StringComparer.Ordinal).First();
        return customers.Contains(first) ? RowPart.Planned : RowPart.None;
    }

    private CustomerPage ReadKeys(Batch batch, string upTo)
    {
        return snapshot.AlternateKey is { } table
            ? Read(batch, table, Names.AlternateKey.CustomerId, new ColumnSet(AlternateKeyRow.Columns), upTo)
            : new CustomerPage([], string.Empty);
    }

    private CustomerPage ReadProfiles(Batch batch, string upTo)
    {
        return Read(batch, snapshot.Profile, Names.CustomerProfile.CustomerId, new ColumnSet(profiles.Columns), upTo);
    }

    /// <summary>Reads up to a customer everything there is or, where that is more than a block, until the customer changes behind it, whatever its form.</summary>
    private CustomerPage Read(Batch batch, TableShape table, string column, ColumnSet columns, string upTo)
    {
        var query = new QueryExpression(table.LogicalName) { ColumnSet = columns, NoLock = true };
        batch.Range.Restrict(query, column, batch.Progress.Cursor);
        if (upTo.Length > 0)
        {
            query.Criteria.AddCondition(new ConditionExpression(column, ConditionOperator.LessEqual, upTo));
        }

        var rows = new List<Entity>();
        foreach (var row in new Queries.BlockQuery(service).ReadPages(query, Math.Min(table.Page, BlockSize)))
        {
            var last = rows.Count == 0 ? string.Empty : CustomerRange.EndBehind(rows[rows.Count - 1].GetAttributeValue<string>(column));
            if (rows.Count >= BlockSize && !string.Equals(CustomerRange.EndBehind(row.GetAttributeValue<string>(column)), last, StringComparison.OrdinalIgnoreCase))
            {
                return new CustomerPage(rows, last);
            }

            rows.Add(row);
        }

        return new CustomerPage(rows, string.Empty);
    }

    /// <summary>Rows in the order of their customers, and the last customer of whom all rows are there; empty when these are all there are.</summary>
    private sealed record CustomerPage(List<Entity> Rows, string End);
}
