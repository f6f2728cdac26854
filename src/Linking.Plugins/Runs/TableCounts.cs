using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Linking.Plugins.Planning;

namespace Linking.Plugins.Runs;

/// <summary>
/// Counts how rows ended, per table, in a form that is kept in a column: one line a table with its name and the counts of linked,
/// relinked, unlinked, unchanged, issues, and of rows that had a link.
/// </summary>
internal sealed class TableCounts
{
    private const int LinksIndex = 5;
    private const int Width = 6;

    private static readonly Change[] Order = [Change.Linked, Change.Relinked, Change.Unlinked, Change.Unchanged, Change.Issue];

    private readonly SortedDictionary<string, long[]> counts = new(StringComparer.Ordinal);

    /// <summary>The tables counted.</summary>
    internal IReadOnlyCollection<string> Tables => counts.Keys;

    /// <summary>Reads the kept form; lines that are none are passed over.</summary>
    internal static TableCounts Parse(string? text)
    {
        var parsed = new TableCounts();
        foreach (var parts in (text ?? string.Empty).Split('\n').Select(line => line.Split(' ')).Where(parts => parts.Length == Width + 1))
        {
            var numbers = parts.Skip(1).Select(part => long.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1).ToArray();
            if (Array.TrueForAll(numbers, number => number >= 0))
            {
                parsed.counts[parts[0]] = numbers;
            }
        }

        return parsed;
    }

    /// <summary>Counts one row.</summary>
    internal void Add(string table, Change change, bool hadLink)
    {
        var ofTable = Of(table);
        ofTable[Array.IndexOf(Order, change)]++;
        ofTable[LinksIndex] += hadLink ? 1 : 0;
    }

    /// <summary>Adds the counts of another.</summary>
    internal void Add(TableCounts other)
    {
        foreach (var pair in other.counts)
        {
            var ofTable = Of(pair.Key);
            for (var index = 0; index < Width; index++)
            {
                ofTable[index] += pair.Value[index];
            }
        }
    }

    internal long Get(string table, Change change) => counts.TryGetValue(table, out var ofTable) ? ofTable[Array.IndexOf(Order, change)] : 0;

    internal long Get(Change change) => counts.Keys.Sum(table => Get(table, change));

    /// <summary>How many rows of the table had a link when they were looked at.</summary>
    internal long LinksOf(string table) => counts.TryGetValue(table, out var ofTable) ? ofTable[LinksIndex] : 0;

    internal long Examined => Order.Sum(Get);

    public override string ToString()
    {
        return string.Join("\n", counts.Select(pair => pair.Key + " " + string.Join(" ", pair.Value.Select(count => count.ToString(CultureInfo.InvariantCulture)))));
    }

    private long[] Of(string table)
    {
        if (!counts.TryGetValue(table, out var ofTable))
        {
            counts.Add(table, ofTable = new long[Width]);
        }

        return ofTable;
    }
}
