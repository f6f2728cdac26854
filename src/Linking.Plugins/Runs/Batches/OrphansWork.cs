using System;
using System.Collections.Generic;
using System.Linq;
using Linking.Plugins.Keys;
using Linking.Plugins.Planning;
using Linking.Plugins.Queries;
using Linking.Plugins.Schema;
using Microsoft.Xrm.Sdk;

namespace Linking.Plugins.Runs.Batches;

/// <summary>
/// Reads linked rows, table after table in the order of their id, and holds those that nobody claims: first those whose profile is gone
/// and then, in a run that read all keys, those by which the linked rows are more than the rows that keys account for. The platform's
/// paging cookie names the last id: unlinking rows behind it does not move it.
/// </summary>
internal sealed class OrphansWork(IOrganizationService service, BatchStore batches, RunRow run, TableRegister register) : IBatchWork
{
    private LinkAccounts? accounts;
    private List<TableShape>? tables;

    public BlockOutcome Next(Batch batch, BlockRunner runner)
    {
        var cursor = OrphanCursor.Parse(batch.Progress.Cursor);
        tables ??= TablesOf(batch, cursor.Reading);
        var index = tables.FindIndex(table => string.CompareOrdinal(table.LogicalName, cursor.Table) >= 0);
        if (index < 0)
        {
            return BlockOutcome.Last;
        }

        var table = tables[index];
        var page = LinkedRows.Read(service, table, CreationRange.Of(batch.Range), table.LogicalName == cursor.Table ? cursor.Page : string.Empty);
        if (!Look(batch, runner, cursor.Reading, table, page.Rows))
        {
            return BlockOutcome.Unfinished;
        }

        var next = page.NextCursor.Length > 0 ? table : tables.ElementAtOrDefault(index + 1);
        batch.Progress.Cursor = new OrphanCursor(cursor.Reading, (next ?? table).LogicalName, page.NextCursor).ToString();
        return next is null ? BlockOutcome.Last : BlockOutcome.More;
    }

    private bool Look(Batch batch, BlockRunner runner, LinkReading reading, TableShape table, IReadOnlyList<Entity> rows)
    {
        var held = new HashSet<RowKey>(batch.Progress.Held.Select(row => row.Row));
        bool IsHeld(RowKey row) => held.Contains(row) || (reading != LinkReading.BesideKeys && Accounts(batch).IsHeld(row));

        if (reading == LinkReading.Doubtful)
        {
            var doubtful = rows.Select(row => new RowKey(table.LogicalName, row.Id)).Where(row => Accounts(batch).IsDoubtful(row) && !IsHeld(row)).ToList();
            return doubtful.Count == 0 || LookAt(batch, runner, look => look.AtUnclaimedRows(doubtful));
        }

        var orphans = Orphans(table, rows).ConvertAll(row => new RowKey(table.LogicalName, row.Id)).FindAll(row => !IsHeld(row));
        if (orphans.Count > 0 && !LookAt(batch, runner, look => look.AtRows(orphans, allKeysWereRead: false)))
        {
            return false;
        }

        held.UnionWith(batch.Progress.Held.Select(row => row.Row));
        var sketch = batch.Progress.Sketches.Of(table.LogicalName);
        foreach (var row in rows.Where(row => !IsHeld(new RowKey(table.LogicalName, row.Id))))
        {
            sketch.Add(row.Id);
        }

        return true;
    }

    private static bool LookAt(Batch batch, BlockRunner runner, Action<Look> at)
    {
        var look = runner.NewLook();
        at(look);
        return runner.Run(look, batch.Progress, PartOf);
    }

    // The platform gives a lookup the name of the row that it points to, read at that moment, and none when that row is gone. A repair
    // does not rely on it.
    private List<Entity> Orphans(TableShape table, IReadOnlyList<Entity> rows)
    {
        EntityReference LinkOf(Entity row) => row.GetAttributeValue<EntityReference>(table.Lookup!.LogicalName);

        var doubtful = rows.Where(row => !run.ReadsAllKeys || LinkOf(row).Name is null).ToList();
        var profiles = new ProfileReader(new BlockQuery(service), register.Current.Profile, []);
        var existing = new HashSet<Guid>(profiles.ById(doubtful.Select(row => LinkOf(row).Id).Distinct()).Select(profile => profile.Id));
        return doubtful.FindAll(row => !existing.Contains(LinkOf(row).Id));
    }

    // Without a table of its own, a batch reads those that no other batch does. A table without the lookup has no linked row.
    private List<TableShape> TablesOf(Batch batch, LinkReading reading)
    {
        return register.LinkableShapes()
            .Where(table => table.Lookup is not null && run.Concerns(table.LogicalName))
            .Where(table => batch.Table.Length > 0 ? table.LogicalName == batch.Table : !Accounts(batch).HasOwnBatch(table.LogicalName))
            .Where(table => reading == LinkReading.BesideKeys || Accounts(batch).Concerns(reading, table.LogicalName))
            .OrderBy(table => table.LogicalName, StringComparer.Ordinal)
            .ToList();
    }

    private LinkAccounts Accounts(Batch batch) => accounts ??= new LinkAccounts(run, batches.OfRun(batch.RunId));

    // A row that somebody claims is dealt with where its claimant is.
    private static RowPart PartOf(RowFacts facts) => facts.Claims.Count == 0 && facts.LinkedTo is not null ? RowPart.Held : RowPart.None;
}
