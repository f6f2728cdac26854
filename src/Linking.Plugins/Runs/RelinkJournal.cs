using System;
using System.Collections.Generic;
using System.Linq;
using Linking.Plugins.Planning;
using Linking.Plugins.Schema;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace Linking.Plugins.Runs;

/// <summary>
/// Knows which profile a row was linked to before linking changed it: each run's record keeps the old links of the rows that it relinked
/// or unlinked, one line a row with table, row and profile. A link that turns out to have been made in ignorance of a rival claim goes
/// back to it.
/// </summary>
internal sealed class RelinkJournal(IOrganizationService service)
{
    private const char Space = ' ';
    private const char LineEnd = '\n';

    /// <summary>Whether a row belongs in the journal: it lost a link.</summary>
    internal static bool Keeps(PlannedRow row) => row.Change is Change.Relinked or Change.Unlinked && row.From is not null;

    /// <summary>Writes the lines for the rows that lost a link, as many as the column holds.</summary>
    internal static string Write(IEnumerable<PlannedRow> rows)
    {
        var lines = rows.Where(Keeps).Select(row => row.Row.Table + Space + row.Row.Id.ToString("D") + Space + row.From!.Value.ToString("D"));
        var text = string.Join(LineEnd.ToString(), lines);
        return text.Length <= PlatformLimits.Memo ? text : text.Substring(0, text.LastIndexOf(LineEnd, PlatformLimits.Memo));
    }

    /// <summary>
    /// Finds the profile that the row was linked to before linking first changed its link after a moment. When that is the moment at
    /// which all present claims were there, whatever was done since was done without seeing all of them, in how many steps ever.
    /// </summary>
    internal Guid? FindLinkAt(RowKey row, DateTime moment)
    {
        var id = row.Id.ToString("D");
        var query = new QueryExpression(Names.Run.Table) { ColumnSet = new ColumnSet(Names.Run.Relinks), TopCount = 1, NoLock = true };
        query.Criteria.AddCondition(new ConditionExpression(Names.Run.Relinks, ConditionOperator.Like, "%" + row.Table + Space + id + "%"));
        query.Criteria.AddCondition(new ConditionExpression(Names.Run.EndedOn, ConditionOperator.GreaterThan, moment));
        query.AddOrder(Names.Run.StartedOn, OrderType.Ascending);
        var first = service.RetrieveMultiple(query).Entities.FirstOrDefault()?.GetAttributeValue<string>(Names.Run.Relinks);
        return first?.Split(LineEnd)
            .Select(line => line.Split(Space))
            .Where(parts => parts.Length == 3 && parts[0] == row.Table && parts[1] == id && Guid.TryParse(parts[2], out _))
            .Select(parts => (Guid?)new Guid(parts[2]))
            .FirstOrDefault();
    }
}
