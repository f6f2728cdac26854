using System;
using System.Collections.Generic;
using System.Linq;
using Linking.Plugins.Keys;
using Linking.Plugins.Linking;
using Linking.Plugins.Planning;
using Linking.Plugins.Queries;
using Linking.Plugins.Requirements;
using Linking.Plugins.RunRecords;
using Linking.Plugins.Schema;
using Microsoft.Xrm.Sdk;

namespace Linking.Plugins.Batches;

/// <summary>
/// Reads linked rows, table after table in the order of their id: first to sum them up, and then, where the sum differs from that of the
/// rows that keys account for, to look at those for which it does. A repair looks at the rows whose profile is gone.
/// </summary>
internal sealed class LinksWork(IOrganizationService service, BatchStore batches, RunRow run, SourceTables tables) : IBatchWork
{
    private LinkAccounts? accounts;
    private List<TableShape>? shapes;

    public BlockOutcome Next(Batch batch, BlockRunner runner)
    {
        var cursor = LinksCursor.Parse(batch.Progress.Cursor);
        shapes ??= ShapesOf(batch);
        var index = shapes.FindIndex(table => string.CompareOrdinal(table.LogicalName, cursor.Table) >= 0);
        if (index < 0)
        {
            return BlockOutcome.Last;
        }

        var table = shapes[index];
        var page = LinkedRows.Read(service, table, CreationRange.Parse(batch.From, batch.To), table.LogicalName == cursor.Table ? cursor.Page : string.Empty);
        if (!LookAt(batch, runner, table, page.Rows))
        {
            return BlockOutcome.Unfinished;
        }

        var next = page.NextCursor.Length > 0 ? table : shapes.ElementAtOrDefault(index + 1);
        batch.Progress.Cursor = new LinksCursor((next ?? table).LogicalName, page.NextCursor).ToString();
        return next is null ? BlockOutcome.Last : BlockOutcome.More;
    }

    private bool LookAt(Batch batch, BlockRunner runner, TableShape table, IReadOnlyList<Entity> rows)
    {
        switch (batch.Reading)
        {
            case LinkReading.Doubtful:
                var doubtful = rows.Where(row => Accounts(batch).IsDoubtful(new RowKey(table.LogicalName, row.Id)));
                return Examine(batch, runner, table, doubtful, row => row.Owner.IsEmpty && !IsClaimed(batch, row));
            case LinkReading.Orphans:
                return Examine(batch, runner, table, Orphans(batch, table, rows), _ => true);
            default:
                var sum = batch.Progress.Sums.Of(table.LogicalName);
                foreach (var row in rows)
                {
                    sum.Add(row.Id);
                }

                // The platform gives a lookup the name of the row that it points to, and none when that row is gone.
                batch.Progress.Seen = batch.Progress.Seen.Plus(new Seen(0, 0, rows.Count(row => LinkOf(table, row).Name is not null)));
                return true;
        }
    }

    // KeyRings and lists cannot be searched for a row: who claims it by one shows only where the customer's keys are read.
    private bool IsClaimed(Batch batch, PlannedRow row) => batch.Acts && Accounts(batch).IsNewlyClaimed(row.Row);

    private static bool Examine(Batch batch, BlockRunner runner, TableShape table, IEnumerable<Entity> rows, Func<PlannedRow, bool> concerns)
    {
        var keys = rows.Select(row => new RowKey(table.LogicalName, row.Id)).ToList();
        if (keys.Count == 0)
        {
            return true;
        }

        // A row that somebody claims is dealt with where its owner is.
        var facts = runner.NewFacts();
        facts.AtRows(keys);
        return runner.Run(batch, facts, row => concerns(row) ? RowPart.Own : RowPart.None);
    }

    private List<Entity> Orphans(Batch batch, TableShape table, IReadOnlyList<Entity> rows)
    {
        var profiles = new ProfileReader(new BlockQuery(service), tables.Current.Profile, []);
        var existing = new HashSet<Guid>(profiles.ById(rows.Select(row => LinkOf(table, row).Id).Distinct()).Select(profile => profile.Id));
        var orphans = rows.Where(row => !existing.Contains(LinkOf(table, row).Id)).ToList();
        if (batch.Progress.CountedTo is null)
        {
            batch.Progress.Seen = batch.Progress.Seen.Plus(new Seen(null, null, rows.Count - orphans.Count));
        }

        return orphans;
    }

    private static EntityReference LinkOf(TableShape table, Entity row) => row.GetAttributeValue<EntityReference>(table.Lookup!.LogicalName);

    // Without a table of its own, a batch reads those that no other batch does. A table without the lookup has no linked row.
    private List<TableShape> ShapesOf(Batch batch)
    {
        return tables.LinkableShapes()
            .Where(table => table.Lookup is not null && run.Concerns(table.LogicalName))
            .Where(table => batch.Table.Length > 0 ? table.LogicalName == batch.Table : !Accounts(batch).HasOwnBatch(table.LogicalName))
            .Where(table => batch.Reading is LinkReading.BesideKeys or LinkReading.Orphans || Accounts(batch).Concerns(batch.Reading, table.LogicalName))
            .OrderBy(table => table.LogicalName, StringComparer.Ordinal)
            .ToList();
    }

    private LinkAccounts Accounts(Batch batch) => accounts ??= new LinkAccounts(run, batches.OfRun(batch.RunId));
}
