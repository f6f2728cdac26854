using System;

namespace Linking.Plugins.Planning;

/// <summary>One statement of a key source: this source row belongs to this customer.</summary>
/// <param name="CustomerId">The customer, in comparable form.</param>
/// <param name="ProfileId">Row id of the customer's profile; null when no profile carries the CustomerId.</param>
/// <param name="Since">A moment at which the statement was already there (UTC); null when that is not known.</param>
/// <param name="DataSource">Data source of the key.</param>
/// <param name="EntityName">Table name of the key, as the key names it.</param>
/// <param name="Key">The key as written.</param>
/// <param name="Rank">Rank of the data source: between rival claims the highest rank decides.</param>
internal sealed record Claim(string CustomerId, Guid? ProfileId, DateTime? Since, string DataSource, string EntityName, string Key, int Rank = 0);
