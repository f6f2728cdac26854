using System;
using System.Collections.Generic;
using System.Linq;
using Linking.Plugins.Planning;
using Linking.Plugins.Schema;

namespace Linking.Plugins.RunRecords;

/// <summary>Keeps up to twenty rows of each change, the first by table and id, so that the same rows are shown whoever found them first.</summary>
internal sealed class SampleRows
{
    private const int OfEachChange = 20;
    private const char FieldSeparator = '\t';

    private readonly Dictionary<Change, SortedList<RowKey, SampleRow>> samples = [];

    internal IEnumerable<SampleRow> All => samples.OrderBy(pair => pair.Key).SelectMany(pair => pair.Value.Values);

    /// <summary>Reads the kept form: one line a row with table, id, change, from, to and reason. Lines that are none are passed over.</summary>
    internal static SampleRows Parse(string? text)
    {
        var parsed = new SampleRows();
        foreach (var parts in (text ?? string.Empty).Split('\n').Select(line => line.Split(FieldSeparator)).Where(parts => parts.Length == 6))
        {
            if (Guid.TryParse(parts[1], out var row) && EnumName.TryParse<Change>(parts[2], out var change))
            {
                parsed.Add(new SampleRow(new RowKey(parts[0], row), change, IdOf(parts[3]), IdOf(parts[4]), parts[5]));
            }
        }

        return parsed;
    }

    internal void Add(SampleRow row)
    {
        if (!samples.TryGetValue(row.Change, out var ofChange))
        {
            samples.Add(row.Change, ofChange = []);
        }

        if (ofChange.Count == OfEachChange && row.Row.CompareTo(ofChange.Keys[OfEachChange - 1]) > 0)
        {
            return;
        }

        ofChange[row.Row] = row;
        if (ofChange.Count > OfEachChange)
        {
            ofChange.RemoveAt(OfEachChange);
        }
    }

    public override string ToString() => string.Join("\n", All.Select(Line));

    private static string Line(SampleRow row)
    {
        var fields = new[]
        {
            row.Row.Table,
            row.Row.Id.ToString("D"),
            row.Change.ToString(),
            row.From?.ToString("D") ?? string.Empty,
            row.To?.ToString("D") ?? string.Empty,
            row.Reason.Replace(FieldSeparator, ' ').Replace('\n', ' '),
        };
        return string.Join(FieldSeparator.ToString(), fields);
    }

    private static Guid? IdOf(string text) => Guid.TryParse(text, out var id) ? id : null;
}
