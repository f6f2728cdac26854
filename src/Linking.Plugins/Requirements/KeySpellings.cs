using System;
using System.Collections.Generic;
using System.Linq;
using Linking.Plugins.Keys;
using Linking.Plugins.Schema;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace Linking.Plugins.Requirements;

/// <summary>
/// Finds the texts under which alternate keys name a data source and table. Casing and surrounding blanks decide nothing here, but the
/// tables of Customer Insights are elastic and may compare exactly, so that a search for the declared text alone finds no key at all.
/// </summary>
/// <remarks>
/// Each different text costs one read that an index serves (the next text behind the last one); the texts of tables are read once. So it
/// is asked only where the declared text finds nothing.
/// </remarks>
internal sealed class KeySpellings(IOrganizationService service, TableShape alternateKey)
{
    /// <summary>An organisation with more different texts is not looked through.</summary>
    internal const int Most = 200;

    private Texts? entityNames;

    /// <summary>Gives the texts of keys that name the pair, in any spelling; null when it cannot be told whether there are any.</summary>
    internal IReadOnlyList<KeySpelling>? Of(SourcePair pair)
    {
        entityNames ??= Read(Names.AlternateKey.EntityName, _ => { });
        var all = entityNames.IsComplete;
        var found = new List<KeySpelling>();
        foreach (var entityName in entityNames.Found.Where(text => new SourcePair(pair.DataSource, text).Equals(pair)))
        {
            var sources = pair.DataSource.Length == 0
                ? new Texts([null], true)
                : Read(Names.AlternateKey.DataSource, query => query.AddCondition(Names.AlternateKey.EntityName, ConditionOperator.Equal, entityName!));
            found.AddRange(sources.Found.Where(text => new SourcePair(text, entityName).Equals(pair)).Select(text => new KeySpelling(text, entityName!)));
            all = all && sources.IsComplete;
        }

        return all || found.Count > 0 ? found : null;
    }

    private Texts Read(string column, Action<FilterExpression> restrict)
    {
        var found = new List<string?>();
        while (found.Count < Most)
        {
            var query = new QueryExpression(alternateKey.LogicalName)
            {
                ColumnSet = new ColumnSet(column),
                TopCount = 1,
                NoLock = alternateKey.ReadsWithoutLocks,
            };
            restrict(query.Criteria);
            query.Criteria.AddCondition(column, ConditionOperator.NotNull);
            if (found.Count > 0)
            {
                query.Criteria.AddCondition(column, ConditionOperator.GreaterThan, found[found.Count - 1]!);
            }

            query.AddOrder(column, OrderType.Ascending);
            var next = service.RetrieveMultiple(query).Entities.FirstOrDefault()?.GetAttributeValue<string>(column);
            if (next is null)
            {
                return new Texts(found, true);
            }

            found.Add(next);
            if (!PlainText.Is(next))
            {
                // What cannot be sent cannot be asked behind either.
                break;
            }
        }

        return new Texts(found, false);
    }

    private sealed record Texts(IReadOnlyList<string?> Found, bool IsComplete);
}
