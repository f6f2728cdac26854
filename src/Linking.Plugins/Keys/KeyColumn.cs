using System;
using System.Collections.Generic;
using System.Linq;
using Linking.Plugins.Schema;

namespace Linking.Plugins.Keys;

/// <summary>
/// A column of the customer profile that holds keys of one source table: <c>msdynci_&lt;data source&gt;_&lt;table&gt;_&lt;primary key&gt;</c>
/// with the winner's key, or the same with <c>_Alternate</c> and a semicolon-separated list of all keys
/// (Customer Insights - Data, "OData query examples" and "Troubleshoot unification output tables").
/// </summary>
/// <param name="LogicalName">The column.</param>
/// <param name="Pair">Data source and table of the keys.</param>
/// <param name="IsList">Whether the column holds a list.</param>
internal sealed record KeyColumn(string LogicalName, SourcePair Pair, bool IsList)
{
    private static readonly char[] ListSeparator = [';'];

    /// <summary>Finds the key columns of a source table among the columns of the profile table.</summary>
    /// <param name="columns">Logical names of the profile's columns.</param>
    /// <param name="pair">The source table's data source and name.</param>
    /// <param name="primaryKey">Logical name of the source table's primary id.</param>
    internal static IEnumerable<KeyColumn> Find(IEnumerable<string> columns, SourcePair pair, string primaryKey)
    {
        var ending = "_" + pair.EntityName.ToLowerInvariant() + "_" + primaryKey;
        foreach (var column in columns)
        {
            var isList = column.EndsWith(Names.CustomerProfile.AlternateSuffix, StringComparison.OrdinalIgnoreCase);
            var name = isList ? column.Substring(0, column.Length - Names.CustomerProfile.AlternateSuffix.Length) : column;
            if (MatchesTable(name, ending, out var dataSource) && MatchesDataSource(dataSource, pair.DataSource))
            {
                yield return new KeyColumn(column, pair, isList);
            }
        }
    }

    /// <summary>Finds what other columns of the source table its key columns on the profile name, if any: the sign of a wrong primary key.</summary>
    internal static IEnumerable<string> FindOther(IEnumerable<string> columns, SourcePair pair, TableShape table)
    {
        var profileColumns = columns.ToList();
        return table.Columns.Where(column => column != table.PrimaryId && Find(profileColumns, pair, column).Any(found => !found.IsList));
    }

    /// <summary>Splits the text of the column into keys; blanks between separators are no keys.</summary>
    internal IEnumerable<SourceKey> Read(string? text)
    {
        if (text is null)
        {
            return [];
        }

        var values = IsList ? text.Split(ListSeparator) : [text];
        return values.Select(value => value.Trim()).Where(value => value.Length > 0).Select(value => new SourceKey(Pair, value));
    }

    private static bool MatchesTable(string column, string ending, out string dataSource)
    {
        dataSource = string.Empty;
        if (!column.StartsWith(Names.CustomerProfile.ColumnPrefix, StringComparison.OrdinalIgnoreCase)
            || !column.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        // Where the data source is left out of the name, the prefix's underscore is the ending's too.
        var start = Names.CustomerProfile.ColumnPrefix.Length;
        var length = column.Length - ending.Length - start;
        dataSource = length > 0 ? column.Substring(start, length) : string.Empty;
        return length is > 0 or -1;
    }

    // Characters that a column name cannot carry are dropped or replaced when the column is made, in an unpublished way.
    private static bool MatchesDataSource(string inColumn, string dataSource)
    {
        return inColumn.Length == 0 || string.Equals(LettersAndDigits(inColumn), LettersAndDigits(dataSource), StringComparison.OrdinalIgnoreCase);
    }

    private static string LettersAndDigits(string text) => new(PlainLetters.Of(text).Where(char.IsLetterOrDigit).ToArray());
}
