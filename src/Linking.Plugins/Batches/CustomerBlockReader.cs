using System;
using System.Collections.Generic;
using System.Linq;
using Linking.Plugins.Keys;
using Linking.Plugins.Queries;
using Linking.Plugins.Requirements;
using Linking.Plugins.Schema;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace Linking.Plugins.Batches;

/// <summary>
/// Reads the keys of a range of customers in the order of their CustomerId, whole pages only, and their profiles where these may hold
/// keys of their own or the keys do not prove them. Where the keys do prove a profile, a second and newer one of the same customer can only
/// have been created since the last ended run, so that of the profiles only those are read.
/// </summary>
/// <remarks><c>createdSince</c> is when the last ended run began (UTC); null when there was none, or when its word is not to be taken.</remarks>
internal sealed class CustomerBlockReader(IOrganizationService service, OrganizationSnapshot snapshot, DateTime? createdSince)
{
    /// <summary>Of so many keys one may fail to prove its profile before it is cheaper to read the profiles of all.</summary>
    private const int Tolerated = 8;

    private readonly BlockQuery query = new(service);
    private readonly ProfileReader profiles = new(new BlockQuery(service), snapshot.Profile, snapshot.KeyColumns);

    /// <summary>Reads the customers behind the batch's cursor, as many as have about so many keys.</summary>
    internal CustomerBlock Read(CustomerRange range, string cursor, int size)
    {
        var position = new Position(range, cursor);
        // Both tables are compared with the cursor by the platform alone: its order of texts is not ours to repeat.
        var keyPage = ReadKeys(position, size, upTo: string.Empty);
        var keys = keyPage.Rows.ConvertAll(AlternateKeyRow.From);
        if (KeysSuffice(keys))
        {
            return new CustomerBlock(keys, ReadNewProfiles(position, keyPage.End), keyPage.End);
        }

        var profilePage = ReadProfiles(position, 2 * size, upTo: keyPage.End);
        if (profilePage.End.Length > 0 && keys.Count > 0)
        {
            // More profiles than a block holds: it ends with them, and of the keys only those of these customers count.
            keys = ReadKeys(position, int.MaxValue, upTo: profilePage.End).Rows.ConvertAll(AlternateKeyRow.From);
        }

        return new CustomerBlock(keys, profilePage.Rows.ConvertAll(profiles.ToRow), profilePage.End.Length > 0 ? profilePage.End : keyPage.End);
    }

    // A profile without key columns claims nothing but what alternate keys say; then all there is to know of it is that it is there.
    private bool KeysSuffice(List<AlternateKeyRow> keys)
    {
        return snapshot.AlternateKey is not null
            && createdSince is not null
            && snapshot.KeyColumns.Count == 0
            && keys.Count(key => key.Profile is null) <= keys.Count / Tolerated;
    }

    /// <summary>Reads the keys that carry no CustomerId: they claim nothing, which is to be said.</summary>
    internal IReadOnlyList<AlternateKeyRow> ReadWithoutCustomer()
    {
        if (snapshot.AlternateKey is not { } table)
        {
            return [];
        }

        return new AlternateKeyReader(query, table).WithoutCustomer().ToList();
    }

    private List<ProfileRow> ReadNewProfiles(Position position, string upTo)
    {
        var restricted = Query(position, snapshot.Profile, Names.CustomerProfile.CustomerId, profiles.Columns, upTo);
        restricted.Criteria.AddCondition(new ConditionExpression(Names.CreatedOn, ConditionOperator.GreaterEqual, createdSince!.Value));
        return query.ReadPages(restricted, snapshot.Profile.Page).Select(profiles.ToRow).ToList();
    }

    private CustomerPage ReadKeys(Position position, int size, string upTo)
    {
        return snapshot.AlternateKey is { } table
            ? Read(position, table, Names.AlternateKey.CustomerId, AlternateKeyRow.ColumnsOf(table), size, upTo)
            : new CustomerPage([], string.Empty);
    }

    private CustomerPage ReadProfiles(Position position, int size, string upTo)
    {
        return Read(position, snapshot.Profile, Names.CustomerProfile.CustomerId, profiles.Columns, size, upTo);
    }

    private CustomerPage Read(Position position, TableShape table, string column, string[] columns, int size, string upTo)
    {
        var restricted = Query(position, table, column, columns, upTo);
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

    private static QueryExpression Query(Position position, TableShape table, string column, string[] columns, string upTo)
    {
        var restricted = new QueryExpression(table.LogicalName) { ColumnSet = new ColumnSet(columns), NoLock = table.ReadsWithoutLocks };
        position.Range.Restrict(restricted, column, position.Cursor);
        if (upTo.Length > 0)
        {
            restricted.Criteria.AddCondition(new ConditionExpression(column, ConditionOperator.LessEqual, upTo));
        }

        return restricted;
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

    /// <summary>Where a block begins: behind the cursor within a range.</summary>
    private sealed record Position(CustomerRange Range, string Cursor);

    /// <summary>Rows in the order of their customers, and the last customer of whom all rows are there; empty when these are all there are.</summary>
    private sealed record CustomerPage(List<Entity> Rows, string End);
}
