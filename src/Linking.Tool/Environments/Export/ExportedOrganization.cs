using System.Text.Json.Nodes;
using Linking.Client;
using Linking.Plugins.Settings;
using Linking.Tool.Input;
using Linking.Tool.Report;
using Connector = Linking.Plugins.Settings.Connector;
using Names = Linking.Plugins.Schema.Names;

namespace Linking.Tool.Environments.Export;

/// <summary>Writes organization.json: the environment's source tables and settings as a rehearsal reads them.</summary>
internal sealed class ExportedOrganization(DataverseService service)
{
    /// <summary>Tables that an organisation of a rehearsal comes with.</summary>
    private static readonly string[] Standard = ["account", "contact", "lead"];

    /// <summary>What is no number or choice that a rehearsal could do something with, or has a member of its own.</summary>
    private static readonly string[] NoSettings =
        [Names.EnvironmentVariable.CustomerKind, Names.EnvironmentVariable.OutputStorage, Names.EnvironmentVariable.EnvironmentUrl,
            Names.EnvironmentVariable.AutomaticRuns];

    /// <summary>The text of the file.</summary>
    public string Text(IReadOnlyList<SourceTable> sources)
    {
        var settings = Settings();
        var organization = service.First(new RowQuery("organization", "name"));
        var here = settings.GetValueOrDefault(Names.EnvironmentVariable.EnvironmentUrl) is { Length: > 0 } stated
            ? stated : service.Client.Environment.GetLeftPart(UriPartial.Authority);
        var declared = sources.Where(source => source.Declared).OrderBy(source => source.Pair.DataSource, StringComparer.Ordinal)
            .ThenBy(source => source.Pair.EntityName, StringComparer.Ordinal).ToList();
        var json = new JsonObject
        {
            ["name"] = organization?.Text("name") is { Length: > 0 } name ? name : service.Client.Environment.Host,
            ["organizationId"] = service.Get("WhoAmI").Id("OrganizationId")!.Value.ToString("D"),
            ["environmentUrl"] = here,
            ["customerKind"] = settings.GetValueOrDefault(Names.EnvironmentVariable.CustomerKind) is "businessAccounts" ? "businessAccounts" : "individuals",
            ["outputStorage"] = settings.GetValueOrDefault(Names.EnvironmentVariable.OutputStorage) is "privateDataLake" ? "privateDataLake" : "managed",
            ["profileTableKind"] = service.Find(Names.CustomerProfile.Table)?.IsElastic == true ? "elastic" : "standard",
            ["settings"] = new JsonObject(settings.Where(setting => SettingNames.Find(setting.Key) is not null && !NoSettings.Contains(setting.Key))
                .OrderBy(setting => setting.Key, StringComparer.Ordinal)
                .Select(setting => KeyValuePair.Create(setting.Key, (JsonNode?)setting.Value))),
            ["sourceTables"] = new JsonArray([.. declared.Select(source => Declaration(source, here))]),
            ["tables"] = new JsonArray([.. declared.Select(source => source.LogicalName).Distinct(StringComparer.Ordinal)
                .Except(Standard, StringComparer.Ordinal).Select(Definition).OfType<JsonNode>()]),
        };
        return JsonText.Of(json);
    }

    private static JsonObject Declaration(SourceTable source, string here)
    {
        var isOther = source.Connector is not (Connector.Dataverse or Connector.PowerQueryDataverse);
        return new JsonObject
        {
            ["dataSource"] = source.Pair.DataSource,
            ["table"] = source.Pair.EntityName,
            ["logicalName"] = source.LogicalName,
            ["connector"] = isOther ? "other" : source.Connector == Connector.Dataverse ? "dataverse" : "powerQueryDataverse",
            ["environmentUrl"] = source.EnvironmentUrl.Length > 0 ? source.EnvironmentUrl : here,
            ["primaryKey"] = source.PrimaryKey,
            ["rank"] = source.Rank,
        };
    }

    private JsonObject? Definition(string table) => service.Find(table) is not { } address ? null : new JsonObject
    {
        ["logicalName"] = table,
        ["primaryId"] = address.PrimaryId,
        ["primaryName"] = address.PrimaryName.Length > 0 ? address.PrimaryName : address.PrimaryId[..^2] + "name",
        ["columns"] = new JsonArray(),
    };

    /// <summary>The settings that somebody has set, by their schema names.</summary>
    private Dictionary<string, string> Settings()
    {
        var definitions = service.Read(
            new RowQuery(Names.EnvironmentVariable.Definition, Names.EnvironmentVariable.DefinitionId, Names.EnvironmentVariable.SchemaName)
            {
                Filter = $"startswith({Names.EnvironmentVariable.SchemaName},{RowQuery.Quoted(Names.OwnPrefix)})",
            }).ToDictionary(row => row.Id(Names.EnvironmentVariable.DefinitionId)!.Value, row => row.Text(Names.EnvironmentVariable.SchemaName));
        return service.Read(
            new RowQuery(Names.EnvironmentVariable.ValueTable, Names.EnvironmentVariable.Value, DataverseRow.LookupOf(Names.EnvironmentVariable.DefinitionId)))
            .Where(row => row.Lookup(Names.EnvironmentVariable.DefinitionId) is { } id && definitions.ContainsKey(id))
            .ToDictionary(row => definitions[row.Lookup(Names.EnvironmentVariable.DefinitionId)!.Value], row =>
                row.Text(Names.EnvironmentVariable.Value), StringComparer.Ordinal);
    }
}
