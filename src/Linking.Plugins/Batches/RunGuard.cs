using System;
using System.Collections.Generic;
using System.Linq;
using Linking.Plugins.RunRecords;
using Linking.Plugins.Settings;

namespace Linking.Plugins.Batches;

/// <summary>
/// Keeps a run from clearing or moving more links of a table than anybody would expect: the larger of a number and a share of the links
/// that its own first look counted.
/// </summary>
internal static class RunGuard
{
    /// <summary>Names the tables that would lose too many links, with the numbers.</summary>
    internal static IReadOnlyList<string> Exceeded(LeftRows left, TableCounts counts, LinkingSettings settings)
    {
        return left.Tables.Select(table => Check(table, left.GuardedOf(table), counts.LinksOf(table), settings)).OfType<string>().ToList();
    }

    /// <summary>How many changes the guard watches.</summary>
    internal static long Watched(LeftRows left) => left.Tables.Sum(left.GuardedOf);

    private static string? Check(string table, long changes, long links, LinkingSettings settings)
    {
        var limit = Math.Max(settings.GuardSmallest, (long)(links * settings.GuardShare));
        return changes > limit ? $"{table}: {changes} of {links} links would be cleared or moved to another customer; the guard allows {limit}." : null;
    }
}
