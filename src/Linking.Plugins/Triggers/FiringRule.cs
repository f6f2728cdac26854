using System;
using System.Collections.Generic;
using System.Linq;
using Linking.Plugins.Schema;

namespace Linking.Plugins.Triggers;

/// <summary>Says from the columns that a trigger waits for whether writing a link fires it.</summary>
internal static class FiringRule
{
    private static readonly string[] Lookups = [Names.SourceRow.Lookup, Names.SourceRow.OwnLookup];

    internal static Fires Of(IReadOnlyCollection<string> columns)
    {
        return columns.Count == 0 || columns.Any(column => Lookups.Contains(column, StringComparer.OrdinalIgnoreCase)) ? Fires.OnEachLink : Fires.No;
    }
}
