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
        Names.EnvironmentVariable.BatchRows,
        Names.EnvironmentVariable.BypassCustomLogic,
        Names.EnvironmentVariable.SuppressFlows,
        Names.EnvironmentVariable.UseUpdateMultiple,
        Names.EnvironmentVariable.AlertPercent,
        Names.EnvironmentVariable.HistoryDays,
        Names.EnvironmentVariable.AutomaticRuns,
        Names.EnvironmentVariable.FullRunHours,
        Names.EnvironmentVariable.SettleMinutes,
        Names.EnvironmentVariable.Events,
        Names.EnvironmentVariable.GuardSmallest,
        Names.EnvironmentVariable.GuardPercent,
    ];

    /// <summary>Reads the settings in one read; variables that are not defined have their built-in default.</summary>
    internal LinkingSettings Read()
    {
        var query = new QueryExpression(Names.EnvironmentVariable.Definition)
        {
            ColumnSet = new ColumnSet(Names.EnvironmentVariable.SchemaName, Names.EnvironmentVariable.DefaultValue),
            NoLock = true,
        };
        query.Criteria.AddCondition(new ConditionExpression(Names.EnvironmentVariable.SchemaName, ConditionOperator.In, Variables));
        var current = query.AddLink(Names.EnvironmentVariable.ValueTable, Names.EnvironmentVariable.DefinitionId, Names.EnvironmentVariable.DefinitionId,
            JoinOperator.LeftOuter);
        current.EntityAlias = Names.EnvironmentVariable.ValueTable;
        current.Columns = new ColumnSet(Names.EnvironmentVariable.Value);

        var values = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

        // Where a variable is defined twice, a current value counts more than a default.
        foreach (var row in service.RetrieveMultiple(query).Entities.OrderBy(row => CurrentOf(row) is not null))
        {
            if ((CurrentOf(row) ?? row.GetAttributeValue<string>(Names.EnvironmentVariable.DefaultValue)) is { } value)
            {
                values[row.GetAttributeValue<string>(Names.EnvironmentVariable.SchemaName)] = value;
            }
        }

        return LinkingSettings.From(values);
    }

    private static string? CurrentOf(Entity row)
    {
        return row.GetAttributeValue<AliasedValue>(Names.EnvironmentVariable.ValueTable + "." + Names.EnvironmentVariable.Value)?.Value as string;
    }
}
