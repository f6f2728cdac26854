using System.Collections.Generic;
using System.Linq;
using Linking.Plugins.Keys;
using Linking.Plugins.Planning;

namespace Linking.Plugins.Batches;

/// <summary>Some customers with all of their keys.</summary>
/// <param name="Keys">Their alternate keys.</param>
/// <param name="Profiles">Their profiles; where the keys prove the profiles only those that are newer than the last run.</param>
/// <param name="End">Behind whom the next block begins; empty when these are the last.</param>
internal sealed record CustomerBlock(IReadOnlyList<AlternateKeyRow> Keys, IReadOnlyList<ProfileRow> Profiles, string End)
{
    /// <summary>The customers.</summary>
    internal HashSet<CustomerId> Customers =>
        [.. Keys.Select(key => key.CustomerId).Concat(Profiles.Select(profile => profile.CustomerId)).Where(customer => !customer.IsEmpty)];
}
