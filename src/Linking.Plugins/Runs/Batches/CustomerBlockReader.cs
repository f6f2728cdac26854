using System;
using System.Collections.Generic;
using System.Linq;
using Linking.Plugins.Keys;
using Linking.Plugins.Queries;
using Linking.Plugins.Requirements;
using Linking.Plugins.Schema;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace Linking.Plugins.Runs.Batches;

/// <summary>
/// Reads the keys of a range of customers in the order of their CustomerId, whole pages only, and their profiles where these may hold
/// keys of their own or the keys do not prove them.
/// </summary>
internal sealed class CustomerBlockReader(IOrganizationService service, OrganizationSnapshot snapshot)
{
    /// <summary>Of so many keys one may fail to prove its profile before it is cheaper to read the profiles of all.</summary>
    private const int Tolerated = 8;

    private readonly BlockQuery query = new(service);
    private readonly ProfileReader profiles = new(new BlockQuery(service), snapshot.Profile, snapshot.KeyColumns);

    /// <summary>Reads the customers behind the batch's cursor, as many as have about so many keys.</summary>
    internal CustomerBlock Read(Batch batch, int size)
    {
        // Both tables are compared with the cursor by the platform alone: its order of texts is not ours to repeat.
        var keyPage = ReadKeys(batch, size, upTo: string.Empty);
        var keys = keyPage.Rows.ConvertAll(AlternateKeyRow.From);
        if (KeysSuffice(keys))
        {
            return new CustomerBlock(keys, [], keyPage.End);
        }

        var profilePage = ReadProfiles(batch, 2 * size, upTo: keyPage.End);
        if (profilePage.End.Length > 0 && keys.Count > 0)
        {
            // More profiles than a block holds: it ends with them, and of the keys only those of these customers count.
            keys = ReadKeys(batch, int.MaxValue, upTo: profilePage.End).Rows.ConvertAll(AlternateKeyRow.From);
        }

        return new CustomerBlock(keys, profilePage.Rows.ConvertAll(profiles.ToRow), profilePage.End.Length > 0 ? profilePage.End : keyPage.End);
    }

    // A profile without key columns claims nothing but what alternate keys say; then all there is to know of it is that it is there.
    private bool KeysSuffice(List<AlternateKeyRow> keys)
    {
        return snapshot.AlternateKey is not null
            && snapshot.KeyColumns.Count == 0
            && keys.Count(key => key.Profile is null) <= keys.Count / Tolerated;
    }

    private CustomerPage ReadKeys(Batch batch, int size, string upTo)
    {
        return snapshot.AlternateKey is { } table
            ? Read(batch, table, Names.AlternateKey.CustomerId, AlternateKeyRow.ColumnsOf(table), size, upTo)
            : new CustomerPage([], string.Empty);
    }

    private CustomerPage ReadProfiles(Batch batch, int size, string upTo)
    {
        return Read(batch, snapshot.Profile, Names.CustomerProfile.CustomerId, profiles.Columns, size, upTo);
    }

    private CustomerPage Read(Batch batch, TableShape table, string column, string[] columns, int size, string upTo)
    {
        var restricted = new QueryExpression(table.LogicalName) { ColumnSet = new ColumnSet(columns), NoLock = table.ReadsWithoutLocks };
        batch.Range.Restrict(restricted, column, batch.Progress.Cursor);
        if (upTo.Length > 0)
        {
            restricted.Criteria.AddCondition(new ConditionExpression(column, ConditionOperator.LessEqual, upTo));
        }

        var rows = new List<Entity>();
        foreach (var page in query.Pages(restricted, Math.Min(table.Page, size)))
        {
            rows.AddRange(page.Entities);
            if (page.MoreRecords && rows.Count >= size && CutLast(rows, column) is { } end)
            {
                return new CustomerPage(rows, end);
            }
        }

        return new CustomerPage(rows, string.Empty);
    }

    /// <summary>
    /// Takes the last customer off, of whom more rows may follow, and gives the end behind the others; null when there is no other.
    /// To read one page more only to see whether he goes on would cost more than to read him again.
    /// </summary>
    private static string? CutLast(List<Entity> rows, string column)
    {
        var whole = rows.Count - 1;
        while (whole > 0 && CustomerRange.IsTogether(CustomerOf(rows[whole - 1], column), CustomerOf(rows[whole], column)))
        {
            whole--;
        }

        if (whole == 0)
        {
            return null;
        }

        rows.RemoveRange(whole, rows.Count - whole);
        return CustomerRange.EndBehind(CustomerOf(rows[whole - 1], column));
    }

    private static string CustomerOf(Entity row, string column) => row.GetAttributeValue<string>(column);

    /// <summary>Rows in the order of their customers, and the last customer of whom all rows are there; empty when these are all there are.</summary>
    private sealed record CustomerPage(List<Entity> Rows, string End);
}
