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
/// Reads the linked rows of a table in the order of their id and holds those whose profile is gone and that nobody claims. The cursor
/// is the platform's paging cookie, which names the last id: unlinking rows behind it does not move it.
/// </summary>
internal sealed class OrphansWork(IOrganizationService service, OrganizationSnapshot snapshot, TableShape table) : IBatchWork
{
    public BlockOutcome Next(Batch batch, BlockRunner runner)
    {
        var page = LinkedRows.Read(service, table, batch.Progress.Cursor);
        var query = new BlockQuery(service);
        var profiles = new ProfileReader(query, snapshot.Profile, []);
        var linked = page.Rows.ToDictionary(row => row.Id, row => row.GetAttributeValue<EntityReference>(table.Lookup!.LogicalName).Id);
        var existing = new HashSet<Guid>(profiles.ById(linked.Values.Distinct()).Select(profile => profile.Id));
        var orphans = linked.Where(pair => !existing.Contains(pair.Value)).Select(pair => new RowKey(table.LogicalName, pair.Key)).ToList();
        if (orphans.Count > 0)
        {
            var look = runner.NewLook();
            look.AtRows(orphans, allKeysWereRead: false);
            if (!runner.Run(look, batch.Progress, PartOf))
            {
                return BlockOutcome.Unfinished;
            }
        }

        batch.Progress.Cursor = page.NextCursor;
        return page.NextCursor.Length == 0 ? BlockOutcome.Last : BlockOutcome.More;
    }

    // A row that somebody claims is dealt with where its claimant is.
    private static RowPart PartOf(RowFacts facts) => facts.Claims.Count == 0 && facts.LinkedTo is not null ? RowPart.Held : RowPart.None;
}
