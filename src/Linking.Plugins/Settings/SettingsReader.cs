using System;
using System.Collections.Generic;
using System.Linq;
using Linking.Plugins.Schema;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace Linking.Plugins.Settings;

/// <summary>Reads the product's environment variables: the current value, or else the default of the definition.</summary>
internal sealed class SettingsReader(IOrganizationService service)
{
    private static readonly object[] Variables =
    [
        Names.EnvironmentVariable.CustomerKind,
        Names.EnvironmentVariable.OutputStorage,
        Names.EnvironmentVariable.EnvironmentUrl,
        Names.EnvironmentVariable.TimeBudgetSeconds,
        Names.EnvironmentVariable.BypassCustomLogic,
        Names.EnvironmentVariable.SuppressFlows,
        Names.EnvironmentVariable.UseUpdateMultiple,
        Names.EnvironmentVariable.AlertPercent,
        Names.EnvironmentVariable.HistoryDays,
        Names.EnvironmentVariable.AutomaticRuns,
        Names.EnvironmentVariable.GuardEvents,
        Names.EnvironmentVariable.GuardSmallest,
        Names.EnvironmentVariable.GuardPercent,
    ];

    /// <summary>Reads the settings; variables that are not defined have their built-in default.</summary>
    internal LinkingSettings Read()
    {
        var definitions = ReadDefinitions();
        var values = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var definition in definitions)
        {
            if (definition.GetAttributeValue<string>(Names.EnvironmentVariable.DefaultValue) is { } value)
            {
                values[definition.GetAttributeValue<string>(Names.EnvironmentVariable.SchemaName)] = value;
            }
        }

        if (definitions.Count > 0)
        {
            ApplyCurrentValues(definitions, values);
        }

        return LinkingSettings.From(values);
    }

    private DataCollection<Entity> ReadDefinitions()
    {
        var query = new QueryExpression(Names.EnvironmentVariable.Definition)
        {
            ColumnSet = new ColumnSet(Names.EnvironmentVariable.SchemaName, Names.EnvironmentVariable.DefaultValue),
            NoLock = true,
        };
        query.Criteria.AddCondition(new ConditionExpression(Names.EnvironmentVariable.SchemaName, ConditionOperator.In, Variables));
        return service.RetrieveMultiple(query).Entities;
    }

    private void ApplyCurrentValues(DataCollection<Entity> definitions, Dictionary<string, string> values)
    {
        var names = definitions.ToDictionary(
            definition => definition.Id,
            definition => definition.GetAttributeValue<string>(Names.EnvironmentVariable.SchemaName));
        var query = new QueryExpression(Names.EnvironmentVariable.ValueTable)
        {
            ColumnSet = new ColumnSet(Names.EnvironmentVariable.DefinitionId, Names.EnvironmentVariable.Value),
            NoLock = true,
        };
        var ids = names.Keys.Cast<object>().ToArray();
        query.Criteria.AddCondition(new ConditionExpression(Names.EnvironmentVariable.DefinitionId, ConditionOperator.In, ids));
        foreach (var row in service.RetrieveMultiple(query).Entities)
        {
            var definition = row.GetAttributeValue<EntityReference>(Names.EnvironmentVariable.DefinitionId);
            if (row.GetAttributeValue<string>(Names.EnvironmentVariable.Value) is { } value)
            {
                values[names[definition.Id]] = value;
            }
        }
    }
}
