using System;
using System.Collections.Generic;
using Linking.Plugins.Schema;
using Microsoft.Xrm.Sdk;

namespace Linking.Plugins.Keys;

/// <summary>An alternate key with what its KeyRing adds.</summary>
/// <param name="Id">The row id.</param>
/// <param name="CustomerId">The customer.</param>
/// <param name="CustomerIdText">The customer as written.</param>
/// <param name="ModifiedOn">When the key was last written (UTC), where the row says so.</param>
/// <param name="Own">The key that the row itself stands for.</param>
/// <param name="Keys">That key and all of the KeyRing.</param>
/// <param name="RingIsReadable">False when the KeyRing is no readable JSON.</param>
internal sealed record AlternateKeyRow(
    Guid Id,
    CustomerId CustomerId,
    string CustomerIdText,
    DateTime? ModifiedOn,
    SourceKey Own,
    IReadOnlyList<SourceKey> Keys,
    bool RingIsReadable)
{
    /// <summary>The columns to ask for, also in images.</summary>
    internal static readonly string[] Columns =
    [
        Names.AlternateKey.DataSource,
        Names.AlternateKey.EntityName,
        Names.AlternateKey.Value,
        Names.AlternateKey.CustomerId,
        Names.AlternateKey.KeyRing,
        Names.SourceRow.ModifiedOn,
    ];

    /// <summary>Takes from a row, or from an image of one, what linking needs of it.</summary>
    internal static AlternateKeyRow From(Entity entity)
    {
        var pair = new SourcePair(
            entity.GetAttributeValue<string>(Names.AlternateKey.DataSource),
            entity.GetAttributeValue<string>(Names.AlternateKey.EntityName));
        var own = new SourceKey(pair, entity.GetAttributeValue<string>(Names.AlternateKey.Value) ?? string.Empty);
        var keys = new List<SourceKey> { own };
        var readable = KeyRing.TryRead(entity.GetAttributeValue<string>(Names.AlternateKey.KeyRing), pair, keys);
        var customer = entity.GetAttributeValue<string>(Names.AlternateKey.CustomerId) ?? string.Empty;
        return new AlternateKeyRow(
            entity.Id,
            CustomerId.Parse(customer),
            customer,
            entity.GetAttributeValue<DateTime?>(Names.SourceRow.ModifiedOn),
            own,
            keys,
            readable);
    }
}
