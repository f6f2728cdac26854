using Linking.Plugins.Settings;
using Linking.Tool.Input;
using Microsoft.Xrm.Sdk;
using Connector = Linking.Plugins.Settings.Connector;
using CustomerKind = Linking.Tool.Input.CustomerKind;
using Names = Linking.Plugins.Schema.Names;
using OutputStorage = Linking.Tool.Input.OutputStorage;

namespace Linking.Tool.Installation;

/// <summary>States what organization.json says as the product's settings: environment variables and declared source tables.</summary>
internal sealed class SettingsWriter(IOrganizationService service)
{
    private readonly VariableWriter variables = new(service);

    /// <summary>Writes settings and source tables; those that are there are brought up to date.</summary>
    internal void Write(OrganizationDefinition organization)
    {
        variables.Write(Names.EnvironmentVariable.CustomerKind, organization.CustomerKind == CustomerKind.BusinessAccounts ? "businessAccounts"
            : "individuals");
        variables.Write(Names.EnvironmentVariable.OutputStorage, organization.OutputStorage == OutputStorage.PrivateDataLake ? "privateDataLake" : "managed");
        variables.Write(Names.EnvironmentVariable.EnvironmentUrl, organization.EnvironmentUrl);
        variables.Write(organization.Settings);
        var known = new SourceTableStore(service, () => DateTime.UtcNow).Read().ToDictionary(table => table.Pair, table => table.Id);
        foreach (var table in organization.SourceTables)
        {
            var pair = new Plugins.Keys.SourcePair(table.DataSource, table.Table);
            var row = new Entity(Names.SourceTable.Table)
            {
                [Names.SourceTable.Name] = pair.ToString(),
                [Names.SourceTable.DataSource] = table.DataSource,
                [Names.SourceTable.EntityName] = table.Table,
                [Names.SourceTable.LogicalName] = table.LogicalName ?? table.Table.ToLowerInvariant(),
                [Names.SourceTable.Connector] = new OptionSetValue((int)ConnectorOf(table.Connector)),
                [Names.SourceTable.EnvironmentUrl] = table.EnvironmentUrl,
                [Names.SourceTable.PrimaryKey] = table.PrimaryKey,
                [Names.SourceTable.Declared] = true,
                [Names.SourceTable.Rank] = table.Rank,
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

    /// <summary>The product's value for a connector.</summary>
    internal static Connector ConnectorOf(Input.Connector connector) => connector switch
    {
        Input.Connector.Dataverse => Connector.Dataverse,
        Input.Connector.PowerQueryDataverse => Connector.PowerQueryDataverse,
        _ => Connector.Other,
    };
}
