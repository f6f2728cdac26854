using System;
using System.Collections.Generic;
using System.Linq;
using Linking.Plugins.Queries;
using Linking.Plugins.Schema;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace Linking.Plugins.Setup;

/// <summary>
/// The messages of some tables on which steps may be registered, found by name: ids of messages differ by environment, so none is
/// written down anywhere.
/// </summary>
internal sealed class MessageCatalog
{
    private readonly Dictionary<string, MessageFilter> filters = new(StringComparer.Ordinal);

    /// <summary>Reads the messages of tables that exist.</summary>
    internal static MessageCatalog Read(IOrganizationService service, IEnumerable<string> tables, IEnumerable<string> messages)
    {
        var catalog = new MessageCatalog();
        var names = ReadNames(service, messages);
        foreach (var table in tables)
        {
            catalog.Add(service, table, names);
        }

        return catalog;
    }

    /// <summary>Gives the message of a table; null when the table does not have it, or allows no steps on it.</summary>
    internal MessageFilter? Find(string table, string message) => filters.TryGetValue(KeyOf(table, message), out var filter) ? filter : null;

    private static Dictionary<Guid, string> ReadNames(IOrganizationService service, IEnumerable<string> messages)
    {
        var query = new QueryExpression(Names.SdkMessage.Table) { ColumnSet = new ColumnSet(Names.SdkMessage.Name) };
        query.Criteria.AddCondition(new ConditionExpression(Names.SdkMessage.Name, ConditionOperator.In, messages.Distinct().Cast<object>().ToArray()));
        return new BlockQuery(service).ReadPages(query, PlatformLimits.StandardPage)
            .ToDictionary(row => row.Id, row => row.GetAttributeValue<string>(Names.SdkMessage.Name));
    }

    private void Add(IOrganizationService service, string table, Dictionary<Guid, string> names)
    {
        var query = new QueryExpression(Names.MessageFilter.Table) { ColumnSet = new ColumnSet(Names.MessageFilter.Message, Names.MessageFilter.AllowsSteps) };
        query.Criteria.AddCondition(Names.MessageFilter.PrimaryTable, ConditionOperator.Equal, table);
        query.Criteria.AddCondition(new ConditionExpression(Names.MessageFilter.Message, ConditionOperator.In, names.Keys.Cast<object>().ToArray()));
        foreach (var row in new BlockQuery(service).ReadPages(query, PlatformLimits.StandardPage)
            .Where(row => row.GetAttributeValue<bool>(Names.MessageFilter.AllowsSteps)))
        {
            var message = row.GetAttributeValue<EntityReference>(Names.MessageFilter.Message).Id;
            filters[KeyOf(table, names[message])] = new MessageFilter(message, row.Id);
        }
    }

    private static string KeyOf(string table, string message) => table + " " + message;
}
