using System;
using System.Collections.Generic;
using System.Linq;
using Linking.Plugins.Planning;

namespace Linking.Plugins.Runs;

/// <summary>Counts how rows ended, per table.</summary>
internal sealed class Tally
{
    private readonly SortedDictionary<string, int[]> counts = new(StringComparer.Ordinal);

    /// <summary>The tables counted.</summary>
    internal IEnumerable<string> Tables => counts.Keys;

    /// <summary>All rows counted.</summary>
    internal int Examined => counts.Values.Sum(ofTable => ofTable.Sum());

    internal void Add(string table, Change change)
    {
        if (!counts.TryGetValue(table, out var ofTable))
        {
            counts.Add(table, ofTable = new int[Enum.GetValues(typeof(Change)).Length]);
        }

        ofTable[(int)change]++;
    }

    internal int Of(Change change) => counts.Values.Sum(ofTable => ofTable[(int)change]);

    internal int Of(string table, Change change) => counts[table][(int)change];
}
