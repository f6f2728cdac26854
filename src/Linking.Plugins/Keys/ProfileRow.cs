using System;
using System.Collections.Generic;
using Linking.Plugins.Planning;

namespace Linking.Plugins.Keys;

/// <summary>A customer profile as far as linking needs it.</summary>
/// <param name="Id">The row id, which the lookup holds; read, never computed.</param>
/// <param name="CustomerId">The text key.</param>
/// <param name="CustomerIdText">The text key as written.</param>
/// <param name="CreatedOn">When the profile was created (UTC), where the row says so: of several profiles of a customer the newest counts.</param>
/// <param name="ModifiedOn">When the profile was last written (UTC), where the row says so.</param>
/// <param name="Keys">The keys in the profile's own key columns.</param>
internal sealed record ProfileRow(
    Guid Id,
    CustomerId CustomerId,
    string CustomerIdText,
    DateTime? CreatedOn,
    DateTime? ModifiedOn,
    IReadOnlyList<SourceKey> Keys);
