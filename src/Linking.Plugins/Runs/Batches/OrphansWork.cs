using System;
using System.Collections.Generic;
using System.Linq;
using Linking.Plugins.Keys;
using Linking.Plugins.Planning;
using Linking.Plugins.Queries;
using Linking.Plugins.Requirements;
using Linking.Plugins.Schema;
using Microsoft.Xrm.Sdk;

namespace Linking.Plugins.Runs.Batches;

/// <summary>
/// Reads the linked rows of a table in the order of their id and holds those that nobody claims: first those whose profile is gone and
/// then, in a run that read all keys, those by which the linked rows are more than the rows that keys account for. The cursor
/// is the platform's paging cookie, which names the last id: unlinking rows behind it does not move it.
/// </summary>
internal sealed class OrphansWork(IOrganizationService service, BatchStore batches, RunRow run, OrganizationSnapshot snapshot, TableShape table) : IBatchWork
{
    /// <summary>Stands before the cursor of the second reading, that of the unaccounted rows.</summary>
    private const string Again = "again ";

    private RowSketch? accounted;

    public BlockOutcome Next(Batch batch, BlockRunner runner)
    {
        return batch.Progress.Cursor.StartsWith(Again, StringComparison.Ordinal) ? HoldUnaccounted(batch, runner) : HoldOrphans(batch, runner);
    }

    private BlockOutcome HoldOrphans(Batch batch, BlockRunner runner)
    {
        var page = LinkedRows.Read(service, table, batch.Progress.Cursor);
        var orphans = Orphans(page.Rows).ConvertAll(row => new RowKey(table.LogicalName, row.Id));
        if (orphans.Count > 0)
        {
            var look = runner.NewLook();
            look.AtRows(orphans, allKeysWereRead: false);
            if (!runner.Run(look, batch.Progress, PartOf))
            {
                return BlockOutcome.Unfinished;
            }
        }

        var held = new HashSet<RowKey>(batch.Progress.Held.Select(row => row.Row));
        var sketch = batch.Progress.Sketches.Of(table.LogicalName);
        foreach (var row in page.Rows.Where(row => !held.Contains(new RowKey(table.LogicalName, row.Id))))
        {
            sketch.Add(row.Id);
        }

        batch.Progress.Cursor = page.NextCursor;
        if (page.NextCursor.Length > 0)
        {
            return BlockOutcome.More;
        }

        if (!run.ReadsAllKeys || !sketch.Differs(Accounted(batch)))
        {
            return BlockOutcome.Last;
        }

        batch.Progress.Cursor = Again;
        return BlockOutcome.More;
    }

    private BlockOutcome HoldUnaccounted(Batch batch, BlockRunner runner)
    {
        var page = LinkedRows.Read(service, table, batch.Progress.Cursor.Substring(Again.Length));
        var linked = batch.Progress.Sketches.Of(table.LogicalName);
        var held = new HashSet<RowKey>(batch.Progress.Held.Select(row => row.Row));
        var doubtful = page.Rows
            .Where(row => linked.DiffersAt(row.Id, Accounted(batch)))
            .Select(row => new RowKey(table.LogicalName, row.Id))
            .Where(row => !held.Contains(row))
            .ToList();
        if (doubtful.Count > 0)
        {
            var look = runner.NewLook();
            look.AtUnclaimedRows(doubtful);
            if (!runner.Run(look, batch.Progress, PartOf))
            {
                return BlockOutcome.Unfinished;
            }
        }

        batch.Progress.Cursor = Again + page.NextCursor;
        return page.NextCursor.Length == 0 ? BlockOutcome.Last : BlockOutcome.More;
    }

    // The platform gives a lookup the name of the row that it points to, read at that moment, and none when that row is gone. A repair
    // does not rely on it.
    private List<Entity> Orphans(IReadOnlyList<Entity> rows)
    {
        var doubtful = rows.Where(row => !run.ReadsAllKeys || LinkOf(row).Name is null).ToList();
        var profiles = new ProfileReader(new BlockQuery(service), snapshot.Profile, []);
        var existing = new HashSet<Guid>(profiles.ById(doubtful.Select(row => LinkOf(row).Id).Distinct()).Select(profile => profile.Id));
        return doubtful.FindAll(row => !existing.Contains(LinkOf(row).Id));
    }

    private RowSketch Accounted(Batch batch)
    {
        if (accounted is null)
        {
            accounted = new RowSketch();
            foreach (var keys in batches.OfRun(batch.RunId).Where(other => other.Kind == BatchKind.Keys))
            {
                accounted.Add(keys.Progress.Sketches.Of(table.LogicalName));
            }
        }

        return accounted;
    }

    private EntityReference LinkOf(Entity row) => row.GetAttributeValue<EntityReference>(table.Lookup!.LogicalName);

    // A row that somebody claims is dealt with where its claimant is.
    private static RowPart PartOf(RowFacts facts) => facts.Claims.Count == 0 && facts.LinkedTo is not null ? RowPart.Held : RowPart.None;
}
