using System.Linq;
using Linking.Plugins.Planning;
using Linking.Plugins.Schema;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace Linking.Plugins.Setup;

/// <summary>
/// Looks at some customer profiles for such as stand in a partition of their own. A lookup to one of these is written without an error and
/// fails to find it ("Use elastic tables", lookups), so nothing else would tell of it.
/// </summary>
internal sealed class PartitionSample(IOrganizationService service)
{
    internal SampledPartitions Read(TableShape profile)
    {
        if (profile.Kind != TableKind.Elastic || !profile.Columns.Contains(Names.Elastic.PartitionId))
        {
            return new SampledPartitions([], 0);
        }

        var query = new QueryExpression(profile.LogicalName)
        {
            ColumnSet = new ColumnSet(Names.Elastic.PartitionId),
            TopCount = profile.Page,
            NoLock = profile.ReadsWithoutLocks,
        };
        var rows = service.RetrieveMultiple(query).Entities;
        return new SampledPartitions(rows.Where(IsElsewhere).ToList(), rows.Count);
    }

    /// <summary>The partition of a sampled row, as text that fits a message.</summary>
    internal static string Of(Entity row) => Clip.To(row.GetAttributeValue<string>(Names.Elastic.PartitionId)?.Trim() ?? string.Empty, PlatformLimits.Name);

    private static bool IsElsewhere(Entity row)
    {
        var partition = Of(row);
        return partition.Length > 0 && !(GuidText.TryParse(partition, out var id) && id == row.Id);
    }
}
