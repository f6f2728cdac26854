using System;
using System.Linq;
using Linking.Plugins.Planning;
using Linking.Plugins.Schema;
using Microsoft.Xrm.Sdk;

namespace Linking.Plugins.Batches;

/// <summary>Clears the links of a table, as before uninstalling. The cursor is the next page.</summary>
internal sealed class ClearWork(IOrganizationService service, TableShape table) : IBatchWork
{
    public BlockOutcome Next(Batch batch, BlockRunner runner)
    {
        var page = LinkedRows.Read(service, table, CreationRange.All, batch.Progress.Cursor);
        var plan = page.Rows
            .Select(row => new PlannedRow(new RowKey(table.LogicalName, row.Id), Change.Unlinked, LinkOf(row), null, null))
            .ToList();
        if (!runner.Write(batch, plan))
        {
            return BlockOutcome.Unfinished;
        }

        batch.Progress.Cursor = page.NextCursor;
        return page.NextCursor.Length == 0 ? BlockOutcome.Last : BlockOutcome.More;
    }

    private Guid LinkOf(Entity row) => row.GetAttributeValue<EntityReference>(table.Lookup!.LogicalName).Id;
}
