using System;
using System.Collections.Generic;
using System.Linq;
using Linking.Plugins.Queries;
using Linking.Plugins.Schema;
using Microsoft.Xrm.Sdk;

namespace Linking.Plugins.Links;

/// <summary>Reads the present links of source rows.</summary>
internal sealed class SourceRowReader(BlockQuery query)
{
    /// <summary>Reads those of the rows that exist.</summary>
    internal IEnumerable<SourceRow> ById(TableShape table, IEnumerable<Guid> ids)
    {
        return query.Read(table, ColumnsOf(table), table.PrimaryId, ids.Cast<object>()).Select(row => ToRow(table, row));
    }

    /// <summary>Reads the rows that are linked to one of the profiles; none where the table has no lookup yet.</summary>
    internal IEnumerable<SourceRow> ByProfile(TableShape table, IEnumerable<Guid> profiles)
    {
        return table.Lookup is null
            ? []
            : query.Read(table, ColumnsOf(table), table.Lookup.LogicalName, profiles.Cast<object>()).Select(row => ToRow(table, row));
    }

    private static string[] ColumnsOf(TableShape table)
    {
        return new[] { table.Lookup?.LogicalName, Names.SourceRow.ModifiedOn, Names.SourceRow.ModifiedBy }
            .OfType<string>()
            .Where(column => table.Columns.Contains(column))
            .ToArray();
    }

    private static SourceRow ToRow(TableShape table, Entity row)
    {
        var link = table.Lookup is null ? null : row.GetAttributeValue<EntityReference>(table.Lookup.LogicalName);
        return new SourceRow(
            row.Id,
            link?.Id,
            row.GetAttributeValue<DateTime?>(Names.SourceRow.ModifiedOn),
            row.GetAttributeValue<EntityReference>(Names.SourceRow.ModifiedBy)?.Id,
            row.RowVersion);
    }
}
