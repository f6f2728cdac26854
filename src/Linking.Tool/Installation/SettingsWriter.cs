using Linking.Plugins.Settings;
using Linking.Tool.Input;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;
using Connector = Linking.Plugins.Settings.Connector;
using CustomerKind = Linking.Tool.Input.CustomerKind;
using Names = Linking.Plugins.Schema.Names;
using OutputStorage = Linking.Tool.Input.OutputStorage;

namespace Linking.Tool.Installation;

/// <summary>States what organization.json says as the product's settings: environment variables and declared source tables.</summary>
internal sealed class SettingsWriter(IOrganizationService service)
{
    /// <summary>Writes settings and source tables; those that are there are brought up to date.</summary>
    internal void Write(OrganizationDefinition organization)
    {
        SetVariable(Names.EnvironmentVariable.CustomerKind, organization.CustomerKind == CustomerKind.BusinessAccounts ? "businessAccounts" : "individuals");
        SetVariable(Names.EnvironmentVariable.OutputStorage, organization.OutputStorage == OutputStorage.PrivateDataLake ? "privateDataLake" : "managed");
        SetVariable(Names.EnvironmentVariable.EnvironmentUrl, organization.EnvironmentUrl);


        // Every row of a simulation comes by an event; a full run beside them would only repeat the work.
        SetVariable(Names.EnvironmentVariable.AutomaticRuns, "no");
        var known = new SourceTableStore(service, () => DateTime.UtcNow).Read().ToDictionary(table => table.Pair, table => table.Id);
        foreach (var table in organization.SourceTables)
        {
            var pair = new Plugins.Keys.SourcePair(table.DataSource, table.Table);
            var row = new Entity(Names.SourceTable.Table)
            {
                [Names.SourceTable.Name] = pair.ToString(),
                [Names.SourceTable.DataSource] = table.DataSource,
                [Names.SourceTable.EntityName] = table.Table,
                [Names.SourceTable.LogicalName] = table.Table.ToLowerInvariant(),
                [Names.SourceTable.Connector] = new OptionSetValue((int)ConnectorOf(table.Connector)),
                [Names.SourceTable.EnvironmentUrl] = table.EnvironmentUrl,
                [Names.SourceTable.PrimaryKey] = table.PrimaryKey,
                [Names.SourceTable.Declared] = true,
            };
            if (known.TryGetValue(pair, out var id))
            {
                row.Id = id;
                service.Update(row);
            }
            else
            {
                service.Create(row);
            }
        }
    }

    private static Connector ConnectorOf(Input.Connector connector) => connector switch
    {
        Input.Connector.Dataverse => Connector.Dataverse,
        Input.Connector.PowerQueryDataverse => Connector.PowerQueryDataverse,
        _ => Connector.Other,
    };

    private void SetVariable(string name, string value)
    {
        var definition = Find(Names.EnvironmentVariable.Definition, Names.EnvironmentVariable.SchemaName, name)
            ?? throw new InvalidOperationException($"The solution defines no environment variable {name}.");
        var row = new Entity(Names.EnvironmentVariable.ValueTable) { [Names.EnvironmentVariable.Value] = value };
        if (Find(Names.EnvironmentVariable.ValueTable, Names.EnvironmentVariable.DefinitionId, definition) is { } id)
        {
            row.Id = id;
            service.Update(row);
            return;
        }

        row[Names.EnvironmentVariable.DefinitionId] = new EntityReference(Names.EnvironmentVariable.Definition, definition);
        service.Create(row);
    }

    private Guid? Find(string table, string column, object value)
    {
        var query = new QueryExpression(table) { TopCount = 1 };
        query.Criteria.AddCondition(column, ConditionOperator.Equal, value);
        return service.RetrieveMultiple(query).Entities.FirstOrDefault()?.Id;
    }
}
