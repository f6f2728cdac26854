using System;
using System.Collections.Generic;
using System.Linq;
using Linking.Plugins.Queries;
using Linking.Plugins.Schema;
using Microsoft.Xrm.Sdk;

namespace Linking.Plugins.Facts;

/// <summary>Reads the present links of source rows.</summary>
internal sealed class SourceRowReader(BlockQuery query)
{
    /// <summary>Reads those of the rows that exist.</summary>
    internal IEnumerable<SourceRow> ById(TableShape table, IEnumerable<Guid> ids)
    {
        string[] columns = table.Lookup is null ? [] : [table.Lookup.LogicalName];
        return query.Read(table, columns, table.PrimaryId, ids.Cast<object>()).Select(row => ToRow(table, row));
    }

    private static SourceRow ToRow(TableShape table, Entity row)
    {
        var link = table.Lookup is null ? null : row.GetAttributeValue<EntityReference>(table.Lookup.LogicalName);
        return new SourceRow(row.Id, link?.Id, row.RowVersion);
    }
}
