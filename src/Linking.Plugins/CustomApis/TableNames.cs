using System;
using System.Collections.Generic;
using System.Linq;
using Linking.Plugins.Keys;
using Linking.Plugins.Requirements;
using Linking.Plugins.Schema;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;
using Microsoft.Xrm.Sdk.Metadata;
using Microsoft.Xrm.Sdk.Metadata.Query;

namespace Linking.Plugins.CustomApis;

/// <summary>The names and primary keys of all tables of the environment, and which of them a name in the keys means.</summary>
internal sealed class TableNames
{
    private static readonly char[] Digits = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'];

    private readonly Dictionary<string, string> primaryKeys;

    internal TableNames(IReadOnlyDictionary<string, string> primaryKeys)
    {
        this.primaryKeys = primaryKeys.ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal);
    }

    internal static TableNames Read(IOrganizationService service)
    {
        var query = new EntityQueryExpression
        {
            Properties = new MetadataPropertiesExpression(nameof(EntityMetadata.LogicalName), nameof(EntityMetadata.PrimaryIdAttribute)),
        };
        var response = (RetrieveMetadataChangesResponse)service.Execute(new RetrieveMetadataChangesRequest { Query = query });
        return new TableNames(response.EntityMetadata
            .Where(table => !string.IsNullOrEmpty(table.PrimaryIdAttribute))
            .ToDictionary(table => table.LogicalName, table => table.PrimaryIdAttribute));
    }

    /// <summary>The table that a key's table name means; empty when there is none.</summary>
    internal string Resolve(string entityName)
    {
        return SourceTableProposal.NamesFor(entityName).FirstOrDefault(primaryKeys.ContainsKey) ?? string.Empty;
    }

    /// <summary>Primary key of a table; empty when there is no such table.</summary>
    internal string PrimaryKeyOf(string table) => primaryKeys.TryGetValue(table, out var key) ? key : string.Empty;

    /// <summary>Whether a column of the profile holds keys of a table of this environment, or the list of them.</summary>
    internal bool IsKeyColumn(string column)
    {
        var isList = column.EndsWith(Names.CustomerProfile.AlternateSuffix, StringComparison.OrdinalIgnoreCase);
        return ReadKeyColumn(isList ? column.Substring(0, column.Length - Names.CustomerProfile.AlternateSuffix.Length) : column) is not null;
    }

    /// <summary>
    /// Reads the name of a profile's key column, <c>msdynci_&lt;data source&gt;_&lt;table&gt;_&lt;primary key&gt;</c>; null when it is none,
    /// that is, when it does not end with the name and the primary key of a table of this environment.
    /// </summary>
    internal SourcePair? ReadKeyColumn(string column)
    {
        if (!column.StartsWith(Names.CustomerProfile.ColumnPrefix, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var name = column.Substring(Names.CustomerProfile.ColumnPrefix.Length).ToLowerInvariant();
        var best = string.Empty;
        var source = string.Empty;
        foreach (var table in primaryKeys.Where(table => name.EndsWith("_" + table.Value, StringComparison.Ordinal)))
        {
            var head = name.Substring(0, name.Length - table.Value.Length - 1);
            var start = head.TrimEnd(Digits).Length - table.Key.Length;
            if (start > 1 && head[start - 1] == '_' && string.CompareOrdinal(head, start, table.Key, 0, table.Key.Length) == 0
                && head.Length - start > best.Length)
            {
                best = head.Substring(start);
                source = head.Substring(0, start - 1);
            }
        }

        return best.Length == 0 ? null : new SourcePair(source, best);
    }
}
