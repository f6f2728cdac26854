using System;
using System.Collections.Generic;
using System.Linq;

namespace Linking.Plugins.Batches;

/// <summary>The fingerprints of linked rows, one for each table; kept as one line a table with its name and the fingerprint.</summary>
internal sealed class RowSketches
{
    private readonly SortedDictionary<string, RowSketch> sketches = new(StringComparer.Ordinal);

    /// <summary>Reads the kept form; lines that are none are passed over.</summary>
    internal static RowSketches Parse(string? text)
    {
        var parsed = new RowSketches();
        foreach (var parts in (text ?? string.Empty).Split('\n').Select(line => line.Split(' ')).Where(parts => parts.Length == 2))
        {
            parsed.sketches[parts[0]] = RowSketch.Parse(parts[1]);
        }

        return parsed;
    }

    /// <summary>The tables.</summary>
    internal IReadOnlyCollection<string> Tables => sketches.Keys;

    /// <summary>Adds the rows of others, none of which is here already.</summary>
    internal void Add(RowSketches others)
    {
        foreach (var pair in others.sketches)
        {
            Of(pair.Key).Add(pair.Value);
        }
    }

    /// <summary>The fingerprint of a table's rows.</summary>
    internal RowSketch Of(string table)
    {
        if (!sketches.TryGetValue(table, out var sketch))
        {
            sketches.Add(table, sketch = new RowSketch());
        }

        return sketch;
    }

    public override string ToString() => string.Join("\n", sketches.Select(pair => pair.Key + " " + pair.Value));
}
