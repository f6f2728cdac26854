using System;
using System.Collections.Generic;
using System.Linq;
using Linking.Plugins.Linking;
using Linking.Plugins.Planning;
using Linking.Plugins.Requirements;
using Linking.Plugins.RunRecords;
using Microsoft.Xrm.Sdk;

namespace Linking.Plugins.Batches;

/// <summary>
/// Reads the keys of a range of customers in the order of their CustomerId, links the rows that they claim, and takes the fingerprint of
/// those that are linked. The cursor is the last customer done: linking never writes it.
/// </summary>
internal sealed class KeysWork(IOrganizationService service, RunRow run, OrganizationSnapshot snapshot, DateTime? createdSince,
    Func<DateTime> utcNow) : IBatchWork
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

    private readonly CustomerBlockReader reader = new(service, snapshot, createdSince);
    private int size = SmallestBlock;

    public BlockOutcome Next(Batch batch, BlockRunner runner)
    {
        var begun = utcNow();
        var isResumed = batch.Progress.BlockSize > 0;
        size = isResumed ? batch.Progress.BlockSize : size;
        var range = CustomerRange.Of(batch);
        var block = reader.Read(range, batch.Progress.Cursor, size);
        var facts = runner.NewFacts();
        facts.AtCustomers(block.Profiles, block.Keys);
        facts.ReadMissingProfiles();
        if (batch.Progress.Cursor.Length == 0 && range.From.Length == 0)
        {
            facts.AtCustomers([], reader.ReadWithoutCustomer());
        }

        var seen = new Seen(block.Keys.Count, facts.CustomersWithProfile, 0);
        var customers = block.Customers;
        if (!runner.Run(batch, facts, row => PartOf(row, customers)))
        {
            batch.Progress.BlockSize = size;
            return BlockOutcome.Unfinished;
        }

        batch.Progress.BlockSize = 0;
        batch.Progress.Seen = batch.Progress.Seen.Plus(seen);
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

    // A row is dealt with where its owner is. Of a dispute the owner's batch may know nothing; it is told where the second customer is.
    private RowPart PartOf(PlannedRow row, HashSet<CustomerId> customers)
    {
        return !run.Concerns(row.Row.Table) || row.Owner.IsEmpty ? RowPart.None
            : customers.Contains(row.Owner) ? RowPart.Own
            : row.Issue is { Code: IssueCode.ClaimedByTwoProfiles } issue && customers.Contains(issue.Customers[1]) ? RowPart.Disputed
            : RowPart.None;
    }
}
