using System;
using System.Collections.Generic;
using System.Linq;
using Linking.Plugins.Planning;

namespace Linking.Plugins.Runs.Batches;

/// <summary>A row whose link is to be cleared, held until the run has seen all keys and the guard allows it.</summary>
/// <param name="Row">The row.</param>
/// <param name="Profile">The profile that it is linked to.</param>
internal sealed record HeldRow(RowKey Row, Guid Profile)
{
    /// <summary>Reads a list, one line a row; lines that are none are passed over.</summary>
    internal static IEnumerable<HeldRow> ParseAll(string? text)
    {
        return (text ?? string.Empty).Split('\n')
            .Select(line => line.Split(' '))
            .Where(parts => parts.Length == 3 && Guid.TryParse(parts[1], out _) && Guid.TryParse(parts[2], out _))
            .Select(parts => new HeldRow(new RowKey(parts[0], new Guid(parts[1])), new Guid(parts[2])));
    }

    /// <summary>Writes a list.</summary>
    internal static string WriteAll(IEnumerable<HeldRow> rows) => string.Join("\n", rows.Select(row => row.ToString()));

    public override string ToString() => Row.Table + " " + Row.Id.ToString("D") + " " + Profile.ToString("D");
}
