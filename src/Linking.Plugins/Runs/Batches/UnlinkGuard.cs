using System;
using System.Collections.Generic;
using System.Linq;

namespace Linking.Plugins.Runs.Batches;

/// <summary>Keeps a run from clearing more links of a table than anybody would expect: the larger of a number and a share.</summary>
internal sealed class UnlinkGuard(int smallest, double share)
{
    /// <summary>Names the tables that would lose too many links, with the numbers.</summary>
    internal IReadOnlyList<string> Exceeded(IEnumerable<HeldRow> held, TableCounts counts)
    {
        return held.GroupBy(row => row.Row.Table, StringComparer.Ordinal)
            .Select(group => Check(group.Key, group.Count(), counts.LinksOf(group.Key) + group.Count()))
            .OfType<string>()
            .ToList();
    }

    /// <summary>How many links of a table may be cleared.</summary>
    internal long LimitFor(long links) => Math.Max(smallest, (long)(links * share));

    private string? Check(string table, int unlinks, long links)
    {
        var limit = LimitFor(links);
        return unlinks > limit ? $"{table}: {unlinks} of {links} links would be cleared; the guard allows {limit}." : null;
    }
}
