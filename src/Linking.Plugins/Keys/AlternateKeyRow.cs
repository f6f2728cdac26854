using System;
using System.Collections.Generic;
using System.Linq;
using Linking.Plugins.Planning;
using Linking.Plugins.Schema;
using Microsoft.Xrm.Sdk;

namespace Linking.Plugins.Keys;

/// <summary>An alternate key with what its KeyRing adds.</summary>
/// <param name="Id">The row id, which follows from data source, table and value: a key that moves is the same row with another CustomerId.</param>
/// <param name="CustomerId">The customer; the empty one when the key carries none.</param>
/// <param name="CustomerIdText">The customer as written.</param>
/// <param name="ModifiedOn">When the key was last written (UTC), where the row says so.</param>
/// <param name="Own">The key that the row itself stands for.</param>
/// <param name="Ring">The keys of the KeyRing.</param>
/// <param name="RingIsReadable">False when the KeyRing is no readable JSON.</param>
/// <param name="Profile">The customer's profile as the row's own lookup names it; null where the lookup does not prove it.</param>
internal sealed record AlternateKeyRow(
    Guid Id,
    CustomerId CustomerId,
    string CustomerIdText,
    DateTime? ModifiedOn,
    SourceKey Own,
    IReadOnlyList<SourceKey> Ring,
    bool RingIsReadable,
    Guid? Profile)
{
    /// <summary>The columns that say what a key claims: an update of none of them changes no link.</summary>
    internal static readonly string[] ClaimingColumns =
    [
        Names.AlternateKey.DataSource,
        Names.AlternateKey.EntityName,
        Names.AlternateKey.Value,
        Names.AlternateKey.CustomerId,
        Names.AlternateKey.KeyRing,
    ];

    /// <summary>The columns to read, as far as the table has them.</summary>
    internal static string[] ColumnsOf(TableShape table)
    {
        return ClaimingColumns.Concat(new[] { Names.ModifiedOn, Names.AlternateKey.Customer }.Where(table.Columns.Contains)).ToArray();
    }

    /// <summary>Takes from a row what linking needs of it.</summary>
    internal static AlternateKeyRow From(Entity entity)
    {
        var pair = new SourcePair(
            entity.GetAttributeValue<string>(Names.AlternateKey.DataSource),
            entity.GetAttributeValue<string>(Names.AlternateKey.EntityName));
        var ring = entity.GetAttributeValue<string>(Names.AlternateKey.KeyRing);
        var readable = true;
        IReadOnlyList<SourceKey> keys = [];
        if (ring is not null)
        {
            var all = new List<SourceKey>(1);
            readable = KeyRing.TryRead(ring, pair, all);
            keys = all;
        }

        var text = entity.GetAttributeValue<string>(Names.AlternateKey.CustomerId) ?? string.Empty;
        var customer = CustomerId.Parse(text);
        return new AlternateKeyRow(
            entity.Id,
            customer,
            text,
            entity.GetAttributeValue<DateTime?>(Names.ModifiedOn),
            new SourceKey(pair, entity.GetAttributeValue<string>(Names.AlternateKey.Value) ?? string.Empty),
            keys,
            readable,
            ProfileOf(entity, customer, text));
    }

    // The platform gives a lookup the name of the row that it points to, read at that moment: for a profile its CustomerId, and none
    // when the row is gone. So a name that is the key's own CustomerId says that this profile is there and whose it is.
    private static Guid? ProfileOf(Entity entity, CustomerId customer, string text)
    {
        var reference = entity.GetAttributeValue<EntityReference>(Names.AlternateKey.Customer);
        return reference?.Name is { } name && !customer.IsEmpty && (name == text || CustomerId.Parse(name) == customer) ? reference.Id : null;
    }
}
