using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Linking.Plugins.Planning;

namespace Linking.Plugins.RunRecords;

/// <summary>
/// Counts how rows ended, per table, in a form that is kept in a column: one line a table with its name and the counts of linked,
/// relinked, unlinked, unchanged, issues, of rows that had a link, of rows that were left for a second look, and of
/// disputes that were met elsewhere than where their rows are counted.
/// </summary>
internal sealed class TableCounts
{
    private const int LinksIndex = 5;
    private const int LeftIndex = 6;
    private const int DisputesIndex = 7;
    private const int Width = 8;

    /// <summary>What versions before 0.2 kept: nothing was left for a second look.</summary>
    private const int OldWidth = 6;

    private static readonly Change[] Order = [Change.Linked, Change.Relinked, Change.Unlinked, Change.Unchanged, Change.Issue];

    private readonly SortedDictionary<string, long[]> counts = new(StringComparer.Ordinal);

    /// <summary>The tables counted.</summary>
    internal IReadOnlyCollection<string> Tables => counts.Keys;

    /// <summary>Reads the kept form; lines that are none are passed over.</summary>
    internal static TableCounts Parse(string? text)
    {
        var parsed = new TableCounts();
        foreach (var parts in (text ?? string.Empty).Split('\n').Select(line => line.Split(' ')).Where(parts => parts.Length is Width + 1 or OldWidth + 1))
        {
            var numbers = parts.Skip(1).Select(part =>
                long.TryParse(part, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : long.MinValue).ToArray();
            if (!numbers.Where((number, index) => number == long.MinValue || (number < 0 && index != DisputesIndex)).Any())
            {
                Array.Resize(ref numbers, Width);
                parsed.counts[parts[0]] = numbers;
            }
        }

        return parsed;
    }

    /// <summary>Counts one row.</summary>
    internal void Add(string table, Change change, bool hadLink)
    {
        var ofTable = Of(table);
        ofTable[IndexOf(change)]++;
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

    /// <summary>
    /// Notes a dispute: met where the second of its customers is (1), or counted as an issue where the row itself is (-1). A row that is in
    /// order where its owner is may be disputed all the same, and only the other place knows.
    /// </summary>
    internal void NoteDispute(string table, int where) => Of(table)[DisputesIndex] += where;

    /// <summary>Counts the disputes as issues that were met elsewhere only.</summary>
    internal void TakeDisputes()
    {
        foreach (var ofTable in counts.Values)
        {
            var more = Math.Min(Math.Max(0, ofTable[DisputesIndex]), ofTable[IndexOf(Change.Unchanged)]);
            ofTable[IndexOf(Change.Issue)] += more;
            ofTable[IndexOf(Change.Unchanged)] -= more;
            ofTable[DisputesIndex] = 0;
        }
    }

    /// <summary>Counts so many rows that turned out to be in order.</summary>
    internal void AddUnchanged(string table, long rows) => Of(table)[IndexOf(Change.Unchanged)] += rows;

    internal long Get(string table, Change change) => counts.TryGetValue(table, out var ofTable) ? ofTable[IndexOf(change)] : 0;

    internal long Get(Change change) => counts.Keys.Sum(table => Get(table, change));

    /// <summary>How many rows of the table had a link when they were looked at.</summary>
    internal long LinksOf(string table) => counts.TryGetValue(table, out var ofTable) ? ofTable[LinksIndex] : 0;

    /// <summary>How many rows of the table ended.</summary>
    internal long ExaminedOf(string table) => Order.Sum(change => Get(table, change));

    /// <summary>How many rows ended.</summary>
    internal long Examined => Order.Sum(Get);

    public override string ToString()
    {
        return string.Join("\n",
            counts.Select(pair => pair.Key + " " + string.Join(" ", pair.Value.Select(count => count.ToString(CultureInfo.InvariantCulture)))));
    }

    private static int IndexOf(Change change) => change == Change.Left ? LeftIndex : Array.IndexOf(Order, change);

    private long[] Of(string table)
    {
        if (!counts.TryGetValue(table, out var ofTable))
        {
            counts.Add(table, ofTable = new long[Width]);
        }

        return ofTable;
    }
}
