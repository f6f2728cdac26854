using System;
using System.Collections.Generic;
using System.Linq;
using Linking.Plugins.Keys;

namespace Linking.Plugins.Runs.Batches;

/// <summary>Some customers with all of their keys.</summary>
/// <param name="Keys">Their alternate keys.</param>
/// <param name="Profiles">Their profiles; none where the keys prove the profiles.</param>
/// <param name="End">Behind whom the next block begins; empty when these are the last.</param>
internal sealed record CustomerBlock(IReadOnlyList<AlternateKeyRow> Keys, IReadOnlyList<ProfileRow> Profiles, string End)
{
    /// <summary>The customers, in comparable form.</summary>
    internal HashSet<string> Customers => new(Keys.Select(key => key.CustomerId.Text).Concat(Profiles.Select(profile => profile.CustomerId.Text)), StringComparer.Ordinal);
}
