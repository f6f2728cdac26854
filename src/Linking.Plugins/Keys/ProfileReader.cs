using System;
using System.Collections.Generic;
using System.Linq;
using Linking.Plugins.Planning;
using Linking.Plugins.Queries;
using Linking.Plugins.Schema;
using Microsoft.Xrm.Sdk;

namespace Linking.Plugins.Keys;

/// <summary>Reads customer profiles with their key columns.</summary>
internal sealed class ProfileReader(BlockQuery query, TableShape table, IReadOnlyList<KeyColumn> keyColumns)
{
    /// <summary>The columns to ask for.</summary>
    internal string[] Columns { get; } =
    [
        Names.CustomerProfile.CustomerId,
        .. new[] { Names.CreatedOn, Names.ModifiedOn }.Where(table.Columns.Contains),
        .. keyColumns.Select(column => column.LogicalName),
    ];

    /// <summary>Reads those of the profiles that exist, by row id.</summary>
    internal IEnumerable<ProfileRow> ById(IEnumerable<Guid> ids)
    {
        return query.Read(table, Columns, Names.CustomerProfile.Id, ids.Cast<object>()).Select(ToRow);
    }

    /// <summary>Reads the profiles that carry one of the texts as CustomerId.</summary>
    internal IEnumerable<ProfileRow> ByCustomerIdText(IEnumerable<string> texts)
    {
        return query.Read(table, Columns, Names.CustomerProfile.CustomerId, texts).Select(ToRow);
    }

    /// <summary>Reads the profiles whose key columns for one of the tables hold one of the texts as the winner's key.</summary>
    internal IEnumerable<ProfileRow> ByKeyText(IEnumerable<SourcePair> pairs, IReadOnlyCollection<string> texts)
    {
        var wanted = new HashSet<SourcePair>(pairs);
        return keyColumns.Where(column => !column.IsList && wanted.Contains(column.Pair))
            .SelectMany(column => query.Read(table, Columns, column.LogicalName, texts))
            .Select(ToRow);
    }

    /// <summary>Takes from a row what linking needs of it.</summary>
    internal ProfileRow ToRow(Entity entity)
    {
        var text = entity.GetAttributeValue<string>(Names.CustomerProfile.CustomerId) ?? string.Empty;
        var keys = keyColumns.SelectMany(column => column.Read(entity.GetAttributeValue<string>(column.LogicalName))).ToList();
        return new ProfileRow(
            entity.Id,
            CustomerId.Parse(text),
            text,
            entity.GetAttributeValue<DateTime?>(Names.CreatedOn),
            entity.GetAttributeValue<DateTime?>(Names.ModifiedOn),
            keys);
    }
}
