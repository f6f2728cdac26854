using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Linking.Plugins.Planning;

namespace Linking.Plugins.Batches;

/// <summary>
/// What a look left for the second one, without a list of rows: for each table how many rows, how many of them the guard watches, and a
/// fingerprint. Kept as one line a table with its name, both numbers and the fingerprint.
/// </summary>
internal sealed class LeftRows
{
    private const int Fields = 4;

    private readonly SortedDictionary<string, LeftOfTable> tables = new(StringComparer.Ordinal);

    /// <summary>How many rows were left.</summary>
    internal long Rows => tables.Values.Sum(table => table.Rows);

    /// <summary>The tables of which rows were left.</summary>
    internal IReadOnlyCollection<string> Tables => tables.Keys;

    /// <summary>Reads the kept form; lines that are none are passed over.</summary>
    internal static LeftRows Parse(string? text)
    {
        var parsed = new LeftRows();
        foreach (var parts in (text ?? string.Empty).Split('\n').Select(line => line.Split(' ')).Where(parts => parts.Length == Fields))
        {
            if (long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var rows)
                && long.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out var guarded))
            {
                parsed.tables[parts[0]] = new LeftOfTable(rows, guarded, RowSketch.Parse(parts[3]));
            }
        }

        return parsed;
    }

    /// <summary>Adds a row that was left.</summary>
    /// <param name="row">The row.</param>
    /// <param name="fate">The profile that the second look would link it to; null for none.</param>
    /// <param name="isGuarded">Whether the guard watches that change.</param>
    internal void Add(RowKey row, Guid? fate, bool isGuarded)
    {
        var table = Of(row.Table);
        table.Sketch.Add(row.Id, fate);
        tables[row.Table] = table with { Rows = table.Rows + 1, Guarded = table.Guarded + (isGuarded ? 1 : 0) };
    }

    /// <summary>Adds what another look left, of other rows.</summary>
    internal void Add(LeftRows other)
    {
        foreach (var pair in other.tables)
        {
            var table = Of(pair.Key);
            table.Sketch.Add(pair.Value.Sketch);
            tables[pair.Key] = table with { Rows = table.Rows + pair.Value.Rows, Guarded = table.Guarded + pair.Value.Guarded };
        }
    }

    /// <summary>How many rows of the table the guard watches.</summary>
    internal long GuardedOf(string table) => tables.TryGetValue(table, out var left) ? left.Guarded : 0;

    /// <summary>Whether the row is among those of which this holds a fingerprint, as far as that tells.</summary>
    internal bool MayHold(RowKey row) => tables.TryGetValue(row.Table, out var left) && left.Sketch.HoldsAt(row.Id);

    /// <summary>How many rows of the table were left.</summary>
    internal long RowsOf(string table) => tables.TryGetValue(table, out var left) ? left.Rows : 0;

    /// <summary>Gives what both looks left alike: the fingerprints, and as numbers those of this look, which are the most that may be acted on.</summary>
    internal LeftRows SameAs(LeftRows other)
    {
        var same = new LeftRows();
        foreach (var pair in tables.Where(pair => other.tables.ContainsKey(pair.Key)))
        {
            var sketch = pair.Value.Sketch.SameAs(other.tables[pair.Key].Sketch);
            if (!sketch.IsEmpty)
            {
                same.tables[pair.Key] = pair.Value with { Sketch = sketch };
            }
        }

        return same;
    }

    /// <summary>Whether there is nothing in it.</summary>
    internal bool IsEmpty => tables.Values.All(table => table.Sketch.IsEmpty);

    /// <summary>Whether both hold the same fingerprints.</summary>
    internal bool Equals(LeftRows other)
    {
        return tables.Keys.Concat(other.tables.Keys).Distinct().All(table => !Of(table).Sketch.Differs(other.Of(table).Sketch));
    }

    public override string ToString()
    {
        return string.Join("\n", tables.Select(pair => string.Join(
            " ",
            pair.Key,
            pair.Value.Rows.ToString(CultureInfo.InvariantCulture),
            pair.Value.Guarded.ToString(CultureInfo.InvariantCulture),
            pair.Value.Sketch.ToString())));
    }

    private LeftOfTable Of(string table)
    {
        if (!tables.TryGetValue(table, out var left))
        {
            tables.Add(table, left = new LeftOfTable(0, 0, new RowSketch()));
        }

        return left;
    }

    private sealed record LeftOfTable(long Rows, long Guarded, RowSketch Sketch);
}
