using System;
using System.Collections.Generic;
using System.Linq;
using Linking.Plugins.Planning;
using Linking.Plugins.Requirements;
using Microsoft.Xrm.Sdk;

namespace Linking.Plugins.Runs.Batches;

/// <summary>
/// Reads the keys of a range of customers in the order of their CustomerId, links and relinks the rows that they claim, and takes the
/// fingerprint of those that are linked. The cursor is the last customer done: linking never writes it.
/// </summary>
internal sealed class KeysWork(IOrganizationService service, RunRow run, OrganizationSnapshot snapshot, Func<DateTime> utcNow) : IBatchWork
{
    /// <summary>Keys of the first block: few enough to be written within the budget where writes are slow.</summary>
    private const int SmallestBlock = 1000;

    /// <summary>The larger a block, the fuller the reads of its rows: half-filled ones of each table are what a block wastes.</summary>
    private const int LargestBlock = 5000;

    private const int LargestBlockOfManyTables = 20000;

    /// <summary>Of so many rows one may have been written in a block that is followed by a larger one.</summary>
    private const int RarelyWritten = 10;

    private static readonly TimeSpan Brisk = TimeSpan.FromSeconds(10);

    /// <summary>The next block is to take no longer than this, as far as the last one tells: the time is not looked at while a block is read.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(40);

    private readonly CustomerBlockReader reader = new(service, snapshot);
    private int size = SmallestBlock;

    public BlockOutcome Next(Batch batch, BlockRunner runner)
    {
        var begun = utcNow();
        var isResumed = batch.Progress.Done.Count > 0;
        var block = reader.Read(batch, size);
        var customers = block.Customers;
        var look = runner.NewLook();
        look.AtCustomers(block.Profiles, block.Keys);
        if (batch.Progress.Cursor.Length == 0 && batch.Range.From.Length == 0)
        {
            look.AtCustomersOfKeyIssues();
        }

        if (!runner.Run(look, batch.Progress, facts => PartOf(facts, customers, runner.Issues)))
        {
            return BlockOutcome.Unfinished;
        }

        if (block.End.Length == 0)
        {
            return BlockOutcome.Last;
        }

        batch.Progress.Cursor = block.End;
        var took = utcNow() - begun;
        size = !isResumed && took < Brisk && runner.Written <= size / RarelyWritten ? Grown(took) : SmallestBlock;
        return BlockOutcome.More;
    }

    private int Grown(TimeSpan took) => (int)Math.Min(Largest(), size * Math.Max(1, Longest.TotalMilliseconds / Math.Max(1, took.TotalMilliseconds)));

    private int Largest()
    {
        var tables = snapshot.Tables.Values.Where(table => table.IsLinkable).Select(table => table.Table.LogicalName).Distinct().Count();
        return Math.Min(Math.Max(LargestBlock, tables * SmallestBlock), LargestBlockOfManyTables);
    }

    // Each row belongs to the batch of its first claimant. Rows that nobody claims are found among the linked ones when all keys are read.
    private RowPart PartOf(RowFacts facts, HashSet<string> customers, IssueBook issues)
    {
        if (!run.Concerns(facts.Row.Table) || facts.Claims.Count == 0)
        {
            return RowPart.None;
        }

        var first = facts.Claims.Count == 1
            ? facts.Claims[0].CustomerId
            : facts.Claims.Select(claim => claim.CustomerId).OrderBy(id => id, StringComparer.Ordinal).First();
        if (customers.Contains(first))
        {
            return RowPart.Planned;
        }

        if (facts.RivalryKnown)
        {
            // An open issue makes the first claimant's batch look at those whom it names.
            return issues.NamesAll(facts.Row, facts.Claims.Select(claim => claim.CustomerId)) ? RowPart.None : RowPart.Contested;
        }

        // The first claimant's batch finds a row in order that is linked to it, and no rival that stands in a list.
        return facts.Claims.All(claim => claim.CustomerId == first) ? RowPart.None : RowPart.Disputed;
    }
}
