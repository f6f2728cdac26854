using System;
using System.Collections.Generic;
using System.Linq;
using Linking.Plugins.Keys;
using Linking.Plugins.Schema;
using Linking.Plugins.Settings;

namespace Linking.Plugins.Requirements;

/// <summary>
/// Proposes a source table for what keys name, to be declared by somebody. It follows from the definitions alone, so that the proposal is the same
/// whether an event met the keys or a discovery.
/// </summary>
internal static class SourceTableProposal
{
    private static readonly char[] Digits = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'];

    /// <summary>
    /// The logical names that a key's table name may stand for, the likeliest first: that very name, or else the name without the digits at its
    /// end, because Customer Insights numbers tables of one name, as in contact1.
    /// </summary>
    internal static IEnumerable<string> NamesFor(string entityName)
    {
        var name = entityName.Trim().ToLowerInvariant();
        return new[] { name, name.TrimEnd(Digits) }.Where(candidate => candidate.Length > 0).Distinct(StringComparer.Ordinal);
    }

    /// <summary>Makes the proposal.</summary>
    /// <param name="pair">What the keys name.</param>
    /// <param name="definitions">The definitions of those of the <see cref="NamesFor"/> that exist.</param>
    /// <param name="profileColumns">Columns of the profile.</param>
    /// <returns>
    /// The table, not declared; without logical name where there is none of that name, and without primary key where another one seems chosen.
    /// </returns>
    internal static SourceTable For(SourcePair pair, IReadOnlyDictionary<string, TableShape> definitions, IReadOnlyCollection<string> profileColumns)
    {
        return NamesFor(pair.EntityName).FirstOrDefault(definitions.ContainsKey) is { } name
            ? new SourceTable { Pair = pair, LogicalName = name, PrimaryKey = PrimaryKeyOf(definitions[name], pair, profileColumns) }
            : new SourceTable { Pair = pair, LogicalName = string.Empty };
    }

    // Where the profile has a column of this table's keys that is not its primary key, that one was chosen for unification: it is left to
    // the requirement to say so.
    private static string PrimaryKeyOf(TableShape table, SourcePair pair, IReadOnlyCollection<string> profileColumns)
    {
        return KeyColumn.Find(profileColumns, pair, table.PrimaryId).Any() || !KeyColumn.FindOther(profileColumns, pair, table).Any()
            ? table.PrimaryId
            : string.Empty;
    }
}
