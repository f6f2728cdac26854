using System.Collections.Generic;
using Microsoft.Xrm.Sdk;

namespace Linking.Plugins.Setup;

/// <summary>What a sample of customer profiles shows of their partitions.</summary>
/// <param name="Elsewhere">Those whose partition is not that of their id.</param>
/// <param name="Seen">How many were looked at.</param>
internal sealed record SampledPartitions(IReadOnlyList<Entity> Elsewhere, int Seen);
